import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { QUOTE_STATE, quoteStates, SHAPES, shapeOf } from "../../src/model/word-features.ts";
import { wordsOf } from "../../src/text/words.ts";

describe("shapeOf", () => {
  test.each([
    ["said", "lower"],
    ["Maduro", "title"],
    ["NATO", "upper"],
    ["2014", "digits"],
    ["I", "capital"],
    ["McDonald", "mixed"],
    ["“", "quotation-mark"],
    ["'", "quotation-mark"],
    [",", "other-mark"],
    ["Łódź", "title"],
    ["3rd", "lower"],
  ])("%s is %s", (word, shape) => {
    expect(SHAPES[shapeOf(word)]).toBe(shape);
  });
});

describe("quoteStates", () => {
  const { outside: o, inside: i, insideSingle: s, unclosed: u } = QUOTE_STATE;
  test.each([
    ['He said "go" now', [o, o, i, i, i, o]],
    ["He said “go” now", [o, o, i, i, i, o]],
    ["He said «go» now", [o, o, i, i, i, o]],
    ["He said „go“ now", [o, o, u, u, u, u]],
    ['He said "go now', [o, o, u, u, u]],
    ["He said 'go' now", [o, o, s, s, s, o]],
    ["the workers’ pay isn't", [o, o, o, o, o, o, o]],
    ["no marks", [o, o]],
  ])("%s", (text, states) => {
    expect(quoteStates(text, wordsOf(text))).toEqual(states);
  });

  test("gives every word of any text a state", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const words = wordsOf(text);
        expect(quoteStates(text, words)).toHaveLength(words.length);
      }),
      { seed: 1 },
    );
  });
});
