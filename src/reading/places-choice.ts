import type { KnownPlace, NamedPlace } from "./gazetteer.ts";
import { type Evidence, SPEAKING } from "./places-evidence.ts";

/** How a mention was resolved: each is right in another share of cases (`vocabulary/places.json`, confidence). */
export type Ground =
  | "country"
  | "area"
  | "region"
  | "supported"
  | "large"
  | "near"
  | "small"
  | "contained"
  | "container"
  | "unknown";

export interface Choice {
  readonly place: NamedPlace;
  readonly ground: Ground;
}

/** A namesake in a country that the report does not speak of is taken only where it has this many people. */
const LARGE = 100_000;
/** The same, where the report's own country is in no gazetteer: a far namesake of an invented town is none. */
const LARGE_ABROAD = 500_000;
/** The same, where the report is about places that are known and no namesake comes near it in size. */
const TOWN = 15_000;
const LEAD = 5;
/** A small country's capital is known by name all the same. */
const CAPITAL = 50_000;
/** A smaller place is a hamlet, which more must speak for. */
const SMALL = 5_000;
/** A country with this share of what the report's names say is one that it speaks of. */
const SPOKEN_OF = 0.3;
/** A town with this share of its region's people has their common name to itself. */
const TOWN_SHARE = 0.2;
const NEIGHBOURS = 3;

/**
 * The place that a name means where no word beside it tells: countries first, then what the report's other places speak
 * for, then the largest. Null where nothing speaks for any of them: nothing is guessed.
 */
export function chosen(named: readonly NamedPlace[], key: string, evidence: Evidence): Choice | null {
  const isLand = ({ kind }: KnownPlace) => kind === "country" || kind === "region" || kind === "area";
  const places = named.some(({ kind }) => kind === "country") ? named.filter(isLand) : named;
  const place = best(places, key, evidence);
  const ground = place === null ? null : groundOf(place, places, key, evidence);
  return place === null || ground === null ? null : { place, ground };
}

/** The likeliest of these places by one name; null of none. */
export function best(places: readonly NamedPlace[], key: string, evidence: Evidence): NamedPlace | null {
  let most: { readonly place: NamedPlace; readonly score: number } | null = null;
  for (const place of places) {
    const score = scoreOf(place, places, key, evidence);
    if (most === null || score > most.score) most = { place, score };
  }
  return most?.place ?? null;
}

function groundOf(place: NamedPlace, among: readonly NamedPlace[], key: string, evidence: Evidence): Ground | null {
  const { kind, country, region, population, isOwnName } = place;
  if (kind === "country" || kind === "area") return kind;
  const share = country === null ? 0 : evidence.share(country, key);
  const near = evidence.neighbours(place, key) + Number(region !== null && evidence.isNamed(region, key));
  const isSupported = share > 0 || near > 0;
  if (kind === "region" || kind === "county")
    return isSupported || (population >= SPEAKING && !evidence.isForeign) ? "region" : null;
  if (population >= LARGE) {
    if (isSupported) return "supported";
    return population >= (evidence.isForeign ? LARGE_ABROAD : LARGE) ? "large" : null;
  }
  if (kind === "capital" && isOwnName && population >= CAPITAL) return "large";
  if (near > 1 || (near > 0 && population >= SMALL)) return "near";
  if (!isOwnName && (population < SMALL || share < SPOKEN_OF)) return null;
  const isOnly = among.every((other) => other.population * LEAD <= population || other.region === region);
  if (!evidence.isForeign && isOnly && population >= TOWN) return "large";
  return share >= (population >= SMALL ? SPOKEN_OF / 2 : SPOKEN_OF) ? "small" : null;
}

/** Ten times the people weigh as much as the name being the place's own; both less than a neighbour or two. */
function scoreOf(place: NamedPlace, among: readonly NamedPlace[], key: string, evidence: Evidence): number {
  const { country, region, population, isOwnName, hasAccents } = place;
  const share = country === null ? 0 : evidence.share(country, key);
  const isRegionNamed = region !== null && evidence.isNamed(region, key);
  return (
    Math.log10(population + 10) +
    (isOwnName ? 1 : -0.5) +
    (hasAccents ? 0.7 : 0) +
    (share > 0 ? 1.5 + 2 * share : 0) +
    (isRegionNamed ? 2.5 : 0) +
    0.8 * Math.min(NEIGHBOURS, evidence.neighbours(place, key)) +
    ofKind(place, among)
  );
}

function ofKind({ kind, region, population }: NamedPlace, among: readonly NamedPlace[]): number {
  if (kind !== "region") return KIND_SCORES[kind];
  const towns = among.filter((other) => other.region === region && other.kind !== "region" && other.kind !== "county");
  const isTowns = towns.some((town) => town.population > TOWN_SHARE * population);
  return isTowns ? -2 : 0.5;
}

const KIND_SCORES = { area: 8, country: 3, capital: 1.5, "chief-town": 0.5, town: 0, quarter: -1, county: -3 } as const;
