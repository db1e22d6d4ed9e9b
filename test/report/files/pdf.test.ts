import { deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { column, pdf } from "./making-pdfs.ts";
import { takeAll } from "./taking.ts";

const HEADLINE = { words: "Quay of Oskavar shut", x: 72, y: 740, size: 18 };
const FIRST = [
  "The mayor of Oskavar, Ana Brandt, said on Monday that the quay would stay shut until",
  "the inspectors had been there. Nobody had told the har-",
  "bour board of it before the weekend.",
];
const SECOND = ['"We have no choice," she told reporters \\(at the town hall\\) and left.'];

const textOf = async (bytes: Uint8Array) => {
  const { reports, failures } = await takeAll("a.pdf", bytes);
  expect(failures).toEqual([]);
  return reports[0]?.text.split("\n\n");
};

const WHOLE = [
  "Quay of Oskavar shut",
  "The mayor of Oskavar, Ana Brandt, said on Monday that the quay would stay shut until the inspectors had been there. Nobody had told the harbour board of it before the weekend.",
];

describe("a PDF", () => {
  test("is its text, with lines joined to paragraphs and parted words whole", async () => {
    const lines = column([...FIRST, "", "It opens in May."]);
    expect(await textOf(pdf([[HEADLINE, ...lines]]))).toEqual([...WHOLE, "It opens in May."]);
  });

  test("has its headline for a title", async () => {
    const { reports } = await takeAll("a.pdf", pdf([[HEADLINE, ...column(FIRST)]]));
    expect(reports).toMatchObject([{ file: "a.pdf", title: "Quay of Oskavar shut" }]);
  });

  test("has a headline of several lines, set apart as its size asks for", async () => {
    const [first, second] = ["Quay of Oskavar shut until", "the inspectors come"].map((words, i) => ({
      words,
      x: 72,
      y: 760 - i * 26,
      size: 22,
    }));
    const head = first === undefined || second === undefined ? [] : [first, second];
    expect((await textOf(pdf([[...head, ...column(FIRST)]])))?.[0]).toBe(
      "Quay of Oskavar shut until the inspectors come",
    );
  });

  test("has paragraphs that are indented", async () => {
    const next = {
      words: "It opens in May, the board wrote to the owners of the ships that wait for it.",
      x: 90,
      y: 658,
    };
    expect(await textOf(pdf([[HEADLINE, ...column(FIRST), next]]))).toEqual([...WHOLE, next.words]);
  });

  test("has sentences that go on on the next page, past page numbers", async () => {
    const [one = "", ...more] = FIRST;
    const number = { words: "Page 1 of 2", x: 300, y: 40 };
    expect(await textOf(pdf([[HEADLINE, ...column([one]), number], column(more)]))).toEqual(WHOLE);
  });

  test("has no line that stands alike on every page", async () => {
    const head = { words: "The Oskavar Post", x: 72, y: 770, size: 11 };
    const pages = FIRST.map((line, i) => [head, ...column([line]), { words: `- ${i + 1} -`, x: 300, y: 40 }]);
    expect(await textOf(pdf(pages))).toEqual(WHOLE.slice(1));
  });

  test("whose lines are set wide apart keeps its paragraphs", async () => {
    expect(await textOf(pdf([[HEADLINE, ...column(FIRST, 700, 72, 28)]]))).toEqual(WHOLE);
  });
});

describe("a bad PDF", () => {
  const locked = `<< /Filter /Standard /V 1 /R 2 /P -4 /O <${"41".repeat(32)}> /U <${"42".repeat(32)}> >>`;
  const bomb = deflateSync(Buffer.alloc(80 * 1024 * 1024)).toString("latin1");
  const packed = `<< /Length ${bomb.length} /Filter /FlateDecode >>\nstream\n${bomb}\nendstream`;
  const page = [column(FIRST)];
  test.each([
    ["locked", pdf(page, "/Encrypt 6 0 R /ID [<4142> <4142>]", [locked]), "file-locked", "password"],
    ["of pictures alone", pdf([[], []]), "file-without-text", "its 2 pages are pictures"],
    ["that is none", Buffer.from("%PDF-1.7 said the minister"), "file-damaged", "damaged"],
    ["that bursts", pdf(page, "", [packed]), "archive-too-large", "64 MB"],
  ])("%s is told with what to do", async (_, bytes, code, words) => {
    expect((await takeAll("a.pdf", bytes)).failures).toEqual([
      { place: "a.pdf", code, message: expect.stringContaining(words) },
    ]);
  });
});

test("quotation marks and brackets stand as they are", async () => {
  const [words = ""] = SECOND;
  expect(await textOf(pdf([column([words.replace(/\\/g, "")])]))).toEqual([words.replace(/\\/g, "")]);
});
