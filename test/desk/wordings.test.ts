import { expect, test } from "vitest";
import { spansOf, wordsAt } from "../../desk/src/text/wordings.ts";

const TEXT = "She said no.\nLater she said (twice) that she would.";

test.each([
  ["words that stand once", "Later she", 0, [{ start: 13, end: 22 }]],
  ["of words that stand twice, those nearest", "said", 30, [{ start: 23, end: 27 }]],
  ["words over the end of a line", "no. Later", 0, [{ start: 9, end: 18 }]],
  ["signs that a pattern would read otherwise", "(twice)", 0, [{ start: 28, end: 35 }]],
  [
    "two pieces",
    "said … would",
    0,
    [
      { start: 4, end: 8 },
      { start: 45, end: 50 },
    ],
  ],
  ["nothing", "  ", 0, []],
  ["words that stand nowhere are given back", "said … perhaps", 0, "perhaps"],
])("%s", (_, words, near, spans) => {
  expect(spansOf(TEXT, words, near)).toEqual(spans);
});

test("what spans point at is typed as it was shown", () => {
  const spans = [
    { start: 4, end: 8 },
    { start: 45, end: 50 },
  ];
  expect(spansOf(TEXT, wordsAt(TEXT, spans), 0)).toEqual(spans);
});
