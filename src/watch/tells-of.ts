import { folded } from "../reading/mention.ts";
import { stemOf, termsOf } from "../story/terms.ts";
import words from "./vocabulary/rule-words.json" with { type: "json" };

const WORD = /[\p{L}\p{N}]+\*?/gu;
/** A name is told by its capital within a sentence; these letters are no word. */
const WITHIN = "x ";

/**
 * Whether a passage tells of a subject: it has each of its words, or a word of the same stem or concept ("dead" for
 * "deaths"), or a name that sounds like it. One that ends with a star is a beginning.
 */
export function tellsOf(subject: string): (passage: string) => boolean {
  const needed = (subject.match(WORD) ?? []).filter((word) => isTelling(word)).map(likesOf);
  return (passage) => {
    const has = saidIn(passage);
    return needed.length > 0 && needed.every((like) => like(has));
  };
}

interface Said {
  readonly words: readonly string[];
  /** Stems, concepts and names by their sounds. */
  readonly terms: ReadonlySet<string>;
}

function saidIn(passage: string): Said {
  const own = (passage.match(WORD) ?? []).map((word) => folded(word));
  return { words: own, terms: new Set([...termsOf(`${WITHIN}${passage}`), ...own.map(barely)]) };
}

function likesOf(word: string): (said: Said) => boolean {
  const lower = folded(word);
  if (lower.endsWith("*")) return ({ words: own }) => own.some((one) => one.startsWith(lower.slice(0, -1)));
  const terms = new Set([...termsOf(`${WITHIN}${word}`), barely(lower)]);
  return ({ words: own, terms: has }) => own.includes(lower) || !terms.isDisjointFrom(has);
}

/** "Bridge" and "bridges" have stems that differ in an e. */
function barely(word: string): string {
  return stemOf(word).replace(/e$/, "");
}

/** Small words ("in", "the") say nothing of what it is on. */
function isTelling(word: string): boolean {
  const lower = word.toLowerCase();
  if (words.passedOver.includes(lower)) return false;
  return lower.endsWith("*") || /\p{N}/u.test(lower) || termsOf(`${WITHIN}${word}`).size > 0;
}
