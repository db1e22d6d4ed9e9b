import type { Span } from "./span.ts";

/** A run of letters and digits, or one other mark; never white space. The words of `training/words.py`. */
const WORD = /[\p{L}\p{N}]+|[^\p{L}\p{N}\s]/gu;

/** The words of `text` between `start` and `end`, in order, without overlap. */
export function wordsOf(text: string, start = 0, end = text.length): readonly Span[] {
  const words: Span[] = [];
  for (const match of text.slice(start, end).matchAll(WORD)) {
    words.push({ start: start + match.index, end: start + match.index + match[0].length });
  }
  return words;
}
