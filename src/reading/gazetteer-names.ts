import type { CountryRow, KnownPlace, NamedPlace } from "./gazetteer.ts";
import { type GazetteerFile, PLACE_KINDS } from "./gazetteer-file.ts";
import { placeKey } from "./place-key.ts";
import vocabulary from "./vocabulary/areas.json" with { type: "json" };

interface Area {
  readonly name: string;
  readonly words?: readonly string[];
  readonly id?: number;
  readonly country?: string;
  readonly lat: number;
  readonly lon: number;
}

const AREAS: readonly Area[] = vocabulary.areas;
const [COUNTRY, REGION] = [PLACE_KINDS.indexOf("country"), PLACE_KINDS.indexOf("region")];

/**
 * Places by key that the file does not have so: countries by the names of `world-countries`, and what
 * `vocabulary/areas.json` adds. And the countries by their two letters.
 */
export function knownNames(
  file: GazetteerFile,
  rows: ReadonlyMap<string, CountryRow>,
  at: (index: number) => KnownPlace,
): {
  readonly names: ReadonlyMap<string, readonly NamedPlace[]>;
  readonly countries: ReadonlyMap<string, KnownPlace>;
} {
  const countries = countriesOf(file, rows, at);
  const added = [
    ...[...countries].map(([code, place]) => [place, countryNames(code, place, rows.get(code))] as const),
    ...AREAS.map((area) => [areaOf(area), [area.name, ...(area.words ?? [])]] as const),
    ...otherNames(file, at),
  ];
  const names = new Map<string, NamedPlace[]>();
  for (const [place, words] of added) {
    for (const key of new Set(words.map(placeKey)))
      if (key !== "") names.set(key, [...(names.get(key) ?? []), { ...place, isOwnName: true, hasAccents: false }]);
  }
  return { names, countries };
}

/** Those of the file, which have their ids, and those that only `world-countries` has. They end the file. */
function countriesOf(
  file: GazetteerFile,
  rows: ReadonlyMap<string, CountryRow>,
  at: (index: number) => KnownPlace,
): ReadonlyMap<string, KnownPlace> {
  const countries = new Map<string, KnownPlace>();
  for (const { cca2, name, latlng } of rows.values()) {
    const [lat = 0, lon = 0] = latlng;
    const about = { name: name.common, country: cca2, region: null, lat, lon, population: 0 };
    countries.set(cca2, { id: null, kind: "country", ...about });
  }
  for (let i = file.kinds.length - 1; file.kinds[i] === COUNTRY; i--) {
    const place = at(i);
    const row = rows.get(place.country ?? "");
    if (row !== undefined) countries.set(row.cca2, { ...place, name: row.name.common });
  }
  return countries;
}

function countryNames(code: string, { name }: KnownPlace, row: CountryRow | undefined): readonly string[] {
  const others = vocabulary.countries.filter((entry) => entry.code === code).flatMap(({ words }) => words);
  if (row === undefined) return [name, ...others];
  // The two letters stand first among the other spellings, and are many a word.
  return [name, row.name.common, row.name.official, ...row.altSpellings.slice(1), ...others];
}

function areaOf({ name, id, country, lat, lon }: Area): KnownPlace {
  return { id: id ?? null, name, kind: "area", country: country ?? null, region: null, lat, lon, population: 0 };
}

/** Short forms of towns and regions: "D.C.", "Ill.". */
function otherNames(
  file: GazetteerFile,
  at: (index: number) => KnownPlace,
): readonly (readonly [KnownPlace, readonly string[]])[] {
  const towns = new Map(vocabulary.towns.map(({ id, words }) => [id, words]));
  const regions = new Map(
    vocabulary.regions.flatMap(({ country, forms }) =>
      Object.entries(forms).map(([code, words]): [string, readonly string[]] => [`${country}.${code}`, words]),
    ),
  );
  const found: (readonly [KnownPlace, readonly string[]])[] = [];
  for (let i = 0; i < file.kinds.length; i++) {
    const region = file.kinds[i] === REGION ? regions.get(file.regions[file.regionOf[i] ?? 0] ?? "") : undefined;
    const words = region ?? towns.get(file.ids[i] ?? 0);
    if (words !== undefined) found.push([at(i), words]);
  }
  return found;
}
