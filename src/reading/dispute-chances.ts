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
