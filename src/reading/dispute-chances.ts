import { logit, sigmoid } from "../model/layers.ts";
import type { Relations } from "../model/pair-heads.ts";
import { FEATURES, type Features } from "./dispute-features.ts";
import weights from "./dispute-weights.json" with { type: "json" };

/** Pairs less likely than this are not told: a false dispute costs its reader more than a missed one. */
export const LEAST_CHANCE = weights.least;

/** How likely two passages are to clash by what they have in common: what is worth a look at both. */
export function firstChance(features: Features): number {
  const { bias, by } = weights.first;
  return sigmoid(FEATURES.reduce((sum, name) => sum + features[name] * by[name], bias));
}

/** The same with what the network makes of both sentences side by side. */
export function secondChance(features: Features, judged: Relations): number {
  const { bias, judge, by } = weights.second;
  const told = judge.dispute * logit(judged.dispute) + judge.update * judged.update + judge.same * judged.same;
  return sigmoid(FEATURES.reduce((sum, name) => sum + features[name] * by[name], bias + told));
}

/** What is told of two sentences asked about in either order: none of the two is the first, but for an update. */
export function eitherWay(one: Relations, other: Relations): Relations {
  const dispute = sigmoid((logit(one.dispute) + logit(other.dispute)) / 2);
  return { dispute, update: one.update, same: (one.same + other.same) / 2 };
}
