import type { Gazetteer } from "./gazetteer.ts";
import { stateOf } from "./metonyms.ts";
import type { Actor } from "./reading.ts";

/** A word with its possessive ending taken off, or two or three of them: what a country's name may be. */
const WORD = /[\p{L}.]+(?:-[\p{L}]+)*/gu;
const LONGEST = 4;

/**
 * The country of an actor as ISO 3166 has it in three letters: a state's own, or the one that its names and
 * descriptions tell ("the Russian Foreign Minister", "Venezuela's army"). Null where none is told, where two are, and
 * of a country that nobody knows.
 */
export function countryOf(
  kind: Actor["kind"],
  names: readonly string[],
  descriptions: readonly string[],
  gazetteer: Gazetteer,
): string | null {
  if (kind === "state") {
    for (const name of names) {
      const code = codeOf(stateOf(name) ?? name, gazetteer);
      if (code !== null) return code;
    }
    return null;
  }
  // A person's name tells no country: there are people called Jordan and Israel.
  const told = new Set(
    (kind === "person" ? descriptions : [...descriptions, ...names]).flatMap((words) => codesIn(words, gazetteer)),
  );
  const [only] = told;
  return told.size === 1 ? (only ?? null) : null;
}

function codesIn(words: string, gazetteer: Gazetteer): readonly string[] {
  const list = [...words.matchAll(WORD)].map(([word]) => word);
  const codes: string[] = [];
  for (let i = 0; i < list.length; i++) {
    if (!/^\p{Lu}/u.test(list[i] ?? "")) continue;
    for (let length = Math.min(LONGEST, list.length - i); length > 0; length--) {
      const phrase = list.slice(i, i + length).join(" ");
      const people = length === 1 ? gazetteer.ofPeople(phrase) : null;
      const code = people?.country == null ? codeOf(phrase, gazetteer) : gazetteer.code(people.country);
      if (code === null) continue;
      codes.push(code);
      i += length - 1;
      break;
    }
  }
  return codes;
}

function codeOf(name: string, gazetteer: Gazetteer): string | null {
  const country = gazetteer.named(name.replace(/^the /i, "")).find(({ kind }) => kind === "country")?.country;
  return country == null ? null : gazetteer.code(country);
}
