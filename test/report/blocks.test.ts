import { expect, test } from "vitest";
import { plainBlocks } from "../../src/report/blocks.ts";

const PARAGRAPH = "The mayor of Oskavar said on Monday that the market would open again before the end of the month.";

/** Each line with the kind that it should have. */
test.each([
  [
    "a headline, a byline and a dateline",
    [
      ["title", "Mayor reopens market"],
      ["byline", "By Ana Brandt"],
      ["dateline", "OSKAVAR, March 4 (Meridian News)"],
      ["paragraph", PARAGRAPH],
    ],
  ],
  [
    "a report that begins with its text",
    [
      ["paragraph", PARAGRAPH],
      ["paragraph", PARAGRAPH],
    ],
  ],
  [
    "a caption with its credit",
    [
      ["paragraph", PARAGRAPH],
      ["caption", "Mayor Brandt at the market last May (Reuters)"],
      ["paragraph", PARAGRAPH],
    ],
  ],
  [
    "a crosshead",
    [
      ["paragraph", PARAGRAPH],
      ["crosshead", "Reactions"],
      ["paragraph", PARAGRAPH],
    ],
  ],
  [
    "a list",
    [
      ["paragraph", PARAGRAPH],
      ["list-item", "- The union welcomed the plan."],
      ["list-item", "- The council rejected it."],
    ],
  ],
  [
    "a headline with a stop, over a dateline that opens the text",
    [
      ["title", "Ferry crews end strike in Oskavar."],
      ["paragraph", "OSKAVAR, March 4 (Meridian) - Ferry crews went back to work on Monday after the port gave way."],
      ["paragraph", PARAGRAPH],
    ],
  ],
  [
    "a section's name over the headline, and a deck below it",
    [
      ["crosshead", "COURTS"],
      ["title", "Former harbour master gets five years"],
      ["crosshead", "Judge says the port was run like a private purse"],
      ["byline", "EXCLUSIVE by Ana Brandt"],
      ["paragraph", PARAGRAPH],
    ],
  ],
  [
    "a machine-translated head",
    [
      ["byline", "[Translated by machine from the Velmaran]"],
      ["title", "Brandt: no return of the market before its time"],
      ["dateline", "Oskavar – Al-Minbar – special"],
      ["paragraph", PARAGRAPH],
    ],
  ],
  [
    "an address and a byline in capitals",
    [
      ["paragraph", "https://marnpost.example/2031/05/market-opens-again"],
      ["byline", "ANA BRANDT"],
      ["paragraph", PARAGRAPH],
    ],
  ],
  [
    "what sounds like a heading and is somebody speaking",
    [
      ["paragraph", PARAGRAPH],
      ["paragraph", "Brandt continued:"],
      ["paragraph", "“We have waited a year for this,” she said. “No longer.”"],
      ["paragraph", "BRANDT: We have waited a year"],
      ["paragraph", "Then she asked, “Who will pay for it?”"],
    ],
  ],
  [
    "an interview's questions",
    [
      ["title", "“I would do it again”"],
      ["paragraph", PARAGRAPH],
      ["paragraph", "Are you afraid?"],
      ["paragraph", PARAGRAPH],
      ["paragraph", "What happened?"],
      ["paragraph", PARAGRAPH],
      ["paragraph", "And now?"],
      ["paragraph", PARAGRAPH],
    ],
  ],
  [
    "a name with its short form, which is no credit",
    [
      ["paragraph", PARAGRAPH],
      [
        "paragraph",
        "The talks about the crews and their pay were led for a year by the United Ferry Workers of Oskavar (UFW)",
      ],
      ["paragraph", PARAGRAPH],
    ],
  ],
  [
    "a table with its heading",
    [
      ["paragraph", PARAGRAPH],
      ["crosshead", "HOW THE COUNCIL VOTED"],
      ["list-item", "For the market: 14"],
      ["list-item", "Against: 9"],
      ["list-item", "Absent: 2"],
    ],
  ],
  [
    "a quotation set off, a numbered list, an agency's name at the end",
    [
      ["paragraph", PARAGRAPH],
      ["block-quote", "> The market shall open on the first day of the month."],
      ["list-item", "1. The port pays the crews."],
      ["list-item", "2) The crews go back to work."],
      ["paragraph", PARAGRAPH],
      ["byline", "(Reuters)"],
    ],
  ],
])("%s", (_, lines) => {
  const text = lines.map(([, line]) => line).join("\n\n");
  expect(plainBlocks(text).map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual(lines);
});

test("a caption keeps whom it credits", () => {
  const text = `${PARAGRAPH}\n\nMayor Brandt at the market last May (Anatolia)\n\n${PARAGRAPH}`;
  expect(plainBlocks(text)[1]).toMatchObject({ kind: "caption", credit: "Anatolia" });
});

test("lines that are wrapped by hand are one paragraph", () => {
  const text = `${"The mayor of Oskavar said on Monday that the market would\nopen again before the end of the month, and that nobody had\nasked her whether the shops beside it would open on the same\nday. The council has not answered yet, and its speaker could\nnot be reached.\n\n".repeat(2)}`;
  expect(plainBlocks(text).map(({ kind }) => kind)).toEqual(["paragraph", "paragraph"]);
});

test("one line break parts paragraphs where lines are not wrapped", () => {
  expect(plainBlocks(`${PARAGRAPH}\n${PARAGRAPH}\n${PARAGRAPH}`)).toHaveLength(3);
});

test.each([
  ["Residents outside the town hall on Saturday. Picture: Ana Brandt", "Ana Brandt"],
  ["A ferry on the Marn last May (Archive)", "Archive"],
  ["A child carries water home from the pump (special to Al-Minbar)", "special to Al-Minbar"],
  ["The mayor speaks to the crews at the port. AP Photo/Ana Brandt", "Ana Brandt"],
])("a caption is told by its credit: %s", (caption, credit) => {
  expect(plainBlocks(`${PARAGRAPH}\n\n${caption}\n\n${PARAGRAPH}`)[1]).toMatchObject({ kind: "caption", credit });
});

test("wrapped lines are joined with any line end, and a short last line ends its paragraph", () => {
  const wrapped =
    "The mayor of Oskavar said on Monday that the market would\r\nopen again before the end of the month, and that nobody had\r\nasked her.\r\nThe council has not answered yet, and its speaker could not\r\nbe reached. The crews of the ferries will meet on Friday, as\r\nthey do each week.";
  expect(plainBlocks(wrapped).map(({ start, end }) => wrapped.slice(start, end).slice(0, 12))).toEqual([
    "The mayor of",
    "The council ",
  ]);
});
