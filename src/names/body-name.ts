import { withoutLegalForms } from "./legal-forms.ts";
import { withDigits } from "./numbers.ts";
import vocabulary from "./vocabulary/body-words.json" with { type: "json" };
import places from "./vocabulary/places.json" with { type: "json" };
import { type NameWord, nameWords } from "./words.ts";

/** A part of the name of a company, a ship or another body. */
export interface BodyPart {
  readonly text: string;
  readonly kind: "own" | "generic" | "place" | "empty" | "joining";
  readonly weight: number;
  /** What it tells that the other name has not got it. */
  readonly absence: number;
  readonly mayJoin: boolean;
  readonly isLoose: boolean;
}

export interface BodyName {
  readonly parts: readonly BodyPart[];
  readonly numbers: readonly string[];
  /** The classes of its legal forms (`vocabulary/legal-forms.json`). */
  readonly forms: readonly string[];
  /** The first letters of its words: with and without those that only join. */
  readonly acronyms: readonly string[];
}

const JOINING = new Set(vocabulary.joining.words);
const [EMPTY, GENERIC, PLACES] = [
  firstWords(vocabulary.empty.lines),
  firstWords(vocabulary.generic.lines),
  firstWords(places.lines),
];
const SPELLED = new Map(Object.entries(vocabulary.spelled.words));
const CRAFT = new Set(vocabulary.craft.words);
const WEIGHT = { joining: 0, empty: 0.1, generic: 0.4, place: 0.7, own: 1 } as const;
const ABSENCE = { joining: 0, empty: 0.02, generic: 0.9, place: 0.2, own: 1 } as const;

/** The parts of a body's name: legal forms and numbers apart, generic words as one of their tongue's. */
export function bodyName(name: string, isCraft: boolean): BodyName {
  const all = pointed(nameWords(name)).map((word) => ({ ...word, text: SPELLED.get(word.text) ?? word.text }));
  const { words, classes } = isCraft ? { words: all, classes: [] } : withoutLegalForms(all);
  const own = isCraft && words.length > 1 && CRAFT.has(words[0]?.text ?? "") ? words.slice(1) : words;
  const told = withDigits(own.map(({ text }) => text));
  const letters = own.filter(({ text }) => !/^\d/.test(text));
  const loose = new Set(own.filter(({ isLoose }) => isLoose).map(({ text }) => text));
  const parts = told.filter((text) => !/^\d+$/.test(text)).map((text) => partOf(text, loose.has(text)));
  return {
    parts,
    numbers: told.filter((text) => /^\d+$/.test(text)),
    forms: classes,
    acronyms: [letters, letters.filter(({ text }) => !JOINING.has(text)), all].map((list) =>
      list.length < 2 ? "" : list.map(({ text }) => text.charAt(0)).join(""),
    ),
  };
}

/** Whether a word says that the name is a body's. */
export function isBodyName(name: string): boolean {
  const { forms, numbers, parts } = bodyName(name, false);
  return forms.length > 0 || numbers.length > 0 || parts.some(({ kind }) => kind === "generic");
}

/** "A.B.C." is one word. */
function pointed(words: readonly NameWord[]): readonly NameWord[] {
  const joined: NameWord[] = [];
  let isOpen = false;
  for (const word of words) {
    const last = joined.at(-1);
    const isLetter = word.text.length === 1;
    if (isOpen && isLetter && last !== undefined)
      joined[joined.length - 1] = { ...last, text: last.text + word.text, cased: last.cased + word.cased };
    else joined.push(word);
    isOpen = isLetter && word.isStopped;
  }
  return joined;
}

function partOf(text: string, isLoose: boolean): BodyPart {
  const kind = kindOf(text);
  const told = EMPTY.get(text) ?? GENERIC.get(text) ?? PLACES.get(text) ?? text;
  return { text: told, kind, weight: WEIGHT[kind], absence: ABSENCE[kind], mayJoin: true, isLoose };
}

function kindOf(text: string): BodyPart["kind"] {
  if (JOINING.has(text)) return "joining";
  if (EMPTY.has(text)) return "empty";
  if (GENERIC.has(text)) return "generic";
  return PLACES.has(text) ? "place" : "own";
}

/** Each word of a line under the line's first. */
function firstWords(lines: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    lines.flatMap((line) => {
      const words = line.split(" ");
      return words.map((word) => [word, words[0] ?? word] as const);
    }),
  );
}
