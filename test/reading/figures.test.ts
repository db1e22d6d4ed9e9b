import { expect, test } from "vitest";
import { figuresIn } from "../../src/reading/figures.ts";

const told = (text: string) => figuresIn(text, { start: 0, end: text.length }).map(({ of, value }) => [value, of]);

test.each([
  [
    "At least 12 people were killed and 40 wounded.",
    [
      [12, "killed"],
      [40, "injured"],
    ],
  ],
  ["The blast killed nine soldiers.", [[9, "killed"]]],
  ["The death toll rose to 1,204.", [[1204, "killed"]]],
  ["Police detained twenty-three marchers.", [[23, "arrested"]]],
  ["Two hundred families were displaced.", [[200, "displaced"]]],
  ["He was arrested on 5 March.", []],
  ["Three ministers met for 4 hours.", []],
])("%j counts %j", (text, figures) => {
  expect(told(text)).toEqual(figures);
});

test("a figure's span holds its number", () => {
  const text = "At least 12 people were killed.";
  expect(figuresIn(text, { start: 0, end: text.length })).toEqual([{ of: "killed", value: 12, start: 9, end: 11 }]);
});
