import { soundKey } from "../names/sounds.ts";
import { folded } from "../reading/mention.ts";
import disputes from "../reading/vocabulary/disputes.json" with { type: "json" };
import { withoutEnding } from "../text/without-ending.ts";
import vocabulary from "./vocabulary/concepts.json" with { type: "json" };

const WORD = /[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*/gu;
const EMPTY = new Set(disputes.empty);
const CONCEPTS = Object.entries(vocabulary.concepts).flatMap(([concept, entries]) =>
  entries.map((entry) => ({
    concept,
    isPhrase: entry.includes(" "),
    isWhole: entry.endsWith("$"),
    entry: entry.replace(/\$$/, ""),
  })),
);
const WHOLE = new Map(CONCEPTS.filter(({ isWhole }) => isWhole).map(({ entry, concept }) => [entry, concept]));
const BEGINNINGS = CONCEPTS.filter(({ isWhole, isPhrase }) => !isWhole && !isPhrase);
const PHRASES = CONCEPTS.filter(({ isPhrase }) => isPhrase);
/** A name of fewer consonants sounds like too many others. */
const LEAST_SOUNDS = 3;
const conceptOf = new Map<string, string | null>();

/**
 * What a passage speaks of: its telling words as concepts ("+death") or stems, its names by their sounds ("~krvt"), so
 * that other words and other spellings for one thing are one term.
 */
export function termsOf(text: string): ReadonlySet<string> {
  const lower = text.toLowerCase();
  const terms = new Set(PHRASES.filter(({ entry }) => lower.includes(entry)).map(({ concept }) => `+${concept}`));
  for (const match of text.matchAll(WORD)) {
    const word = match[0].toLowerCase();
    if (word.length <= 2 || EMPTY.has(word)) continue;
    terms.add(termOf(word) ?? nameTerm(match[0], match.index > 0) ?? stemOf(word));
  }
  return terms;
}

/** The words of a text that tell some of these terms, as written, each once. */
export function wordsTelling(text: string, terms: ReadonlySet<string>): readonly string[] {
  const words = [...text.matchAll(WORD)].flatMap((match) => {
    const lower = match[0].toLowerCase();
    if (lower.length <= 2 || EMPTY.has(lower)) return [];
    return terms.has(termOf(lower) ?? nameTerm(match[0], match.index > 0) ?? stemOf(lower)) ? [match[0]] : [];
  });
  return [...new Set(words)];
}

/** The concept of a word of small letters, as a term; null where it has none. */
export function termOf(word: string): string | null {
  const known = conceptOf.get(word);
  if (known !== undefined) return known;
  const concept = WHOLE.get(word) ?? BEGINNINGS.find(({ entry }) => word.startsWith(entry))?.concept ?? null;
  const term = concept === null ? null : `+${concept}`;
  conceptOf.set(word, term);
  return term;
}

/** A word without the commonest endings: enough to tell that two passages speak of one thing. */
export function stemOf(word: string): string {
  return withoutEnding(folded(word)).slice(0, 7);
}

function nameTerm(word: string, isInside: boolean): string | null {
  if (!isInside || !/^\p{Lu}\p{Ll}/u.test(word)) return null;
  const key = soundKey(folded(word).replace(/[^a-z]/g, ""));
  return key.length < LEAST_SOUNDS ? null : `~${key}`;
}
