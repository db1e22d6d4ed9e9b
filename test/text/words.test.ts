import fc from "fast-check";
import { expect, test } from "vitest";
import { wordsOf } from "../../src/text/words.ts";

const cut = (text: string) => wordsOf(text).map(({ start, end }) => text.slice(start, end));

test.each([
  ["He said: “No.”", ["He", "said", ":", "“", "No", ".", "”"]],
  ["a_b don't", ["a", "_", "b", "don", "'", "t"]],
  ["naïve 北京", ["naïve", "北京"]],
  ["  ", []],
  ["𝒜b 👍", ["𝒜b", "👍"]],
])("%s", (text, words) => {
  expect(cut(text)).toEqual(words);
});

test("words lie in the text in order, and what they leave out is white space or cannot be seen", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      let at = 0;
      for (const { start, end } of wordsOf(text)) {
        expect(start).toBeGreaterThanOrEqual(at);
        expect(end).toBeGreaterThan(start);
        expect(text.slice(at, start).trim()).toBe("");
        at = end;
      }
      expect(at).toBeLessThanOrEqual(text.length);
    }),
    { seed: 2 },
  );
});
