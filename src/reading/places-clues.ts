import { afterOf, beforeOf, nounKind } from "./places-context.ts";
import type { PlaceMention } from "./places-mentions.ts";
import type { Token } from "./tokens.ts";
import vocabulary from "./vocabulary/places.json" with { type: "json" };

/** What is known of a mention when it is asked whether a place is meant by it. */
export interface Meaning {
  /** The kind of place that it was taken for, "facility" or "unknown". */
  readonly kind: string;
  readonly isInTitle: boolean;
  readonly isSource: boolean;
}

const SEATS = new Set(vocabulary.seats.words);
/** Shorter words in capitals are abbreviations. */
const CAPITALS = 5;

/** What tells whether a place is meant: the words about a mention, their kinds, and pairs of these. */
export function cluesOf(
  tokens: readonly Token[],
  mentions: readonly PlaceMention[],
  index: number,
  { kind, isInTitle, isSource }: Meaning,
): readonly string[] {
  const mention = mentions[index];
  if (mention === undefined) return [];
  const { from, to, words, noun } = mention;
  const [before, after] = [beforeOf(tokens, mentions, index), afterOf(tokens, mention)];
  const owned = tokens[to]?.lower === "'s" ? tokens[to + 1] : tokens[to];
  const isSeat = SEATS.has(words.toLowerCase());
  const told: readonly (readonly [boolean, string])[] = [
    [after === "possessive", `possessive ${nounKind(owned?.lower ?? "")}`],
    [isListed(tokens, mentions, index), "listed"],
    [isListed(tokens, mentions, index), `listed ${kind}`],
    [noun !== null, "noun"],
    [noun !== null && !mention.isFacility, `noun ${tokens[noun ?? 0]?.lower}`],
    [mention.isFacility, "facility"],
    [words.length >= CAPITALS && words === words.toUpperCase(), "capitals"],
    [tokens[from - 1]?.block !== tokens[from]?.block, "first of its block"],
    [tokens[from]?.isQuoted === true, "quoted"],
    [isInTitle, "title"],
    [isSource, "source"],
    [isSeat && before === "within", "inside a seat"],
    [isSeat && before !== "within", "seat"],
  ];
  return [
    `kind ${kind}`,
    `told ${mention.told}`,
    `before ${before}`,
    `after ${after}`,
    `${kind} before ${before}`,
    `${kind} after ${after}`,
    `before ${before} after ${after}`,
    `word before ${tokens[from - 1]?.lower}`,
    `word after ${tokens[to]?.lower}`,
    ...told.flatMap(([isSo, clue]) => (isSo ? [clue] : [])),
  ];
}

/** Whether it stands in a row with another: "Cuba, Peru and Chile". */
function isListed(tokens: readonly Token[], mentions: readonly PlaceMention[], index: number): boolean {
  const isJoined = (a: PlaceMention | undefined, b: PlaceMention | undefined) => {
    if (a === undefined || b === undefined) return false;
    const between = b.from - a.to;
    const isConjoined = between === 1 && ["and", "or"].includes(tokens[a.to]?.lower ?? "");
    return isConjoined || (between === 0 && tokens[b.from]?.gap === ", ");
  };
  return isJoined(mentions[index - 1], mentions[index]) || isJoined(mentions[index], mentions[index + 1]);
}
