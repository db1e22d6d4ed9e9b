import { expect, test } from "vitest";
import { countryOf } from "../../src/reading/countries.ts";
import type { Actor } from "../../src/reading/reading.ts";
import { shippedGazetteer } from "./shipped-gazetteer.ts";

const gazetteer = shippedGazetteer();

test.each<[Actor["kind"], string[], string[], string | null]>([
  ["state", ["Venezuela"], [], "VEN"],
  ["state", ["Moscow"], [], "RUS"],
  ["state", ["the United States"], [], "USA"],
  ["state", ["Ivory Coast"], [], "CIV"],
  ["state", ["Tarmel"], [], null],
  ["person", ["Sergei Lavrov"], ["the Russian Foreign Minister"], "RUS"],
  ["person", ["Michael Jordan"], ["a former French minister"], "FRA"],
  ["person", ["Michael Jordan"], [], null],
  ["organisation", ["Venezuela's army"], [], "VEN"],
  ["organisation", ["Supreme Court"], ["The Supreme Court of India"], "IND"],
  ["organisation", ["the Russian and Turkish embassies"], [], null],
])("%s named %j, described as %j, is of %s", (kind, names, descriptions, country) => {
  expect(countryOf(kind, names, descriptions, gazetteer)).toBe(country);
});
