import type { ClashOf } from "../model/clashes.ts";
import { logit } from "../model/layers.ts";
import { cosine, middleOf } from "../model/likeness.ts";
import { wordStarts } from "../reading/word-starts.ts";
import { rarityIn, sharedTerms } from "../text/rarity.ts";
import { areOfOneThing, areTolls, type Count, differ } from "./counts.ts";
import type { ToldPassage } from "./told-passage.ts";
import update from "./vocabulary/updates.json" with { type: "json" };

/** Two passages of different reports, the earlier first, and what speaks for their telling one thing. */
export interface Pair {
  readonly a: ToldPassage;
  readonly b: ToldPassage;
  /** Counts of one thing that differ, and those that agree. */
  readonly differing: readonly [Count, Count] | null;
  readonly agreeing: readonly [Count, Count] | null;
  /** The numbered places that differ. */
  readonly labels: readonly [string, string] | null;
  /** The days that they tell, where none of the one's are the other's. */
  readonly days: readonly [string, string] | null;
  readonly features: Features;
}

export type Features = Readonly<Record<(typeof FEATURES)[number], number>>;

/** What a pair is weighed by, in the order of the weights. */
export const FEATURES = [
  "terms",
  "rarest",
  "vector",
  "clash",
  "who",
  "negation",
  "denial",
  "agreeing",
  "differing",
  "tollApart",
  "tollLater",
  "zero",
  "labels",
  "daysApart",
  "daysShared",
  "later",
  "last",
  "grows",
  "updateWords",
  "quoted",
  "one",
  "house",
] as const;

const isUpdate = wordStarts(update.words);

/** Two passages that share no word and are less alike than this have nothing to do with each other. */
const LEAST_VECTOR = 0.1;

/**
 * Weighs pairs of passages among those of a story: words that all of them have tell little. Of two that have nothing in
 * common it makes null: a story of many reports has millions of these.
 */
export function pairWeigher(
  passages: readonly ToldPassage[],
  clash: ClashOf,
): (a: ToldPassage, b: ToldPassage) => Pair | null {
  const rarity = rarityIn(passages.map(({ terms }) => terms));
  const middle = middleOf(passages.map(({ vector }) => vector));
  const lastDay = passages.reduce((last, { day }) => (day !== null && day > last ? day : last), "");
  return (x, y) => {
    const [a, b] = (x.day ?? "9") <= (y.day ?? "9") ? [x, y] : [y, x];
    const shared = sharedTerms(a.terms, b.terms, rarity);
    const vector = cosine(a.vector, b.vector, middle);
    if (shared.terms === 0 && vector <= LEAST_VECTOR) return null;
    const isLater = a.day !== null && b.day !== null && a.day < b.day;
    const of = couplesOf(a, b);
    const differing = of.find(([p, q]) => differ(p, q)) ?? null;
    const agreeing = of.find(([p, q]) => p.value > 0 && !differ(p, q)) ?? null;
    const labels = labelsApart(a, b);
    const days = daysApart(a, b);
    const who = a.who.intersection(b.who).size;
    return {
      ...{ a, b, differing, agreeing, labels, days },
      features: {
        ...shared,
        vector,
        clash: logit(clash(a.vector, b.vector)),
        who: Math.min(who, 3) / 3,
        negation: Number(a.isNegated !== b.isNegated),
        denial: Number(a.isDenial || b.isDenial),
        agreeing: Number(agreeing !== null),
        differing: Number(differing !== null),
        tollApart: Number(differing !== null && areTolls(...differing) && !isLater),
        tollLater: Number(differing !== null && areTolls(...differing) && isLater),
        zero: Number(differing?.some(({ value }) => value === 0) ?? false),
        labels: Number(labels !== null),
        daysApart: Number(days !== null),
        daysShared: Number(a.days.some((p) => b.days.some((q) => p[0] === q[0] && p[1] === q[1]))),
        later: Number(isLater),
        last: Number(isLater && b.day === lastDay),
        grows: Number(isLater && differing !== null && differing[1].value > differing[0].value),
        updateWords: Number(isLater && isUpdate(b.text.slice(b.sentence.start, b.sentence.end))),
        quoted: Number(a.row !== null && b.row !== null),
        one: Number(!a.speakersWho.isDisjointFrom(b.speakersWho)),
        house: Number(a.origin === b.origin),
      },
    };
  };
}

/** Two tolls go before other counts, however many words those share. */
const TOLLS_FIRST = 100;

/** Counts of one thing, those whose things share most first. */
function couplesOf(a: ToldPassage, b: ToldPassage): readonly (readonly [Count, Count])[] {
  const shared = ([p, q]: readonly [Count, Count]) =>
    p.things.intersection(q.things).size + (areTolls(p, q) ? TOLLS_FIRST : 0);
  return a.counts
    .flatMap((p) => b.counts.filter((q) => areOfOneThing(p, q)).map((q) => [p, q] as const))
    .sort((x, y) => shared(y) - shared(x));
}

function labelsApart(a: ToldPassage, b: ToldPassage): readonly [string, string] | null {
  for (const { what, number } of a.labels) {
    const others = b.labels.filter((label) => label.what === what);
    const other = others[0];
    if (other !== undefined && others.every((label) => label.number !== number))
      return [`${what} ${number}`, `${what} ${other.number}`];
  }
  return null;
}

/** The days told, where both tell some and none of the one's fall within the other's. */
function daysApart(a: ToldPassage, b: ToldPassage): readonly [string, string] | null {
  const [x, y] = [a.days[0], b.days[0]];
  if (x === undefined || y === undefined) return null;
  const meet = a.days.some((p) => b.days.some((q) => p[0] <= q[1] && q[0] <= p[1]));
  return meet ? null : [x[0], y[0]];
}
