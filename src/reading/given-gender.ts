import type { Gender } from "./role-words.ts";
import firstNames from "./vocabulary/first-names.json" with { type: "json" };

const FEMALE: ReadonlySet<string> = new Set(firstNames.female.split(" "));
const MALE: ReadonlySet<string> = new Set(firstNames.male.split(" "));

/**
 * The gender that a person's first name tells most often, of names by their folded words; null where it tells none.
 * Evidence, never a fact: a first name alone decides nothing.
 */
export function givenGender(names: readonly (readonly string[])[]): Gender {
  for (const [first = "", second] of names) {
    if (second === undefined) continue;
    if (FEMALE.has(first)) return "female";
    if (MALE.has(first)) return "male";
  }
  return null;
}
