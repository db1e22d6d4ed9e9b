import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { windowsOf } from "../../src/model/windows.ts";
import { CLS, SEP } from "../../src/model/word-pieces.ts";
import { wordsOf } from "../../src/text/words.ts";

/** A piece for each two letters. */
const pieces = (word: string) => Array.from({ length: Math.ceil(word.length / 2) }, () => 1000);
const paragraphsOf = (text: string) =>
  [...text.matchAll(/[^\n]+/g)].map((m) => ({ start: m.index, end: m.index + m[0].length }));

describe("windowsOf", () => {
  test("packs whole paragraphs with a separator behind each", () => {
    const text = "ab cd\nef";
    const [window, ...rest] = [...windowsOf(text, paragraphsOf(text), pieces, 16)];
    expect(rest).toEqual([]);
    expect(window?.pieces).toEqual([CLS, 1000, 1000, SEP, 1000, SEP]);
    expect(window?.words.map(({ paragraph }) => paragraph)).toEqual([0, 0, 1]);
  });

  test("no paragraphs are no windows", () => {
    expect([...windowsOf("", [], pieces, 16)]).toEqual([]);
  });

  test("holds every word once, in order, and never more pieces than the limit", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(..."ab“,é\n "), maxLength: 400 }),
        fc.integer({ min: 12, max: 40 }),
        (text, limit) => {
          const paragraphs = paragraphsOf(text);
          const windows = [...windowsOf(text, paragraphs, (word) => pieces(word).slice(0, 8), limit)];
          const words = windows.flatMap((window) => window.words.map(({ start, end }) => ({ start, end })));
          expect(words).toEqual(paragraphs.flatMap(({ start, end }) => wordsOf(text, start, end)));
          for (const window of windows) {
            expect(window.pieces.length).toBeLessThanOrEqual(limit);
            expect(window.shapes).toHaveLength(window.pieces.length);
            expect(window.quotes).toHaveLength(window.pieces.length);
          }
        },
      ),
      { seed: 4 },
    );
  });
});
