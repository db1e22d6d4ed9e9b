import type { EntityMention } from "../model/entities.ts";
import type { Gazetteer, KnownPlace, NamedPlace } from "./gazetteer.ts";
import { placeKey } from "./place-key.ts";
import { isPlaceNoun } from "./places-bounds.ts";
import { best, chosen, type Ground } from "./places-choice.ts";
import { type Containers, containerInName, containersOf, isIn, widthOf } from "./places-containers.ts";
import { type Candidates, type Evidence, evidenceOf } from "./places-evidence.ts";
import type { PlaceMention } from "./places-mentions.ts";
import { wordsOf } from "./places-runs.ts";
import type { Token } from "./tokens.ts";
import vocabulary from "./vocabulary/places.json" with { type: "json" };

/** What a mention was taken for, and on what ground. */
export interface Sense {
  readonly place: KnownPlace | null;
  /** Whether the place is only what holds the one that is named: Caracas of "Caracas air base". */
  readonly isContainer: boolean;
  readonly ground: Ground;
}

const COMMON = new Set(vocabulary.common.words);
const DIVISIONS = new Set(vocabulary.divisions.words);
const UNKNOWN: Sense = { place: null, isContainer: false, ground: "unknown" };
/** A smaller town's name that ends in "Square" or "Beach" is rather that of a square or a beach. */
const TOWN_BY_FACILITY = 5_000;

/** What each mention means, in their order. What the report says of a place once holds wherever it is named. */
export function sensesOf(
  tokens: readonly Token[],
  mentions: readonly PlaceMention[],
  entities: readonly EntityMention[],
  gazetteer: Gazetteer,
): readonly Sense[] {
  const candidates = mentions.map(
    (mention): Candidates => ({
      mention,
      key: placeKey(mention.words),
      places: placesNamed(tokens, mention, gazetteer),
    }),
  );
  const evidence = evidenceOf(tokens, candidates, entities, gazetteer);
  const told = candidates.map((_, i) => containersOf(tokens, candidates, i, gazetteer));
  const narrowest = new Map<string, Containers>();
  candidates.forEach(({ key }, i) => {
    const [containers, before] = [told[i], narrowest.get(key)];
    if (containers != null && (before === undefined || widthOf(containers.places) < widthOf(before.places)))
      narrowest.set(key, containers);
  });
  const senses = candidates.map((own) => senseOf(tokens, own, narrowest.get(own.key) ?? null, evidence, gazetteer));
  // "Atlanta, Georgia" tells of both which one is meant.
  senses.forEach(({ place, ground }, i) => {
    const containers = told[i];
    const container = place === null ? undefined : containers?.places.find((one) => isIn(place, one));
    if (ground === "contained" && container !== undefined && containers?.index != null)
      senses[containers.index] = { place: container, isContainer: false, ground };
  });
  return senses;
}

/** The places by these words: of "Kharkiv region" the regions and counties, with the noun or without. */
function placesNamed(
  tokens: readonly Token[],
  { words, noun, from, to, isFacility }: PlaceMention,
  gazetteer: Gazetteer,
): readonly NamedPlace[] {
  // "The Peninsula": which one, no gazetteer tells.
  if (to - from === 1 && isPlaceNoun(tokens[from]?.lower)) return [];
  const named = abbreviated(words, gazetteer.named(words));
  if (isFacility) return named.filter(({ isOwnName, population }) => isOwnName && population >= TOWN_BY_FACILITY);
  const next = tokens[to];
  const division = noun !== null ? tokens[noun] : next?.gap === " " ? next : undefined;
  if (!DIVISIONS.has(division?.lower ?? "")) return named;
  const isCommon = noun === from + 1 && COMMON.has(tokens[from]?.lower ?? "");
  const bare = noun === null || isCommon ? [] : gazetteer.named(wordsOf(tokens, { from, to: noun }));
  const divisions = [...named, ...bare].filter(({ kind }) => kind === "region" || kind === "county" || kind === "area");
  if (divisions.length > 0) return divisions;
  return named.length > 0 ? named : bare;
}

/** Two or three capitals are short for something: "NY" for New York, but "WA" is no town of that name. */
function abbreviated(words: string, places: readonly NamedPlace[]): readonly NamedPlace[] {
  if (!/^\p{Lu}{2,3}$/u.test(words)) return places;
  return places.filter(({ kind, name }) => kind === "country" || kind === "area" || placeKey(name) !== placeKey(words));
}

function senseOf(
  tokens: readonly Token[],
  { mention, key, places }: Candidates,
  containers: Containers | null,
  evidence: Evidence,
  gazetteer: Gazetteer,
): Sense {
  const contained = places.filter((place) => containers?.places.some((container) => isIn(place, container)));
  if (contained.length > 0) return { place: best(contained, key, evidence), isContainer: false, ground: "contained" };
  // A namesake that does not lie where the report says is another place.
  const isElsewhere = containers !== null && !places.some(({ kind }) => kind === "country" || kind === "area");
  const choice = isElsewhere ? null : chosen(places, key, evidence);
  if (choice !== null) return { ...choice, isContainer: false };
  const named = containers === null ? null : chosen(containers.places, containers.key, evidence);
  const container = named?.place ?? containerInName(tokens, mention, evidence, gazetteer);
  return container === null ? UNKNOWN : { place: container, isContainer: true, ground: "container" };
}
