import { logit } from "../model/layers.ts";
import type { Dispute } from "../reading/reading.ts";
import { type Span, textAt } from "../text/span.ts";
import type { Pair } from "./pair-features.ts";
import type { Judge } from "./story.ts";
import type { ToldPassage } from "./told-passage.ts";
import settings from "./vocabulary/story.json" with { type: "json" };
import { chanceOf, confidenceOf, firstChance, leastOf, RELATIONS, type Relation } from "./weigh.ts";
import { disputeOf, whyUpdate } from "./why.ts";

type Side = Span & { readonly file: string; readonly row: string | null };

/** Two reports' passages that cannot both hold. */
export interface StoryDispute {
  readonly kind: Dispute["kind"];
  readonly a: Side;
  readonly b: Side;
  readonly why: string;
  readonly confidence: number;
}

/** A later report's passage that takes the place of an earlier one's. */
export interface Update {
  readonly earlier: Side;
  readonly later: Side;
  readonly why: string;
  readonly confidence: number;
}

/** A pair as it was judged: what it is, and how surely. */
export interface Compared {
  readonly pair: Pair;
  readonly relation: Relation;
  readonly chance: number;
}

/**
 * Where the reports of a story part, what a later one supersedes, and what they may both claim: the pairs likeliest to
 * be in each relation by what they speak of are looked at side by side by the network. A pair is in one relation,
 * whichever is likeliest for its kind; a passage is in few disputes and updates.
 */
export async function comparisonsOf(pairs: readonly Pair[], judge: Judge): Promise<readonly Compared[]> {
  const found: Compared[] = [];
  for (const pair of worthALook(pairs)) {
    const { a, b, features } = pair;
    const judged = await judge.relations(textAt(a.text, a.sentence), textAt(b.text, b.sentence));
    const best = RELATIONS.filter((relation) => isPossible(relation, pair))
      .map((relation) => ({ pair, relation, chance: chanceOf(relation, features, judged) }))
      .filter(({ relation, chance }) => chance >= leastOf(relation))
      .reduce<Compared | null>((x, y) => (x === null || share(y) > share(x) ? y : x), null);
    if (best !== null) found.push(best);
  }
  found.sort((x, y) => y.chance - x.chance);
  return [
    ...fewOfEach(found, "dispute"),
    ...fewOfEach(found, "update"),
    ...found.filter(({ relation }) => relation === "same"),
  ];
}

/** The pairs likeliest to be in each relation before the network is asked, as many of each. */
export function worthALook(pairs: readonly Pair[], first = firstChance): readonly Pair[] {
  const looked = RELATIONS.flatMap((relation) =>
    pairs
      .filter((pair) => isPossible(relation, pair))
      .map((pair) => ({ pair, chance: first(relation, pair.features) }))
      .sort((x, y) => y.chance - x.chance)
      .slice(0, settings.looked)
      .map(({ pair }) => pair),
  );
  return [...new Set(looked)];
}

/**
 * Nothing supersedes what is of the same hour. One house says a thing once, though it may correct itself; two tolls that
 * differ are one thing told otherwise, not the same.
 */
export function isPossible(relation: Relation, { features }: Pair): boolean {
  if (relation === "update") return features.later > 0;
  return relation !== "same" || features.house + features.tollApart + features.tollLater === 0;
}

/** How far a chance is above the least with which its relation is told, in log odds: nearly sure is far surer than likely. */
function share({ relation, chance }: Compared): number {
  return logit(chance) - logit(leastOf(relation));
}

/** A compared pair as the story tells it. */
export function told({ pair, relation, chance }: Compared): StoryDispute {
  const { kind, why } = disputeOf(pair);
  return { kind, a: sideOf(pair.a), b: sideOf(pair.b), why, confidence: confidenceOf(relation, chance) };
}

/** An update as the story tells it. */
export function toldUpdate({ pair, relation, chance }: Compared): Update {
  return {
    earlier: sideOf(pair.a),
    later: sideOf(pair.b),
    why: whyUpdate(pair),
    confidence: confidenceOf(relation, chance),
  };
}

function fewOfEach(found: readonly Compared[], relation: Relation): readonly Compared[] {
  const used = new Map<ToldPassage, number>();
  return found.filter(({ pair: { a, b }, relation: own }) => {
    if (own !== relation) return false;
    const [x, y] = [used.get(a) ?? 0, used.get(b) ?? 0];
    if (Math.max(x, y) >= settings.pairsEach) return false;
    used.set(a, x + 1);
    used.set(b, y + 1);
    return true;
  });
}

/** The statement where it makes up most of its sentence; else the sentence, for what clashes may stand beside it. */
function sideOf({ file, start, end, sentence, row }: ToldPassage): Side {
  const isMost = end - start >= settings.most * (sentence.end - sentence.start);
  const span = isMost ? { start, end } : { start: sentence.start, end: sentence.end };
  return { file, ...span, row: row?.id ?? null };
}
