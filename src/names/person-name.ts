import { PARTICLES, personWords } from "./person-words.ts";
import { remembered } from "./remembered.ts";
import common from "./vocabulary/common-names.json" with { type: "json" };
import vocabulary from "./vocabulary/person-words.json" with { type: "json" };
import type { NameWord } from "./words.ts";

/** A part of a person's name. */
export interface PersonPart {
  readonly text: string;
  readonly kind: "name" | "initial" | "particle";
  /** How much it tells of the bearer. */
  readonly weight: number;
  readonly mayJoin: boolean;
  readonly isLoose: boolean;
  /** It stands behind "bin" or the like, and is a father's or a house's. */
  readonly isAfterFiliation: boolean;
  /** A given name of few sounds, beside a family's name that many bear: every sound tells. */
  readonly isShort: boolean;
}

export interface PersonName {
  /** In the order of speech. */
  readonly parts: readonly PersonPart[];
  /** Those that are more than particles. */
  readonly own: readonly PersonPart[];
  /** Which of father and son, where the name tells. */
  readonly generation: string | null;
}

const FIRST_ONLY = new Set(vocabulary.firstOnly.words);
const FILIATIONS = new Set(vocabulary.filiations.words);
const FAMILIES = new Set(vocabulary.families.words);
const COMMON = new Set([...common.names, ...FAMILIES]);
const WEIGHT = { particle: 0.08, initial: 0.35, short: 0.5, common: 0.5, rare: 1 } as const;

/** The parts of a person's name, and what each tells; a part that is written twice counts once. */
export const personName = remembered((name): PersonName => {
  const { words, generation } = personWords(name);
  const all = markShort(words.flatMap(partsOf));
  const isOnlyParticles = all.every(({ kind }) => kind === "particle");
  const named = isOnlyParticles ? all.map((part) => ({ ...part, kind: "name", weight: WEIGHT.common }) as const) : all;
  const parts = named.filter(
    (part, i) =>
      part.kind !== "name" || named.findIndex(({ text, kind }) => kind === "name" && text === part.text) === i,
  );
  return { parts, own: parts.filter(({ kind }) => kind !== "particle"), generation };
});

function partsOf(word: NameWord, i: number, all: readonly NameWord[]): readonly PersonPart[] {
  const { text, cased, isLoose, isHyphened } = word;
  const isFirst = i === 0 && all.length > 1;
  const isAfterFiliation = [i - 1, i - 2].some((k) => k > 0 && FILIATIONS.has(all[k]?.text ?? ""));
  const part = { text, isLoose, isAfterFiliation, isShort: false };
  const minor = { ...part, mayJoin: false };
  if (PARTICLES.has(text) && all.length > 1 && !(isFirst && FIRST_ONLY.has(text) && !isHyphened))
    return [{ ...minor, kind: "particle", weight: WEIGHT.particle }];
  const initial = { ...minor, kind: "initial", weight: WEIGHT.initial } as const;
  if (text.length === 1 && !isLoose) return [initial];
  // "JC Lunnik", but not "JC LUNNIK", where it may be a word.
  const isInitials = isFirst && /^[B-DF-HJ-NP-TV-Z]{2,3}$/.test(cased) && all.some((w) => /[a-z]/.test(w.cased));
  if (isInitials) return [...text].map((letter) => ({ ...initial, text: letter }));
  return [{ ...part, kind: "name", weight: weightOf(text), mayJoin: true }];
}

function weightOf(text: string): number {
  if (text.length < 3) return WEIGHT.short;
  return COMMON.has(text) ? WEIGHT.common : WEIGHT.rare;
}

/** Names of Korea, China and Vietnam: a family's name first, or last in Western order, and one or two syllables. */
function markShort(parts: readonly PersonPart[]): readonly PersonPart[] {
  const isFew = parts.length > 1 && parts.length < 4;
  const areShort = isFew && parts.every(({ kind, text }) => kind === "name" && text.length < 9);
  const family = [0, parts.length - 1].find((i) => FAMILIES.has(parts[i]?.text ?? ""));
  return areShort && family !== undefined
    ? parts.map((part, i) => ({ ...part, isShort: i !== family, mayJoin: i !== family }))
    : parts;
}
