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
const ARMS = new Set(vocabulary.arms.words);
const SIDES = new Set(vocabulary.sides.words);
const SETTLEMENTS = new Set(vocabulary.settlements.words);
const WIDTHS = ["quarter", "town", "chief-town", "capital", "county", "region", "country", "area"];
const COUNTY = WIDTHS.indexOf("county");
/** Between a people's adjective and "of": "the Venezuelan port city of". */
const REACH = 4;

/** What a mention is said to lie in: a name, and the places that it may mean. */
export interface Containers {
  readonly key: string;
  readonly places: readonly NamedPlace[];
  /** The mention that names it; null where a people's adjective does. */
  readonly index: number | null;
}

/** What the words beside a mention say that it lies in: "X, Y", "X in Y", "Y's X", "the Venezuelan city of X". Null where they say nothing. */
export function containersOf(
  tokens: readonly Token[],
  candidates: readonly Candidates[],
  index: number,
  gazetteer: Gazetteer,
): Containers | null {
  const own = candidates[index];
  if (own === undefined) return null;
  const { mention, places } = own;
  const next = candidates[index + 1];
  if (next !== undefined && tokens[next.mention.from]?.block === tokens[mention.from]?.block) {
    const isComma = next.mention.from === mention.to && tokens[next.mention.from]?.gap === ", ";
    const isIn = saysIn(tokens, mention.to, next.mention.from);
    const isTold = isIn || mention.isFacility;
    const containers = next.places.filter((place) => isWider(place, places, isTold));
    if ((isIn || (isComma && !isRow(places, next.places))) && containers.length > 0)
      return { key: next.key, places: containers, index: index + 1 };
  }
  const previous = candidates[index - 1];
  if (previous?.mention.to === mention.from - 1 && tokens[mention.from - 1]?.lower === "'s") {
    const containers = previous.places.filter((place) => isWider(place, places, true));
    if (containers.length > 0) return { key: previous.key, places: containers, index: index - 1 };
  }
  return peopleBefore(tokens, mention, gazetteer);
}

/** How narrow the narrowest of these is: of "in India" and "in Rajasthan" the second tells more. */
export function widthOf(containers: readonly KnownPlace[]): number {
  return Math.min(...containers.map(({ kind }) => WIDTHS.indexOf(kind)));
}

/** Whether one known place lies in another. */
export function isIn(place: KnownPlace, container: KnownPlace): boolean {
  if (place.id !== null && place.id === container.id) return false;
  const isOfCountry = container.country !== null && place.country === container.country;
  if (container.kind === "country") return isOfCountry && place.kind !== "country";
  if (container.kind === "region") return place.region === container.region && place.kind !== "region";
  if (container.kind === "area") return isOfCountry;
  return isOfCountry && place.kind !== "region" && place.kind !== "country" && kilometres(place, container) <= NEAR;
}

/**
 * Of "Caracas air base" Caracas, of "Tianjin Second Prison" Tianjin where that is named too, of "southern Kharkiv"
 * Kharkiv: what holds a place whose whole name nobody knows. A street named for a town is none in it.
 */
export function containerInName(
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
    const isSpotOf = isSpot && (end === noun || (end === noun - 1 && ARMS.has(tokens[end]?.lower ?? "")));
    const isTold = noun === null || isSpotOf || evidence.isTold(key);
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

/**
 * A container holds something known, or something that nobody knows. After a comma alone a town holds only what stands in
 * one: "Perth, Albany" is a row.
 */
function isWider(container: NamedPlace, contained: readonly KnownPlace[], isTold: boolean): boolean {
  // "Albany" alone is the town, not its county.
  const isBare = WIDTHS.indexOf(container.kind) < COUNTY || (container.kind === "county" && !container.isOwnName);
  const isTown = !isTold && isBare;
  if (contained.length === 0) return !isTown;
  return contained.some((place) => isIn(place, container) && (!isTown || place.kind === "quarter"));
}

/** "Panama, United States" is a row of countries, though a town in the States is called Panama. */
function isRow(places: readonly KnownPlace[], next: readonly KnownPlace[]): boolean {
  const isCountry = ({ kind }: KnownPlace) => kind === "country";
  return places.some(isCountry) && next.some(isCountry);
}

function peopleBefore(tokens: readonly Token[], { from }: PlaceMention, gazetteer: Gazetteer): Containers | null {
  const before = tokens[from - 1]?.lower ?? "";
  if (before !== "of" && !SETTLEMENTS.has(before)) return null;
  for (let i = from - 2; i > from - 2 - REACH && tokens[i]?.sentence === tokens[from]?.sentence; i--) {
    const country = gazetteer.ofPeople(tokens[i]?.word ?? "");
    if (country !== null) return { key: "", places: [{ ...country, isOwnName: true, hasAccents: false }], index: null };
  }
  return null;
}
