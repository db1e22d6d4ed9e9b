import { expect, test } from "vitest";
import { sentencesOf } from "../../src/text/sentences.ts";
import { textAt } from "../../src/text/span.ts";

const cut = (text: string) => sentencesOf(text, [{ start: 0, end: text.length }]).all.map((span) => textAt(text, span));

test.each([
  ["He left. She stayed.", ["He left.", "She stayed."]],
  ["“We go.” He left.", ["“We go.”", "He left."]],
  ["Gen. Orsk spoke. Mr. Lund did not.", ["Gen. Orsk spoke.", "Mr. Lund did not."]],
  ["On Feb. 3 it ended! “Why?” they asked.", ["On Feb. 3 it ended!", "“Why?” they asked."]],
  ["The U.S. envoy left at 6 p.m. on Monday", ["The U.S. envoy left at 6 p.m. on Monday"]],
  ["no capital. so no sentence", ["no capital. so no sentence"]],
])("%j is cut at its stops and not at abbreviations", (text, expected) => {
  expect(cut(text)).toEqual(expected);
});

test("a sentence ends with its block, and around a span is the sentence in which it begins", () => {
  const text = "A title\nIt rained. It stopped.";
  const sentences = sentencesOf(text, [
    { start: 0, end: 7 },
    { start: 8, end: text.length },
  ]);
  expect(sentences.all.map((span) => textAt(text, span))).toEqual(["A title", "It rained.", "It stopped."]);
  expect(textAt(text, sentences.around({ start: 19, end: 21 }))).toBe("It stopped.");
  expect(sentences.around({ start: 7, end: 8 })).toEqual({ start: 7, end: 8 });
});
