import type { Span } from "../text/span.ts";
import { wordsOf } from "../text/words.ts";

/** A text's runs of words: what near-copies are found by. */
export interface Runs {
  readonly words: readonly Span[];
  /** Where each run of words, told by a number, first begins, by word. */
  readonly at: ReadonlyMap<number, number>;
}

/** Words in a run: five in a row are seldom written twice by chance (Broder 1997 calls them shingles). */
export const RUN = 5;

/** The runs of words of a text. Case, accents, marks and the spelling of -our, -re and -ise tell houses apart, not texts. */
export function runsOf(text: string): Runs {
  const words = wordsOf(text).filter(({ start, end }) => /[\p{L}\p{N}]/u.test(text.slice(start, end)));
  const plain = words.map(({ start, end }) => numberOf(housed(text.slice(start, end))));
  const at = new Map<number, number>();
  for (let i = 0; i + RUN <= plain.length; i++) {
    const key = runOf(plain, i);
    if (!at.has(key)) at.set(key, i);
  }
  return { words, at };
}

/** The number of a word (FNV-1a): runs of many texts are kept by numbers, a fifth of their words' size. */
function numberOf(word: string): number {
  let number = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) number = Math.imul(number ^ word.charCodeAt(i), 0x01000193) >>> 0;
  return number;
}

/** The number of a run, of 52 bits: two runs of one number are not met in a thousand million. */
function runOf(words: readonly number[], from: number): number {
  let [high, low] = [0x9e3779b9, 0x85ebca6b];
  for (let i = from; i < from + RUN; i++) {
    const word = words[i] ?? 0;
    high = Math.imul(high ^ word, 0x01000193) >>> 0;
    low = (Math.imul(low, 0x5bd1e995) + Math.imul(word, 0xcc9e2d51)) >>> 0;
  }
  return (high & 0xfffff) * 2 ** 32 + low;
}

function housed(word: string): string {
  return word
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/our(?=s?$|ed$|ing$|able$|y$)/, "or")
    .replace(/(?<=..t|met|lit|cent)re(?=s?$)/, "er")
    .replace(/is(?=e$|es$|ed$|ing$|ation$)/, "iz");
}
