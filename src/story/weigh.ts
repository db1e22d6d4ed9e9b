import { logit, sigmoid } from "../model/layers.ts";
import type { Relations } from "../model/pair-heads.ts";
import { FEATURES, type Features } from "./pair-features.ts";
import weights from "./weights.json" with { type: "json" };

/** What two passages of different reports may be to each other; those that claim the same are of independent ones. */
export type Relation = keyof Relations;

export const RELATIONS = ["dispute", "update", "same"] as const satisfies readonly Relation[];

/** How likely a pair is in a relation, by what both speak of: what is worth a look at both sentences by the network. */
export function firstChance(relation: Relation, features: Features): number {
  const { bias, by } = weights.relations[relation].first;
  return chance(bias, features, by);
}

/** How likely a pair is in a relation, with what the network makes of both sentences. */
export function chanceOf(relation: Relation, features: Features, judged: Relations): number {
  const { bias, judge, by } = weights.relations[relation].second;
  return chance(
    RELATIONS.reduce((sum, name) => sum + judge[name] * logit(judged[name]), bias),
    features,
    by,
  );
}

function chance(bias: number, features: Features, by: Features): number {
  const odds = FEATURES.reduce((sum, name) => sum + features[name] * by[name], bias);
  return sigmoid(odds);
}

/** The least chance with which a relation is told. */
export function leastOf(relation: Relation): number {
  return weights.relations[relation].least;
}

/** The confidence that is told of a relation with this chance: what marked pairs weighed more in the fit is taken off. */
export function confidenceOf(relation: Relation, chance: number): number {
  const against = weights.relations[relation].weight * (1 - chance);
  return Math.round((100 * chance) / (chance + against)) / 100;
}
