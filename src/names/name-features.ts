import { similarity } from "../reading/name-likeness.ts";
import { isGeneric, type NameParts, nameParts } from "./name-parts.ts";
import vocabulary from "./vocabulary/names.json" with { type: "json" };

/** What speaks for and against two names being one bearer's: numbers that a regression weighs, in the order of `FEATURES`. */
export const FEATURES = [
  "same",
  "shorter",
  "longer",
  "worst",
  "whole",
  "last",
  "surplus",
  "initials",
  "acronym",
  "generations",
  "numbers",
  "body",
  "bodyShorter",
  "bodyWorst",
  "oneWord",
  "conflict",
  "otherLegal",
] as const;

/**
 * What each is worth where few pairs tell: numbers, generations and middle names that differ make two bearers, an
 * acronym one. The regression's weights are drawn to these, not to zero.
 */
export const PRIORS: readonly number[] = [1, 1, 1, 1, 1, 1, 0, 0, 4, -4, -3, 0, 0, 0, 0, -1.5, -1];

const NICKNAMES = vocabulary.nicknames.map((names) => new Set(names));

/** The features of a pair of names. `kind` is a schema's name: Person, or a body's. */
export function nameFeatures(a: string, b: string, kind: string): readonly number[] {
  const isBody = kind !== "Person";
  // In one order, whichever name came first.
  const [first, second] = a <= b ? [a, b] : [b, a];
  const [x, y] = [nameParts(first, isBody), nameParts(second, isBody)];
  const [short, long] = x.words.length <= y.words.length ? [x.words, y.words] : [y.words, x.words];
  const pairs = aligned(short, long);
  const weigh = (word: string) => (isGeneric(word) ? 0.3 : word.length === 1 ? 0.4 : 1);
  const covered = (words: readonly string[], of: ReadonlyMap<string, number>) => {
    const total = words.reduce((sum, word) => sum + weigh(word), 0);
    return total === 0 ? 0 : words.reduce((sum, word) => sum + weigh(word) * (of.get(word) ?? 0), 0) / total;
  };
  const ofShort = new Map(pairs.map(({ a: word, score }) => [word, score]));
  const ofLong = new Map(pairs.map(({ b: word, score }) => [word, score]));
  const worst = Math.min(
    1,
    ...pairs.filter(({ a: word }) => word.length > 1 && !isGeneric(word)).map(({ score }) => score),
  );
  const whole = Math.max(
    letters(x.words.join(""), y.words.join("")),
    letters([...x.words].sort().join(""), [...y.words].sort().join("")),
    letters(x.words.join(""), [...y.words.join("")].reverse().join("")),
  );
  const shorter = covered(short, ofShort);
  return [
    x.words.join("") === y.words.join("") || [...x.words].sort().join(" ") === [...y.words].sort().join(" ") ? 1 : 0,
    shorter,
    covered(long, ofLong),
    worst,
    whole,
    likeness(x.words.at(-1) ?? "", y.words.at(-1) ?? ""),
    Math.min(long.length - short.length, 3) / 3,
    pairs.some(({ a: p, b: q }) => (p.length === 1) !== (q.length === 1)) ? 1 : 0,
    acronymOf(x, y) || acronymOf(y, x) ? 1 : 0,
    x.generation === y.generation ? 0 : 1,
    // A number on one side alone may be left out; two that differ are two ships, units or funds.
    x.numbers.join(" ") === y.numbers.join(" ") ? 0 : x.numbers.length === 0 || y.numbers.length === 0 ? 0.5 : 2,
    isBody ? 1 : 0,
    isBody ? shorter : 0,
    isBody ? worst : 0,
    short.length === 1 ? 1 : 0,
    !isBody && short.length > 1 && pairs.some(({ score }) => score < CONFLICT) ? 1 : 0,
    x.legal !== null && y.legal !== null && x.legal !== y.legal ? 1 : 0,
  ];
}

/** Two words that stand for one another and are less alike are two names. */
const CONFLICT = 0.5;

/** Each word of the shorter name with the likest free one of the longer, the likest pairs first. */
function aligned(short: readonly string[], long: readonly string[]) {
  const all = short.flatMap((a, i) => long.map((b, j) => ({ a, b, i, j, score: likeness(a, b) })));
  all.sort((p, q) => q.score - p.score || Math.abs(p.i - p.j) - Math.abs(q.i - q.j));
  const taken = { i: new Set<number>(), j: new Set<number>() };
  return all.filter(({ i, j }) => {
    if (taken.i.has(i) || taken.j.has(j)) return false;
    taken.i.add(i);
    taken.j.add(j);
    return true;
  });
}

/** From 0 to 1: by sound, by letters, by nickname, or as an initial. */
function likeness(a: string, b: string): number {
  if (a === b) return 1;
  if (a === "" || b === "") return 0;
  if (a.length === 1 || b.length === 1) return a[0] === b[0] ? 0.85 : 0;
  if (NICKNAMES.some((names) => names.has(a) && names.has(b))) return 0.9;
  return Math.max(
    similarity(a, b),
    letters(a, b),
    consonants(a) === consonants(b) && consonants(a).length > 2 ? 0.85 : 0,
  );
}

/** Scripts without vowels leave these. */
function consonants(word: string): string {
  return word.replace(/[aeiouy]/g, "").replace(/(.)\1+/g, "$1");
}

/** One less the edits over the longer word's letters (Levenshtein 1966). */
function letters(a: string, b: string): number {
  if (a === "" || b === "") return 0;
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return 1 - (row[b.length] ?? 0) / Math.max(a.length, b.length);
}

/** "PLA" of "People's Liberation Army". */
function acronymOf(a: NameParts, b: NameParts): boolean {
  const [first = ""] = a.words;
  const own = b.words.map((word) => word.charAt(0)).join("");
  return first.length > 1 && own.length > 1 && first === own;
}
