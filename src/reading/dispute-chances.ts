import type { Relations } from "../model/pair-heads.ts";
import { FEATURES, type Features } from "./dispute-features.ts";
import weights from "./dispute-weights.json" with { type: "json" };

/** Pairs less likely than this are not told: a false dispute costs its reader more than a missed one. */
export const LEAST_CHANCE = weights.least;

/** How likely two passages are to clash by what they have in common: what is worth a look at both. */
export function firstChance(features: Features): number {
  const { bias, by } = weights.first;
  return chance(FEATURES.reduce((sum, name) => sum + features[name] * by[name], bias));
}

/** The same with what the network makes of both sentences side by side. */
export function secondChance(features: Features, judged: Relations): number {
  const { bias, judge, by } = weights.second;
  const told = judge.dispute * odds(judged.dispute) + judge.update * judged.update + judge.same * judged.same;
  return chance(FEATURES.reduce((sum, name) => sum + features[name] * by[name], bias + told));
}

/** The log odds of a chance, kept off nothing and one. */
export function odds(chance: number): number {
  const kept = Math.min(0.999, Math.max(0.001, chance));
  return Math.log(kept / (1 - kept));
}

function chance(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}
