import { letterLikeness } from "./sounds.ts";
import vocabulary from "./vocabulary/legal-forms.json" with { type: "json" };

/** A body's name without its legal forms, and the classes of those. */
export interface Unformed<T> {
  readonly words: readonly T[];
  readonly classes: readonly string[];
}

const CLASSES = new Map(
  Object.entries(vocabulary.classes).flatMap(([name, forms]) =>
    forms.map((form) => [form.replaceAll(" ", ""), name] as const),
  ),
);
const MOST_WORDS = 6;
/** A long form may have a slip: "Aktiengeselschaft", "Joynt Stock Company". */
const LONG = 9;
const LEAST_LONG = 0.88;

/** Takes the legal forms off both ends of a name, the longest first; a name that is nothing else stays as it is. */
export function withoutLegalForms<T extends { readonly text: string }>(words: readonly T[]): Unformed<T> {
  const classes: string[] = [];
  let rest = words;
  for (;;) {
    const found = formAt(rest);
    if (found === null) return { words: rest, classes };
    classes.push(found.name);
    rest = found.isFirst ? rest.slice(found.length) : rest.slice(0, -found.length);
  }
}

function formAt(words: readonly { readonly text: string }[]) {
  for (let length = Math.min(MOST_WORDS, words.length - 1); length > 0; length--)
    for (const isFirst of [false, true]) {
      const run = isFirst ? words.slice(0, length) : words.slice(-length);
      const name = legalClassOf(run.map(({ text }) => text).join(""));
      if (name !== null) return { name, length, isFirst };
    }
  return null;
}

/** The class of a legal form, in small letters without points; null where it is none. */
export function legalClassOf(form: string): string | null {
  const exact = CLASSES.get(form);
  if (exact !== undefined || form.length < LONG) return exact ?? null;
  for (const [known, name] of CLASSES) {
    if (Math.abs(known.length - form.length) <= 2 && known.length >= LONG && letterLikeness(known, form) >= LEAST_LONG)
      return name;
  }
  return null;
}
