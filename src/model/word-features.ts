import type { Span } from "../text/span.ts";

/** How a word is written. The order is the network's: see `training/words.py`, SHAPES. */
export const SHAPES = [
  "lower",
  "title",
  "upper",
  "digits",
  "capital",
  "mixed",
  "quotation-mark",
  "other-mark",
] as const;

/** How a word stands to the quotation marks of its paragraph; the numbers are the network's. */
export const QUOTE_STATE = { outside: 0, inside: 1, insideSingle: 2, unclosed: 3 } as const;

const OPENING = new Set("“„‟«‹「『");
const CLOSING = new Set("”»›」』");
const SINGLE = new Set("'‘’`");
const ALPHANUMERIC = /^[\p{L}\p{N}]/u;
const DIGITS = /^\p{Nd}+$/u;

/** Whether a word is a double quotation mark of any typographic kind. */
export function isQuotationMark(word: string): boolean {
  return word === '"' || OPENING.has(word) || CLOSING.has(word);
}

/** The index in `SHAPES` of a word's shape. The base encoder is uncased: names need this. */
export function shapeOf(word: string): number {
  if (!ALPHANUMERIC.test(word)) return isQuotationMark(word) || SINGLE.has(word) ? 6 : 7;
  if (DIGITS.test(word)) return 3;
  const lower = word.toLowerCase();
  if (lower === word) return 0;
  if ([...word].length === 1) return 4;
  if (word.toUpperCase() === word) return 2;
  const [first = "", ...rest] = word;
  const tail = rest.join("");
  return first.toUpperCase() === first && tail.toLowerCase() === tail ? 1 : 5;
}

/**
 * For each word of one paragraph, its `QUOTE_STATE`.
 *
 * Straight marks open when none is open and close otherwise. A mark left open colours the rest as `unclosed`, because
 * a quotation may go on in the next paragraph, or its end may be lost. Single marks count only where they cannot be
 * apostrophes.
 */
export function quoteStates(text: string, words: readonly Span[]): readonly number[] {
  const states = new Array<number>(words.length).fill(QUOTE_STATE.outside);
  let opened: number | null = null;
  let single: number | null = null;
  words.forEach(({ start, end }, i) => {
    const mark = text.slice(start, end);
    if (isQuotationMark(mark)) {
      const closes = CLOSING.has(mark) || (mark === '"' && opened !== null);
      if (!closes) opened ??= i;
      else if (opened !== null) {
        states.fill(QUOTE_STATE.inside, opened, i + 1);
        opened = null;
      }
      single = null;
    } else if (SINGLE.has(mark) && opened === null) {
      const before = isAlphanumericAt(text, start - 1);
      const after = isAlphanumericAt(text, end);
      if (single === null && !before && after && mark !== "’") single = i;
      else if (single !== null && !after && mark !== "‘" && mark !== "`") {
        states.fill(QUOTE_STATE.insideSingle, single, i + 1);
        single = null;
      }
    }
  });
  if (opened !== null) states.fill(QUOTE_STATE.unclosed, opened);
  return states;
}

function isAlphanumericAt(text: string, at: number): boolean {
  return at >= 0 && at < text.length && ALPHANUMERIC.test(text.charAt(at));
}
