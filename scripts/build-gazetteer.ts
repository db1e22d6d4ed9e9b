// Builds gazetteer/places.bin from GeoNames by way of npm packages: see gazetteer/README.md. `node scripts/build-gazetteer.ts`
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type GazetteerFile, PLACE_KINDS, writeGazetteer } from "../src/reading/gazetteer-file.ts";
import { placeKey } from "../src/reading/place-key.ts";
import { gazetteerRows, type Row } from "./gazetteer-rows.ts";

const out = fileURLToPath(new URL("../gazetteer/places.bin", import.meta.url));
const bytes = writeGazetteer(columnsOf(gazetteerRows()));
writeFileSync(out, bytes);
console.log(`${out}: ${bytes.length} bytes`);

function columnsOf(rows: readonly Row[]): GazetteerFile {
  const regions = [...new Set(rows.map(({ region }) => region))].sort();
  const indexOf = new Map(regions.map((region, i) => [region, i]));
  const byKey = new Map<string, Set<number>>();
  rows.forEach(({ name, alternates }, i) => {
    const own = placeKey(name);
    for (const key of new Set([own, ...alternates.map(placeKey)])) {
      if (key.length < 2) continue;
      const places = byKey.get(key) ?? new Set();
      byKey.set(key, places.add(2 * i + Number(key === own)));
    }
  });
  // Keys are bytes of ASCII, so this order is also theirs.
  const keys = [...byKey.keys()].sort((a, b) => (a < b ? -1 : 1));
  const places = keys.map((key) => [...(byKey.get(key) ?? [])]);
  const names = pooled(rows.map(({ name }) => name));
  const pool = pooled(keys);
  return {
    ids: Uint32Array.from(rows, ({ id }) => id),
    lats: Int32Array.from(rows, ({ lat }) => Math.round(lat * 1e5)),
    lons: Int32Array.from(rows, ({ lon }) => Math.round(lon * 1e5)),
    populations: Uint32Array.from(rows, ({ population }) => population),
    regionOf: Uint16Array.from(rows, ({ region }) => indexOf.get(region) ?? 0),
    kinds: Uint8Array.from(rows, ({ kind }) => PLACE_KINDS.indexOf(kind)),
    regions,
    names: names.bytes,
    nameAt: names.at,
    keys: pool.bytes,
    keyAt: pool.at,
    placesAt: startsOf(places.map(({ length }) => length)),
    places: Uint32Array.from(places.flat()),
  };
}

function pooled(words: readonly string[]) {
  const parts = words.map((word) => Buffer.from(word));
  return { bytes: new Uint8Array(Buffer.concat(parts)), at: startsOf(parts.map(({ length }) => length)) };
}

/** Where each begins, and at last where the last one ends. */
function startsOf(lengths: readonly number[]): Uint32Array {
  const at = new Uint32Array(lengths.length + 1);
  lengths.forEach((length, i) => {
    at[i + 1] = (at[i] ?? 0) + length;
  });
  return at;
}
