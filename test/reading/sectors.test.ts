import { expect, test } from "vitest";
import type { Actor } from "../../src/reading/reading.ts";
import { sectorOf } from "../../src/reading/sectors.ts";

test.each<[Actor["kind"], string[], string[], string | null]>([
  ["state", [], ["Tarmel"], "GOV"],
  ["person", ["the defence minister"], ["Ilvane Dorsk"], "GOV"],
  ["person", ["the former president"], ["Jan Orsk"], "ELI"],
  ["person", ["opposition leader"], ["Nadia Vesk"], "OPP"],
  ["person", ["the police chief"], ["Rao Henga"], "COP"],
  ["person", ["Brigadier General"], ["Shahin Vosta"], "MIL"],
  ["person", [], ["Judge Ilse"], null],
  ["organisation", [], ["The Supreme Court"], "JUD"],
  ["organisation", [], ["the UN refugee agency"], "UNO"],
  ["organisation", [], ["Lake News Agency"], "JRN"],
  ["organisation", [], ["the Ganu Liberation Front"], "REB"],
  ["group", ["protesters"], [], "CVL"],
  ["group", ["the families of the dead"], [], "CVL"],
  ["role", ["an analyst"], [], "BUS"],
  ["role", ["somebody"], [], null],
])("%s with the roles %j and the names %j is of %s", (kind, roles, names, sector) => {
  expect(sectorOf(kind, roles, names)).toBe(sector);
});
