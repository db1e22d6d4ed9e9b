import { describe, expect, test } from "vitest";
import { checkedSpan, contains, firstEndingAfter, isSpace, overlaps, trimmed } from "../../src/text/span.ts";

const span = (start: number, end: number) => ({ start, end });

test.each([
  [0, 0],
  [2, 0],
  [3, 1],
  [5, 2],
  [9, 2],
])("the first span that ends after %d is number %d", (offset, index) => {
  expect(firstEndingAfter([span(0, 3), span(3, 5)], offset)).toBe(index);
});

describe("checkedSpan", () => {
  test("gives the span itself", () => expect(checkedSpan(0, 3, 3)).toEqual(span(0, 3)));

  test.each([
    [-1, 2, 3],
    [2, 2, 3],
    [2, 1, 3],
    [0, 4, 3],
    [0.5, 2, 3],
    [0, Number.NaN, 3],
  ])("refuses [%d, %d) in a text of %d and says so", (start, end, length) => {
    expect(() => checkedSpan(start, end, length)).toThrow(
      new RangeError(`Span [${start}, ${end}) does not lie in a text of ${length} code units.`),
    );
  });
});

test.each([
  [span(0, 2), span(1, 3), true],
  [span(0, 2), span(2, 3), false],
  [span(0, 9), span(3, 4), true],
])("overlaps(%o, %o) is %s both ways", (a, b, whether) => {
  expect([overlaps(a, b), overlaps(b, a)]).toEqual([whether, whether]);
});

test("a span contains itself and what lies in it, and nothing that reaches out", () => {
  expect(contains(span(1, 4), span(1, 4))).toBe(true);
  expect(contains(span(1, 4), span(3, 5))).toBe(false);
});

test.each([
  ["  a b\u00a0\n", span(2, 5)],
  [" \t\ufeff", null],
  ["a", span(0, 1)],
])("trimmed(%j)", (text, expected) => {
  expect(trimmed(text, span(0, text.length))).toEqual(expected);
});

test("white space is what the language's own trim takes, and a zero-width space", () => {
  for (let unit = 0; unit <= 0xffff; unit += 1) {
    const isTrimmed = String.fromCharCode(unit).trim() === "" || unit === 0x85 || unit === 0x200b;
    expect(isSpace(unit), unit.toString(16)).toBe(isTrimmed);
  }
});
