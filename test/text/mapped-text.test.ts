import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mappedText, sourceSpan } from "../../src/text/mapped-text.ts";

describe("a mapped text", () => {
  const source = "A &amp; B";
  const { text, pieces } = mappedText([
    { text: "A ", sourceStart: 0, sourceEnd: 2 },
    { text: "&", sourceStart: 2, sourceEnd: 7 },
    { text: " B", sourceStart: 7, sourceEnd: 9 },
    { text: "\n\n", sourceStart: 9, sourceEnd: 9 },
  ]);

  test.each([
    [0, 1, "A"],
    [2, 3, "&amp;"],
    [1, 5, " &amp; B"],
    [4, 7, "B"],
  ])("leads [%d, %d) back to its source", (start, end, words) => {
    const span = sourceSpan(pieces, { start, end });
    expect(source.slice(span?.start, span?.end)).toBe(words);
  });

  test("leads words that the source does not have nowhere", () => {
    expect(text.slice(5, 7)).toBe("\n\n");
    expect(sourceSpan(pieces, { start: 5, end: 7 })).toBeNull();
  });
});

/** Sources of random Unicode, cut into stretches that are copied, changed, left out, or put in. */
const stretches = fc.array(
  fc.record({
    words: fc.string({ unit: "binary", minLength: 1, maxLength: 6 }),
    fate: fc.constantFrom("copied", "changed", "left out", "put in"),
  }),
  { maxLength: 30 },
);

test("pieces cover any text in order, and every copied stretch leads back to itself", () => {
  fc.assert(
    fc.property(stretches, (parts) => {
      let source = "";
      const fragments = parts.map(({ words, fate }) => {
        const sourceStart = source.length;
        if (fate !== "put in") source += words;
        const out = fate === "left out" ? "" : fate === "changed" ? `${words}${words}!` : words;
        return { text: out, sourceStart, sourceEnd: source.length, fate };
      });
      const { text, pieces } = mappedText(fragments);
      expect(text).toBe(fragments.map((fragment) => fragment.text).join(""));
      expect(pieces.map(({ start, end }) => text.slice(start, end)).join("")).toBe(text);
      let at = 0;
      for (const { text: words, fate, sourceStart } of fragments) {
        const span = sourceSpan(pieces, { start: at, end: at + words.length });
        if (fate === "copied") expect(span).toEqual({ start: sourceStart, end: sourceStart + words.length });
        if (fate === "put in") expect(span).toBeNull();
        at += words.length;
      }
    }),
    { seed: 11, numRuns: 300 },
  );
});

test("a longer span never leads to a shorter stretch of the source", () => {
  fc.assert(
    fc.property(stretches, fc.nat(100), fc.nat(20), fc.nat(20), (parts, start, length, more) => {
      let offset = 0;
      const fragments = parts.map(({ words, fate }) => {
        const sourceStart = offset;
        offset += words.length;
        return { text: fate === "changed" ? "?" : words, sourceStart, sourceEnd: offset };
      });
      const { pieces } = mappedText(fragments);
      const short = sourceSpan(pieces, { start, end: start + length });
      const long = sourceSpan(pieces, { start, end: start + length + more });
      if (short === null) return;
      expect(long?.start).toBe(short.start);
      expect(long?.end).toBeGreaterThanOrEqual(short.end);
    }),
    { seed: 12 },
  );
});
