import type { Dispute } from "../reading/reading.ts";
import { type Span, textAt } from "../text/span.ts";
import type { Pair } from "./pair-features.ts";
import type { Judge } from "./story.ts";
import type { ToldPassage } from "./told-passage.ts";
import settings from "./vocabulary/story.json" with { type: "json" };
import { chanceOf, confidenceOf, leastOf } from "./weigh.ts";
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
  readonly relation: "dispute" | "update";
  readonly chance: number;
}

/**
 * Where the reports of a story part, and what a later one supersedes: the pairs likeliest to clash by what they speak
 * of are looked at side by side by the network. A pair is one or the other, whichever is likelier; a passage is in few
 * pairs of a sort.
 */
export async function comparisonsOf(pairs: readonly Pair[], judge: Judge): Promise<readonly Compared[]> {
  const looked = [...pairs].sort((x, y) => firstLook(y) - firstLook(x)).slice(0, settings.looked);
  const found: Compared[] = [];
  for (const pair of looked) {
    const { a, b, features } = pair;
    const judged = await judge(textAt(a.text, a.sentence), textAt(b.text, b.sentence));
    const dispute = chanceOf("dispute", features, judged);
    const update = features.later === 0 ? 0 : chanceOf("update", features, judged);
    const isUpdate = update / leastOf("update") > dispute / leastOf("dispute");
    const [relation, chance] = isUpdate ? (["update", update] as const) : (["dispute", dispute] as const);
    if (chance >= leastOf(relation)) found.push({ pair, relation, chance });
  }
  found.sort((x, y) => y.chance - x.chance);
  return [...fewOfEach(found, "dispute"), ...fewOfEach(found, "update")];
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

/** Before the network is asked: the likelier of both. */
function firstLook({ features }: Pair): number {
  const dispute = chanceOf("dispute", features, null) / leastOf("dispute");
  return Math.max(dispute, features.later === 0 ? 0 : chanceOf("update", features, null) / leastOf("update"));
}

function fewOfEach(found: readonly Compared[], relation: Compared["relation"]): readonly Compared[] {
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
