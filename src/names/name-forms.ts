import vocabulary from "./vocabulary/name-forms.json" with { type: "json" };
import persons from "./vocabulary/person-words.json" with { type: "json" };

const GIVEN = linesOf(vocabulary.given);
const FAMILIES = linesOf(vocabulary.families.lines);
const KNOWN = new Set([...GIVEN.keys(), ...FAMILIES.keys(), ...vocabulary.alone.words, ...persons.families.words]);

/** Whether the word is a given name that the list knows (`vocabulary/name-forms.json`). */
export function isGivenName(word: string): boolean {
  return GIVEN.has(word);
}

/** Whether two words may be one name: "Ted" and "Theodore", "Juan" and "John", "Park" and "Bak". */
export function areFormsOfOne(a: string, b: string): boolean {
  return shareLine(GIVEN, a, b) || shareLine(FAMILIES, a, b);
}

/** Whether both are known, and for two names: "Hassan" is not Hussein, "Marco" not Mario. */
export function areKnownApart(a: string, b: string): boolean {
  return KNOWN.has(a) && KNOWN.has(b) && !areFormsOfOne(a, b);
}

type Lines = ReadonlyMap<string, readonly number[]>;

function shareLine(lines: Lines, a: string, b: string): boolean {
  const other = lines.get(b);
  return other !== undefined && (lines.get(a) ?? []).some((line) => other.includes(line));
}

function linesOf(lists: readonly string[]): Lines {
  const lines = new Map<string, readonly number[]>();
  lists.forEach((list, i) => {
    for (const word of list.split(" ")) lines.set(word, [...(lines.get(word) ?? []), i]);
  });
  return lines;
}
