import type { Span } from "../text/span.ts";
import { wordsOf } from "../text/words.ts";

/** A text's runs of words: what near-copies are found by. */
export interface Runs {
  readonly words: readonly Span[];
  /** Where each run of words first begins, by word. */
  readonly at: ReadonlyMap<string, number>;
}

/** Words in a run: five in a row are seldom written twice by chance (Broder 1997 calls them shingles). */
export const RUN = 5;

/** The runs of words of a text. Case, accents, marks and the spelling of -our, -re and -ise tell houses apart, not texts. */
export function runsOf(text: string): Runs {
  const words = wordsOf(text).filter(({ start, end }) => /[\p{L}\p{N}]/u.test(text.slice(start, end)));
  const plain = words.map(({ start, end }) => housed(text.slice(start, end)));
  const at = new Map<string, number>();
  for (let i = 0; i + RUN <= plain.length; i++) {
    const key = plain.slice(i, i + RUN).join(" ");
    if (!at.has(key)) at.set(key, i);
  }
  return { words, at };
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
