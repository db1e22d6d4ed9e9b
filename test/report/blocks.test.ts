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
