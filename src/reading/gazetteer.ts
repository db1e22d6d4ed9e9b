import { type GazetteerFile, PLACE_KINDS, type PlaceKind, parseGazetteerFile } from "./gazetteer-file.ts";
import { knownNames } from "./gazetteer-names.ts";
import { placeKey } from "./place-key.ts";
import vocabulary from "./vocabulary/areas.json" with { type: "json" };

/** A place that the gazetteer knows. */
export interface KnownPlace {
  /** Its id in GeoNames, or null. */
  readonly id: number | null;
  readonly name: string;
  readonly kind: PlaceKind;
  /** ISO 3166's two letters; null of what lies in no one country. */
  readonly country: string | null;
  /** The first-order region, as "US.TX"; null of what lies in no one region. */
  readonly region: string | null;
  readonly lat: number;
  readonly lon: number;
  readonly population: number;
}

/** A place by one of its names: whether by its own or by another. */
export interface NamedPlace extends KnownPlace {
  readonly isOwnName: boolean;
  /** Whether the words have the accents of its name: "San José" is less likely the one in California. */
  readonly hasAccents: boolean;
}

/** What is known of places: passed in to the reading, as the model is. */
export interface Gazetteer {
  /** The places of this name, in no order that matters. */
  readonly named: (words: string) => readonly NamedPlace[];
  /** The country of an adjective or of its people: "Venezuelan", "French", "Tajiks". */
  readonly ofPeople: (word: string) => KnownPlace | null;
  /** Whether the words are an adjective or a people of some part of the world. */
  readonly isAdjective: (words: string) => boolean;
  /** ISO 3166's three letters for the two. */
  readonly code: (country: string) => string | null;
}

/** What is taken of a row of `world-countries`. */
export interface CountryRow {
  readonly cca2: string;
  readonly cca3: string;
  readonly name: { readonly common: string; readonly official: string };
  readonly altSpellings: readonly string[];
  readonly latlng: readonly number[];
  readonly demonyms: { readonly eng?: { readonly m: string; readonly f: string } };
}

const ADJECTIVES = new Set(vocabulary.adjectives.words);
const CODES = new Map(vocabulary.codes.map(({ code, letters }) => [code, letters]));

/** The gazetteer of these bytes and countries; null where the bytes are none. */
export function openGazetteer(bytes: Uint8Array, countryRows: readonly CountryRow[]): Gazetteer | null {
  const file = parseGazetteerFile(bytes);
  if (file === null) return null;
  const rows = new Map(countryRows.map((row) => [row.cca2, row]));
  const at = (index: number) => placeAt(file, index, rows);
  const { names, countries } = knownNames(file, rows, at);
  const peoples = peoplesOf(countryRows, countries);
  const ofPeople = (word: string) => {
    const lower = word.toLowerCase();
    return peoples.get(lower) ?? peoples.get(lower.replace(/s$/, "")) ?? null;
  };
  return {
    named: (words) => {
      const key = placeKey(words);
      const others = names.get(key) ?? [];
      const ids = new Set(others.map(({ id }) => id));
      return [...others, ...inFile(file, key, words, at).filter(({ id }) => id === null || !ids.has(id))];
    },
    ofPeople,
    isAdjective: (words) =>
      ADJECTIVES.has(words) || ADJECTIVES.has(words.replace(/s$/, "")) || ofPeople(words) !== null,
    code: (country) => CODES.get(country) ?? rows.get(country)?.cca3 ?? null,
  };
}

function peoplesOf(
  rows: readonly CountryRow[],
  countries: ReadonlyMap<string, KnownPlace>,
): ReadonlyMap<string, KnownPlace> {
  const words = [
    ...rows.map(
      ({ cca2, demonyms }) => [cca2, demonyms.eng === undefined ? [] : [demonyms.eng.m, demonyms.eng.f]] as const,
    ),
    ...vocabulary.peoples.map(({ code, words }) => [code, words] as const),
  ];
  return new Map(
    words.flatMap(([code, of]) => {
      const country = countries.get(code);
      return country === undefined ? [] : of.map((word) => [word.toLowerCase(), country] as const);
    }),
  );
}

/** The same gazetteer, which looks up each name once. */
export function remembering(gazetteer: Gazetteer): Gazetteer {
  const told = new Map<string, readonly NamedPlace[]>();
  return {
    ...gazetteer,
    named: (words) => {
      const places = told.get(words) ?? gazetteer.named(words);
      told.set(words, places);
      return places;
    },
  };
}

function placeAt(file: GazetteerFile, index: number, rows: ReadonlyMap<string, CountryRow>): KnownPlace {
  const code = file.regions[file.regionOf[index] ?? 0] ?? "";
  const country = code.slice(0, 2);
  const kind = PLACE_KINDS[file.kinds[index] ?? 0] ?? "area";
  const id = file.ids[index] ?? 0;
  const [lat = 0, lon = 0] =
    kind === "country"
      ? (rows.get(country)?.latlng ?? [])
      : [(file.lats[index] ?? 0) / 1e5, (file.lons[index] ?? 0) / 1e5];
  return {
    id: id === 0 ? null : id,
    name: decoder.decode(file.names.subarray(file.nameAt[index], file.nameAt[index + 1])),
    kind,
    country,
    region: kind === "country" ? null : code,
    lat,
    lon,
    population: file.populations[index] ?? 0,
  };
}

const decoder = new TextDecoder();

/** The places of a key in the file, found by halving. */
function inFile(
  file: GazetteerFile,
  key: string,
  words: string,
  at: (index: number) => KnownPlace,
): readonly NamedPlace[] {
  const bytes = new TextEncoder().encode(key);
  const compared = (index: number) => compare(file.keys, file.keyAt[index] ?? 0, file.keyAt[index + 1] ?? 0, bytes);
  let low = 0;
  let high = file.keyAt.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compared(middle) < 0) low = middle + 1;
    else high = middle;
  }
  if (key === "" || compared(low) !== 0) return [];
  const places = file.places.subarray(file.placesAt[low], file.placesAt[low + 1]);
  const isAccented = /[^\p{ASCII}]/u.test(words);
  return [...places].map((index) => {
    const place = at(index >>> 1);
    return { ...place, isOwnName: (index & 1) === 1, hasAccents: isAccented && place.name === words };
  });
}

function compare(keys: Uint8Array, start: number, end: number, bytes: Uint8Array): number {
  const length = Math.min(end - start, bytes.length);
  for (let i = 0; i < length; i++) {
    const difference = (keys[start + i] ?? 0) - (bytes[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return end - start - bytes.length;
}
