import mentionWords from "./vocabulary/mentions.json" with { type: "json" };
import vocabulary from "./vocabulary/roles.json" with { type: "json" };

export type Gender = "female" | "male" | null;

/** What a noun says of whom it names. */
export interface RoleWord {
  readonly kind: "person" | "group" | "organisation";
  readonly gender: Gender;
  /** The noun in the singular, and without the gender that it may have: a spokeswoman is a spokesperson. */
  readonly stem: string;
}

const { persons, titles, groups, organisations } = vocabulary;
const PERSONS = new Map<string, Gender>([
  ...persons.either.map((word) => [word, null] as const),
  ...persons.male.map((word) => [word, "male"] as const),
  ...persons.female.map((word) => [word, "female"] as const),
]);
const TITLES = new Map<string, Gender>([
  ...titles.either.map((word) => [word, null] as const),
  ...titles.male.map((word) => [word, "male"] as const),
  ...titles.female.map((word) => [word, "female"] as const),
]);
const COURTESIES = new Set(vocabulary.courtesies.words);
const GROUPS = new Set(groups.words);
const ORGANISATIONS = new Set(organisations.words);

/** "The Republic of Lemdar" is Lemdar. */
export const STATE_WORDS: ReadonlySet<string> = new Set(mentionWords.stateWords.words);

/** Between a description and a name, or before a name alone, these tell nothing of who bears it: "the camp of the late Orsk". */
export const NO_TITLES: ReadonlySet<string> = new Set([...mentionWords.determiners.words, ...mentionWords.stops.words]);

/** Words that make another office of one: a deputy governor is not the governor. */
export const OFFICE_CHANGERS: ReadonlySet<string> = new Set(mentionWords.officeChangers.words);

/** What the noun tells (`vocabulary/roles.json`), or null where it names nobody. */
export function roleWord(lower: string): RoleWord | null {
  const gender = PERSONS.get(lower);
  if (gender !== undefined) return { kind: "person", gender, stem: stemOf(lower) };
  if (ORGANISATIONS.has(lower)) return { kind: "organisation", gender: null, stem: stemOf(lower) };
  if (GROUPS.has(lower)) return { kind: "group", gender: null, stem: lower };
  const singular = lower.replace(/ies$/, "y").replace(/s$/, "");
  if (singular !== lower && PERSONS.has(singular)) return { kind: "group", gender: null, stem: lower };
  return null;
}

/** Whether the word may stand before a name without being a word of it. */
export function isTitle(lower: string): boolean {
  return TITLES.has(lower) || PERSONS.has(lower);
}

/** Whether only a person is called by the word: "Mr". */
export function isCourtesy(lower: string): boolean {
  return COURTESIES.has(lower);
}

/** The gender of a title or role, where it has one. */
export function genderOf(lower: string): Gender {
  return TITLES.get(lower) ?? PERSONS.get(lower) ?? null;
}

function stemOf(lower: string): string {
  return lower
    .replace(/(?:wo)?man$/, "person")
    .replace(/^organiz/, "organis")
    .replace(/^center$/, "centre");
}
