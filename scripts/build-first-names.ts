// Builds src/reading/vocabulary/first-names.json from the first names of faker's locales (MIT). `node scripts/build-first-names.ts`
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { allLocales } from "@faker-js/faker";
import anyAscii from "any-ascii";
import { folded } from "../src/reading/mention.ts";

const TARGET = fileURLToPath(new URL("../src/reading/vocabulary/first-names.json", import.meta.url));
/** Shorter ones are initials and syllables. */
const SHORTEST = 3;

const ofBoth = { female: new Set<string>(), male: new Set<string>() };
for (const { person } of Object.values(allLocales))
  for (const gender of ["female", "male"] as const)
    for (const name of person?.first_name?.[gender] ?? [])
      for (const key of [folded(name), folded(anyAscii(name))])
        if (/^[a-z]+$/.test(key) && key.length >= SHORTEST) ofBoth[gender].add(key);

const only = (own: ReadonlySet<string>, other: ReadonlySet<string>) => [...own.difference(other)].sort().join(" ");
const about =
  "First names that women bear, and that men do, in the latin script without accents: made by scripts/build-first-names.ts from the 64 locales of @faker-js/faker (MIT). What both bear is left out.";
const { female, male } = ofBoth;
writeFileSync(TARGET, `${JSON.stringify({ about, female: only(female, male), male: only(male, female) }, null, 2)}\n`);
