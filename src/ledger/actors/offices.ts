import { nameWords } from "../../names/words.ts";
import vocabulary from "./vocabulary/offices.json" with { type: "json" };

/** A body or office that a description and its country make unique. */
export interface Office {
  /** The country, and the words of the office in one order. */
  readonly key: string;
  /** Persons follow each other in it. */
  readonly isPersonal: boolean;
}

const EMPTY = new Set(vocabulary.empty.words);
/** A country and its people share so many letters: Sarnia, the Sarnian ministry. */
const STEM = 4;

/** The one body or office that a description tells, or null: "the Sarnian defence ministry", but not "a spokesman". */
export function officeOf(description: string, country: string | null): Office | null {
  const words = nameWords(description).map(({ text, cased }) => ({ text, isCapital: cased !== text }));
  const told = words.filter(({ text }, i) => !EMPTY.has(text) || (i > 0 && text.length > 3));
  // The first word of a sentence is a capital for no reason, unless an owner's: "Obarra's army".
  const isOwner = /^\S+['’]s?\s/u.test(description);
  const isPlace = ({ isCapital }: { readonly isCapital: boolean }, word: object) =>
    isCapital && (word !== words[0] || isOwner);
  const places = told.filter((word) => isPlace(word, word));
  const rest = told.filter((word) => !places.includes(word)).map(({ text }) => text);
  const place = country ?? places.map(({ text }) => text.slice(0, STEM)).join(" ");
  if (place === "" || rest.length === 0) return null;
  const isBody = isOne(rest, vocabulary.bodies.words);
  const isPersonal = isOne(rest, vocabulary.offices.words);
  return isBody || isPersonal ? { key: `${place} ${[...rest].sort().join(" ")}`, isPersonal: !isBody } : null;
}

/** Words of an office as they tell it: without those that tell nothing. */
export function officeWords(role: string): readonly string[] {
  return nameWords(role)
    .map(({ text }) => text)
    .filter((text) => !EMPTY.has(text));
}

/** Whether two roles may be one office: all words of the shorter are in the longer. */
export function mayBeOneOffice(a: string, b: string): boolean {
  const [short = [], long = []] = [officeWords(a), officeWords(b)].sort((x, y) => x.length - y.length);
  return short.length > 0 && short.every((word) => long.includes(word));
}

function isOne(words: readonly string[], offices: readonly string[]): boolean {
  const told = words.join(" ");
  return offices.some((office) => told === office || told.endsWith(` ${office}`) || told.startsWith(`${office} `));
}
