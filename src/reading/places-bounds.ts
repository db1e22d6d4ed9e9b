import type { Gazetteer } from "./gazetteer.ts";
import { isLarge, type Run, wordsOf } from "./places-runs.ts";
import { isTitle } from "./role-words.ts";
import type { Token } from "./tokens.ts";
import areas from "./vocabulary/areas.json" with { type: "json" };
import vocabulary from "./vocabulary/places.json" with { type: "json" };

/** A run that is a whole name of a place. */
export interface Bounds {
  readonly from: number;
  readonly to: number;
  /** Where the name ends and a common noun that belongs to it begins: "Caracas | air base". */
  readonly nameEnd: number;
}

const FACILITIES = new Set(vocabulary.facilities.words);
const FEATURES = new Set(vocabulary.features.words);
const HEADS = new Set(vocabulary.heads.words);
const SPOTS = new Set(vocabulary.spots.words);
const ARMS = new Set(vocabulary.arms.words);
/** "Ill.", "Calif.". */
const SHORT_FORMS = new Set(areas.regions.flatMap(({ forms }) => Object.values(forms).flat()));
/** "Pennsylvania-based", "US-led". */
const ENDING = new RegExp(`-(?:${[...vocabulary.endings.acts, ...vocabulary.endings.grounds].join("|")})$`, "i");
/** "U.S.", "D.C.", "N.M.": the last point is the name's own. */
const POINTED = /^(?:\p{Lu}\.){2,}/u;
/** No longer abbreviation is looked for. */
const LONGEST = 12;
/** A facility's name has no more words than this behind what the network found. */
const REACH = 4;

/**
 * The bounds of a run: without what is no name at its ends, with a word before it that belongs to it ("Mount Ararat")
 * and the noun that follows ("Korean Peninsula", "La Carlota airbase", "Illinois State Armory"). Null where nothing is left.
 */
export function boundsOf(tokens: readonly Token[], run: Run, gazetteer: Gazetteer): Bounds | null {
  let { from, to } = run;
  while (from < to && tokens[from]?.isCapital !== true) from += 1;
  while (to > from && tokens[to - 1]?.isCapital !== true && !isPlaceNoun(tokens[to - 1]?.lower)) to -= 1;
  if (from >= to) return null;
  const before = tokens[from - 1];
  if (before?.isCapital === true && HEADS.has(before.lower) && isBeside(tokens, from)) from -= 1;
  // "Seoul's Jamsil Stadium" is two places, "Alder Hey Children's Hospital" one.
  const isOwner = tokens[to]?.lower === "'s" && isLarge(wordsOf(tokens, { from, to }), gazetteer);
  let end = to;
  while (!isOwner && end < to + REACH && isBeside(tokens, end) && isOfName(tokens[end])) end += 1;
  for (; end > to; end--) {
    const isName = isFacilityNoun(tokens[end - 1]?.lower) || (end === to + 1 && isPlaceNoun(tokens[to]?.lower));
    if (isName) return { from: widened(tokens, from), nameEnd: to, to: end };
  }
  if (isFacilityNoun(tokens[to - 1]?.lower)) return { from: widened(tokens, from), nameEnd: to, to };
  const ahead = ARMS.has(tokens[to]?.lower ?? "") && isBeside(tokens, to + 1) ? 2 : 1;
  const isSpot = isBeside(tokens, to) && SPOTS.has(tokens[to + ahead - 1]?.lower ?? "");
  return { from, nameEnd: to, to: isSpot ? to + ahead : to };
}

/** Where the words end: before "-based", behind the point of "U.S." and "Ill.". */
export function endOf(text: string, first: Token, last: Token): number {
  const ending = ENDING.exec(last.word);
  if (ending !== null) return last.start + ending.index;
  const pointed = POINTED.exec(text.slice(first.start, first.start + LONGEST));
  if (pointed !== null && first.start + pointed[0].length >= last.end) return first.start + pointed[0].length;
  const words = text.slice(first.start, last.end);
  const isPointed = text[last.end] === "." && (/\p{Lu}\.\p{Lu}$/u.test(words) || SHORT_FORMS.has(words));
  return isPointed ? last.end + 1 : last.end;
}

/** Whether a word is a noun of what stands in one spot. */
export function isFacilityNoun(lower: string | undefined): boolean {
  return lower !== undefined && FACILITIES.has(lower);
}

/** Whether a word is a noun of a spot or of a stretch of land or water. */
export function isPlaceNoun(lower: string | undefined): boolean {
  return lower !== undefined && (FACILITIES.has(lower) || FEATURES.has(lower));
}

/** The first of the capitals before a facility's name: "National" of "National Concert Hall". */
function widened(tokens: readonly Token[], from: number): number {
  let first = from;
  const isOpen = (i: number) => isBeside(tokens, i + 1) && tokens[i]?.lower !== "'s" && isOfName(tokens[i]);
  // The first word of a sentence has its capital from there.
  while (isOpen(first - 1) && tokens[first - 1]?.sentence === tokens[first - 2]?.sentence) first -= 1;
  return first;
}

function isOfName(token: Token | undefined): boolean {
  if (token === undefined) return false;
  return token.lower === "'s" || (token.isCapital && token.lower !== "the" && !isTitle(token.lower));
}

function isBeside(tokens: readonly Token[], i: number): boolean {
  const [left, right] = [tokens[i - 1], tokens[i]];
  return right !== undefined && left?.block === right.block && (right.gap === " " || right.lower === "'s");
}
