import type { PlaceMention } from "./places-mentions.ts";
import { isTitle, roleWord } from "./role-words.ts";
import type { Token } from "./tokens.ts";
import vocabulary from "./vocabulary/places.json" with { type: "json" };

const set = ({ words }: { readonly words: readonly string[] }) => new Set(words);
const WITHIN = set(vocabulary.within);
const SIDES = set(vocabulary.sides);
const PARTS = set(vocabulary.parts);
const POWERS = set(vocabulary.powers);
const MOVES = set(vocabulary.moves);
const GROUNDS = set(vocabulary.grounds);
const CONTESTS = set(vocabulary.contests);
const VERBS = set(vocabulary.verbs);
const LINKS_BEFORE = set(vocabulary.linksBefore);
const LINKS_AFTER = set(vocabulary.linksAfter);
const ACTS = new RegExp(`-(?:${vocabulary.endings.acts.join("|")})$`, "i");
/** A row of names is followed back no further than this. */
const LONGEST_ROW = 6;

/**
 * The kind of what stands before a mention in its sentence, articles and "southern" left aside; of one in a row ("in
 * Cuba and Peru") what stands before the first.
 */
export function beforeOf(tokens: readonly Token[], mentions: readonly PlaceMention[], index: number, row = 0): string {
  const mention = mentions[index];
  const first = tokens[mention?.from ?? -1];
  if (mention === undefined || first === undefined) return "start";
  let at = mention.from - 1;
  let gap = first.gap;
  const isInside = (word: Token | undefined): word is Token => word !== undefined && word.sentence === first.sentence;
  for (let word = tokens[at]; isInside(word) && gap.trim() === "" && isPassed(word.lower); word = tokens[at]) {
    gap = word.gap;
    at -= 1;
  }
  const word = tokens[at];
  if (!isInside(word)) return "start";
  const isAnd = word.lower === "and" || word.lower === "or";
  const isNext = mentions[index - 1]?.to === (isAnd ? at : at + 1) && (isAnd || gap === " " || gap.includes(","));
  if (isNext && row < LONGEST_ROW) return beforeOf(tokens, mentions, index - 1, row + 1);
  return markOf(gap) ?? wordBefore(word, tokens[at - 1]);
}

function isPassed(lower: string): boolean {
  return lower === "the" || SIDES.has(lower);
}

/** What a mark between two words makes of them; null where it is none that parts them. */
function markOf(gap: string): string | null {
  if (gap.includes("(")) return "bracket";
  if (/\)|\s[-–—]+\s|[—|]/.test(gap)) return "start";
  if (/[,;:]/.test(gap)) return "comma";
  return /["“‘]/.test(gap) ? "quote" : null;
}

function wordBefore({ lower, isCapital }: Token, head: Token | undefined): string {
  if (CONTESTS.has(lower) || (lower === "to" && CONTESTS.has(head?.lower ?? ""))) return "contest";
  if (MOVES.has(lower)) return "moves";
  if (WITHIN.has(lower)) return "within";
  if (lower === "of") {
    if (PARTS.has(head?.lower ?? "")) return "part of";
    if (nounKind(head?.lower ?? "") === "power") return "power of";
    return head?.isCapital === true ? "name of" : "of";
  }
  if (LINKS_BEFORE.has(lower)) return lower;
  if (isCapital) return "capital";
  return /(?:ed|ing)$/.test(lower) ? "verb" : "word";
}

/** The kind of what stands behind a mention. */
export function afterOf(tokens: readonly Token[], { to, end }: PlaceMention): string {
  const [last, next] = [tokens[to - 1], tokens[to]];
  if (last === undefined || next === undefined || next.block !== last.block) return "end";
  if (end < last.end) return ACTS.test(last.word) ? "hyphen act" : "hyphen ground";
  if (next.lower === "'s" || /^['’]/.test(next.gap)) return "possessive";
  if (/[.!?]\s/.test(next.gap)) return next.sentence === last.sentence ? "word" : "stop";
  if (next.gap.includes("(")) return "bracket";
  if (/[,;:)]/.test(next.gap)) return "comma";
  if (/\s[-–—]+\s/.test(next.gap)) return "dash";
  if (/[-–/]/.test(next.gap)) return "hyphen";
  return wordAfter(next);
}

function wordAfter({ lower, isCapital }: Token): string {
  if (VERBS.has(lower)) return "verb";
  if (lower.endsWith("ed")) return "ed";
  if (lower === "and" || lower === "or") return "and";
  if (LINKS_AFTER.has(lower)) return "link";
  const noun = nounKind(lower);
  if (isCapital) return noun === "power" || isTitle(lower) ? "title" : "capital";
  return noun === "else" ? "word" : noun;
}

/** Whether a noun beside a name makes it a place ("London boroughs") or those who act in its name ("London police"). */
export function nounKind(lower: string): "ground" | "power" | "else" {
  if (GROUNDS.has(lower)) return "ground";
  return POWERS.has(lower) || roleWord(lower) !== null ? "power" : "else";
}
