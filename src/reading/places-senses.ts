import type { EntityMention } from "../model/entities.ts";
import type { Gazetteer, KnownPlace, NamedPlace } from "./gazetteer.ts";
import { placeKey } from "./place-key.ts";
import { isPlaceNoun } from "./places-bounds.ts";
import { best, chosen, type Ground } from "./places-choice.ts";
import { type Candidates, type Evidence, evidenceOf } from "./places-evidence.ts";
import { type Holders, holderInName, holdersOf, isIn, widthOf } from "./places-holders.ts";
import type { PlaceMention } from "./places-mentions.ts";
import { wordsOf } from "./places-runs.ts";
import type { Token } from "./tokens.ts";
import vocabulary from "./vocabulary/places.json" with { type: "json" };

/** What a mention was taken for, and on what ground. */
export interface Sense {
  readonly place: KnownPlace | null;
  /** Whether the place is only what holds the one that is named: Caracas of "Caracas air base". */
  readonly isHolder: boolean;
  readonly ground: Ground;
}

const DIVISIONS = new Set(vocabulary.divisions.words);
const UNKNOWN: Sense = { place: null, isHolder: false, ground: "unknown" };
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
  const told = candidates.map((_, i) => holdersOf(tokens, candidates, i, gazetteer));
  const narrowest = new Map<string, Holders>();
  candidates.forEach(({ key }, i) => {
    const [holders, before] = [told[i], narrowest.get(key)];
    if (holders != null && (before === undefined || widthOf(holders.places) < widthOf(before.places)))
      narrowest.set(key, holders);
  });
  const senses = candidates.map((own) => senseOf(tokens, own, narrowest.get(own.key) ?? null, evidence, gazetteer));
  // "Atlanta, Georgia" tells of both which one is meant.
  senses.forEach(({ place, ground }, i) => {
    const holders = told[i];
    const holder = place === null ? undefined : holders?.places.find((one) => isIn(place, one));
    if (ground === "held" && holder !== undefined && holders?.index != null)
      senses[holders.index] = { place: holder, isHolder: false, ground };
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
  const named = gazetteer.named(words);
  if (isFacility) return named.filter(({ isOwnName, population }) => isOwnName && population >= TOWN_BY_FACILITY);
  const next = tokens[to];
  const division = noun !== null ? tokens[noun] : next?.gap === " " ? next : undefined;
  if (!DIVISIONS.has(division?.lower ?? "")) return named;
  const bare = noun === null ? [] : gazetteer.named(wordsOf(tokens, { from, to: noun }));
  const divisions = [...named, ...bare].filter(({ kind }) => kind === "region" || kind === "county" || kind === "area");
  if (divisions.length > 0) return divisions;
  return named.length > 0 ? named : bare;
}

function senseOf(
  tokens: readonly Token[],
  { mention, key, places }: Candidates,
  holders: Holders | null,
  evidence: Evidence,
  gazetteer: Gazetteer,
): Sense {
  const held = places.filter((place) => holders?.places.some((holder) => isIn(place, holder)));
  if (held.length > 0) return { place: best(held, key, evidence), isHolder: false, ground: "held" };
  // A namesake that does not lie where the report says is another place.
  const isElsewhere = holders !== null && !places.some(({ kind }) => kind === "country" || kind === "area");
  const choice = isElsewhere ? null : chosen(places, key, evidence);
  if (choice !== null) return { ...choice, isHolder: false };
  const named = holders === null ? null : chosen(holders.places, holders.key, evidence);
  const holder = named?.place ?? holderInName(tokens, mention, evidence, gazetteer);
  return holder === null ? UNKNOWN : { place: holder, isHolder: true, ground: "holder" };
}
