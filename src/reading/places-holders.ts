import type { Gazetteer, KnownPlace, NamedPlace } from "./gazetteer.ts";
import { placeKey } from "./place-key.ts";
import { chosen } from "./places-choice.ts";
import { type Candidates, type Evidence, SPEAKING } from "./places-evidence.ts";
import type { PlaceMention } from "./places-mentions.ts";
import { kilometres, NEAR } from "./places-neighbours.ts";
import { wordsOf } from "./places-runs.ts";
import type { Token } from "./tokens.ts";
import vocabulary from "./vocabulary/places.json" with { type: "json" };

const SPOTS = new Set(vocabulary.spots.words);
const SIDES = new Set(vocabulary.sides.words);
const SETTLEMENTS = new Set(vocabulary.settlements.words);
const WIDTHS = ["quarter", "town", "seat", "capital", "county", "region", "country", "area"];
const COUNTY = WIDTHS.indexOf("county");
/** Between a people's adjective and "of": "the Venezuelan port city of". */
const REACH = 4;

/** What a mention is said to lie in: a name, and the places that it may mean. */
export interface Holders {
  readonly key: string;
  readonly places: readonly NamedPlace[];
  /** The mention that names it; null where a people's adjective does. */
  readonly index: number | null;
}

/** What the words beside a mention say that it lies in: "X, Y", "X in Y", "Y's X", "the Venezuelan city of X". Null where they say nothing. */
export function holdersOf(
  tokens: readonly Token[],
  candidates: readonly Candidates[],
  index: number,
  gazetteer: Gazetteer,
): Holders | null {
  const own = candidates[index];
  if (own === undefined) return null;
  const { mention, places } = own;
  const next = candidates[index + 1];
  if (next !== undefined && tokens[next.mention.from]?.block === tokens[mention.from]?.block) {
    const isComma = next.mention.from === mention.to && tokens[next.mention.from]?.gap === ", ";
    const isIn = saysIn(tokens, mention.to, next.mention.from);
    const holders = next.places.filter((place) => isWider(place, places, isIn || mention.isFacility));
    if ((isComma || isIn) && holders.length > 0) return { key: next.key, places: holders, index: index + 1 };
  }
  const previous = candidates[index - 1];
  if (previous?.mention.to === mention.from - 1 && tokens[mention.from - 1]?.lower === "'s") {
    const holders = previous.places.filter((place) => isWider(place, places, true));
    if (holders.length > 0) return { key: previous.key, places: holders, index: index - 1 };
  }
  return peopleBefore(tokens, mention, gazetteer);
}

/** How narrow the narrowest of these is: of "in India" and "in Rajasthan" the second tells more. */
export function widthOf(holders: readonly KnownPlace[]): number {
  return Math.min(...holders.map(({ kind }) => WIDTHS.indexOf(kind)));
}

/** Whether one known place lies in another. */
export function isIn(place: KnownPlace, holder: KnownPlace): boolean {
  if (place.id !== null && place.id === holder.id) return false;
  const isOfCountry = holder.country !== null && place.country === holder.country;
  if (holder.kind === "country") return isOfCountry && place.kind !== "country";
  if (holder.kind === "region") return place.region === holder.region && place.kind !== "region";
  if (holder.kind === "area") return isOfCountry;
  return isOfCountry && place.kind !== "region" && place.kind !== "country" && kilometres(place, holder) <= NEAR;
}

/**
 * Of "Caracas air base" Caracas, of "Tianjin Second Prison" Tianjin where that is named too, of "southern Kharkiv"
 * Kharkiv: what holds a place whose whole name nobody knows. A street named for a town is none in it.
 */
export function holderInName(
  tokens: readonly Token[],
  { from, to, noun }: PlaceMention,
  evidence: Evidence,
  gazetteer: Gazetteer,
): KnownPlace | null {
  const isSpot = noun !== null && SPOTS.has(tokens[noun]?.lower ?? "");
  const first = SIDES.has(tokens[from]?.lower ?? "") ? from + 1 : from;
  if (noun === null && first === from) return null;
  for (let end = noun ?? to; end > first; end--) {
    const words = wordsOf(tokens, { from: first, to: end });
    const key = placeKey(words);
    const isTold = noun === null || (isSpot && end >= noun - 1) || evidence.isTold(key);
    const choice = isTold ? chosen(gazetteer.named(words), key, evidence) : null;
    if (choice !== null && (choice.ground !== "large" || choice.place.population >= SPEAKING)) return choice.place;
  }
  return null;
}

/** "In", "in the", "in eastern", and a comma before them. */
function saysIn(tokens: readonly Token[], from: number, to: number): boolean {
  if (tokens[from]?.lower !== "in" || to - from > 3) return false;
  return to - from < 3 || tokens[from + 1]?.lower === "the";
}

/** A holder holds something known, or something that nobody knows; after a comma alone a town holds only what stands in one. */
function isWider(holder: KnownPlace, held: readonly KnownPlace[], isTold: boolean): boolean {
  const isTown = WIDTHS.indexOf(holder.kind) < COUNTY;
  return held.length === 0 ? isTold || !isTown : held.some((place) => isIn(place, holder));
}

function peopleBefore(tokens: readonly Token[], { from }: PlaceMention, gazetteer: Gazetteer): Holders | null {
  const before = tokens[from - 1]?.lower ?? "";
  if (before !== "of" && !SETTLEMENTS.has(before)) return null;
  for (let i = from - 2; i > from - 2 - REACH && tokens[i]?.sentence === tokens[from]?.sentence; i--) {
    const country = gazetteer.ofPeople(tokens[i]?.word ?? "");
    if (country !== null) return { key: "", places: [{ ...country, isOwnName: true }], index: null };
  }
  return null;
}
