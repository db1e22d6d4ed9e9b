import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { openGazetteer } from "../../src/reading/gazetteer.ts";

/** The gazetteer that ships. */
export function shippedGazetteer() {
  const bytes = readFileSync(new URL("../../gazetteer/places.bin", import.meta.url));
  const gazetteer = openGazetteer(bytes, createRequire(import.meta.url)("world-countries/dist/countries.json"));
  if (gazetteer === null) throw new Error("gazetteer/places.bin is no gazetteer.");
  return gazetteer;
}
