import type { EntityMention } from "../model/entities.ts";
import { firstEndingAfter } from "../text/span.ts";
import type { Gazetteer, NamedPlace } from "./gazetteer.ts";
import type { PlaceMention } from "./places-mentions.ts";
import { neighboursOf } from "./places-neighbours.ts";
import type { Token } from "./tokens.ts";

/** A mention with its key and the places of that name. */
export interface Candidates {
  readonly mention: PlaceMention;
  readonly key: string;
  readonly places: readonly NamedPlace[];
}

/** What a report's names say together. Each question leaves aside the name that it is asked for, by its key. */
export interface Evidence {
  /** The share of what speaks for some country that speaks for this one. */
  readonly share: (country: string, but: string) => number;
  /** Whether this first-order region, or its capital of a country, is named. */
  readonly isNamed: (region: string, but: string) => boolean;
  /** How many other names are those of places near by. */
  readonly neighbours: (place: NamedPlace, but: string) => number;
  /** Whether a place is named by these words alone. */
  readonly isTold: (key: string) => boolean;
  /** Whether more places are named that no gazetteer has than places that one has: an invented or a very small country. */
  readonly isForeign: boolean;
}

/** A town of this many people speaks for its country wherever it is named. */
export const SPEAKING = 300_000;
/** One of this many shows that the report is about places that are known. */
const NOTABLE = 15_000;
/** After these a name is a place's, whatever the gazetteer says. */
const WHERE = new Set(["in", "at", "near", "from", "of", "to", "outside", "around"]);

/** Countries speak by name, by their people's adjective, by their regions and large towns. */
export function evidenceOf(
  tokens: readonly Token[],
  candidates: readonly Candidates[],
  entities: readonly EntityMention[],
  gazetteer: Gazetteer,
): Evidence {
  const voices = new Map<string, Voice>();
  const regions = new Map<string, Set<string>>();
  for (const { key, places } of candidates) {
    const speaker = speakerOf(places);
    if (speaker?.country == null) continue;
    voices.set(key, { country: speaker.country, weight: weightOf(speaker) });
    const { region, kind } = speaker;
    if (region !== null && (kind === "region" || kind === "capital"))
      regions.set(region, (regions.get(region) ?? new Set()).add(key));
  }
  for (const country of peoplesOf(tokens, entities, gazetteer)) voices.set(`people ${country}`, { country, weight: 2 });
  const keys = new Set(candidates.map(({ key }) => key));
  return {
    share: sharesOf(voices),
    isNamed: (region, but) => [...(regions.get(region) ?? [])].some((key) => key !== but),
    neighbours: neighboursOf(candidates),
    isTold: (key) => keys.has(key),
    isForeign: isForeign(tokens, candidates),
  };
}

/** What a name says for a country. */
interface Voice {
  readonly country: string;
  readonly weight: number;
}

function sharesOf(voices: ReadonlyMap<string, Voice>): Evidence["share"] {
  const sums = new Map<string, number>();
  let all = 0;
  for (const { country, weight } of voices.values()) {
    sums.set(country, (sums.get(country) ?? 0) + weight);
    all += weight;
  }
  return (country, but) => {
    const own = voices.get(but);
    const rest = all - (own?.weight ?? 0);
    const sum = (sums.get(country) ?? 0) - (own?.country === country ? own.weight : 0);
    return rest === 0 ? 0 : sum / rest;
  };
}

/** Of the places by one name, the one that speaks for its country: a country alone, or else the largest. */
function speakerOf(places: readonly NamedPlace[]): NamedPlace | null {
  const countries = places.filter(({ kind }) => kind === "country");
  const size = ({ kind, population, isOwnName }: NamedPlace) =>
    population * (isOwnName ? 1 : 0.1) * (kind === "capital" ? 3 : 1);
  return (countries.length > 0 ? countries : places).reduce<NamedPlace | null>(
    (most, next) => (most === null || size(next) > size(most) ? next : most),
    null,
  );
}

function weightOf({ kind, isOwnName, population }: NamedPlace): number {
  if (kind === "country") return 3;
  if (!isOwnName || (kind !== "region" && population < SPEAKING)) return 0;
  return kind === "capital" ? 2 : 1;
}

/** The countries whose people or adjective is named. */
function peoplesOf(
  tokens: readonly Token[],
  entities: readonly EntityMention[],
  gazetteer: Gazetteer,
): ReadonlySet<string> {
  const countries = new Set<string>();
  for (const { start, end, kind } of entities) {
    if (kind !== "group" && kind !== "place") continue;
    for (let i = firstEndingAfter(tokens, start); (tokens[i]?.start ?? end) < end; i++) {
      const country = gazetteer.ofPeople(tokens[i]?.word ?? "")?.country ?? null;
      if (country !== null) countries.add(country);
    }
  }
  return countries;
}

function isForeign(tokens: readonly Token[], candidates: readonly Candidates[]): boolean {
  const known = new Set<string>();
  const unknown = new Set<string>();
  for (const { mention, key, places } of candidates) {
    const isWhere = mention.told === "place" && WHERE.has(tokens[mention.from - 1]?.lower ?? "");
    if (places.some(isNotable)) known.add(key);
    else if (isWhere && mention.noun === null) unknown.add(key);
  }
  return unknown.size > known.size;
}

function isNotable({ kind, isOwnName, population }: NamedPlace): boolean {
  if (kind === "country" || kind === "area") return true;
  return population >= (isOwnName ? NOTABLE : SPEAKING);
}
