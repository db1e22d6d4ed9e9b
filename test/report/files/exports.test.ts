import { describe, expect, test } from "vitest";
import { exportDate } from "../../../src/report/files/export-date.ts";
import { takeAll } from "./taking.ts";

const QUAY =
  'The mayor of Oskavar, Ana Brandt, said on Monday that the quay would stay shut.\n\n"We have no choice," she told reporters.';
const OPEN = "The quay is open again, the harbour board of Oskavar said on Friday.\n\nNobody had been hurt, it said.";

/** The same two documents in each format, as its database would lay them out. */
const NUMBERED = `

                               1 of 2 DOCUMENTS


                               The Oskavar Post

                           May 5, 2031 Monday
                             Final Edition

Quay of Oskavar shut until
the inspectors come

BYLINE: Ilvane Dorsk

SECTION: NEWS; Pg. 4

LENGTH: 25 words

DATELINE: OSKAVAR

${QUAY}

LOAD-DATE: May 6, 2031

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper

               Copyright 2031 The Oskavar Post
                      All Rights Reserved

                               2 of 2 DOCUMENTS

                               Tarmel Courier

                              9 May 2031

Quay open

LENGTH: 18 words

${OPEN}

LOAD-DATE: May 9, 2031
`;
const END_LINE = `Quay of Oskavar shut until the inspectors come

The Oskavar Post
May 5, 2031 Monday

Copyright 2031 The Oskavar Post All Rights Reserved
Section: NEWS; Pg. 4
Length: 25 words
Byline: Ilvane Dorsk

Body

${QUAY}

Load-Date: May 6, 2031

End of Document

Quay open
Tarmel Courier
May 9, 2031

Length: 18 words
Body

${OPEN}

End of Document
`;
const CODED = `HD  Quay of Oskavar shut until
    the inspectors come
BY  Ilvane Dorsk
WC  25 words
PD  5 May 2031
SN  The Oskavar Post
SC  OSKPO
LA  English
CY  Copyright 2031 The Oskavar Post

LP

${QUAY.split("\n\n")[0]}

TD

${QUAY.split("\n\n")[1]}

NS  gtran : Transport
AN  Document OSKPO00020310505e75500001

Document OSKPO00020310505e75500001

HD  Quay open
PD  9 May 2031
SN  Tarmel Courier
LP  ${OPEN.split("\n\n")[0]}
TD  ${OPEN.split("\n\n")[1]}

Document TARCO00020310509e75900002

Search Summary
Text  quay
`;
const CODE_AT_END = `Quay of Oskavar shut until the inspectors come
By Ilvane Dorsk
25 words
5 May 2031
The Oskavar Post
OSKPO
4
English
Copyright 2031 The Oskavar Post

${QUAY}

Document OSKPO00020310505e75500001

Quay open
18 words
9 May 2031
Tarmel Courier
TARCO
English
(c) 2031 Tarmel Courier

${OPEN}

Document TARCO00020310509e75900002

Search Summary
Text  quay
`;
const RULED = `____________________________________________________________

Report Information from ProQuest
____________________________________________________________

Document 1 of 2

Quay of Oskavar shut until the inspectors come

Author: Dorsk, Ilvane

Publication info: The Oskavar Post ; Oskavar [Oskavar]05 May 2031: 4.

Full text: ${QUAY}

Subject: Harbours;

Title: Quay of Oskavar shut until the inspectors come

Publication title: The Oskavar Post

Publication year: 2031

Publication date: May 5, 2031

Document URL: https://database.example/docview/1
____________________________________________________________

Document 2 of 2

Quay open

Full text: ${OPEN}

Title: Quay open

Publication title: Tarmel Courier

Publication date: May 9, 2031
____________________________________________________________

Contact the library of Oskavar.
`;
const FORMATS = [
  ["numbered documents", NUMBERED],
  ["documents with an end line", END_LINE],
  ["two-letter codes", CODED],
  ["documents with a code at the end", CODE_AT_END],
  ["documents between rules", RULED],
] as const;
const plain = (text: string) => text.replace(/\s+/g, " ").trim();

describe.each(FORMATS)("an export of %s", (_, text) => {
  test.each([
    ["\\n", text],
    ["\\r\\n", text.replace(/\n/g, "\r\n")],
  ])("gives its articles, with title, publisher and day (lines end in %s)", async (_, bytes) => {
    const { reports, failures } = await takeAll("export.txt", bytes);
    expect(failures).toEqual([]);
    expect(reports).toMatchObject([
      {
        file: "export.txt#1",
        title: "Quay of Oskavar shut until the inspectors come",
        publisher: "The Oskavar Post",
        published: "2031-05-05",
      },
      { file: "export.txt#2", title: "Quay open", publisher: "Tarmel Courier", published: "2031-05-09" },
    ]);
    expect(reports.map(({ text }) => plain(text))).toEqual([
      plain(`Quay of Oskavar shut until the inspectors come ${QUAY}`),
      plain(`Quay open ${OPEN}`),
    ]);
    expect(reports[0]?.blocks.map(({ kind }) => kind)).toEqual(["title", "paragraph", "paragraph"]);
  });

  test("tells the document that has no text, and reads the others", async () => {
    const cut = text
      .replace(QUAY, "")
      .replace(/^Body$/m, "")
      .replace(/LENGTH: 25 words|Full text: (?!The)|^LP$\n+.*|^TD$\n+.*/gm, "");
    const { reports, failures } = await takeAll("export.txt", cut);
    expect(failures).toMatchObject([{ place: "export.txt#1", code: "export-unsplit" }]);
    expect(failures[0]?.message).toContain("'Quay of Oskavar shut until the inspectors come'");
    expect(reports.map(({ file }) => file)).toEqual(["export.txt#2"]);
  });
});

test("what an article does not say of itself is said of the file", async () => {
  const { reports } = await takeAll("e.txt", END_LINE.replace("May 9, 2031\n", ""), { published: "2031-06-01" });
  expect(reports.map(({ published }) => published)).toEqual(["2031-05-05", "2031-06-01"]);
});

test.each([
  ["prose between rules", `____\n\n${QUAY}\n\n____\n\n${OPEN}\n`],
  ["an order of business", `Document 1 of 2\n\n${QUAY}\n`],
  ["a text that ends as a document", `${QUAY}\n\nEnd of Document\n`],
  ["a text with documents", `${QUAY}\n\nDocument attached\n\n25 words\n`],
  ["a text about lengths", `LENGTH: 20 metres\n${QUAY}`],
])("%s is one report", async (_, text) => {
  expect((await takeAll("a.txt", text)).reports.map((report) => report.text)).toEqual([text]);
});

test.each([
  ["May 5, 2031 Monday", "month-day", "2031-05-05"],
  ["Monday, 5 May 2031 10:30 GMT", "day-month", "2031-05-05"],
  ["Sept. 12th 2031", "month-day", "2031-09-12"],
  ["2031 June 7", "month-day", "2031-06-07"],
  ["05/06/2031", "month-day", "2031-05-06"],
  ["05/06/2031", "day-month", "2031-06-05"],
  ["25/06/2031", "month-day", "2031-06-25"],
  ["20310507", "day-month", "2031-05-07"],
  ["May 2031", "month-day", null],
  ["31 June 2031", "day-month", null],
  ["The quay shut on May 5, 2031", "month-day", null],
] as const)("%s (%s) is %s", (words, order, day) => {
  expect(exportDate(words, order)).toBe(day);
});
