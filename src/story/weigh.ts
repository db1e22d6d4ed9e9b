import { FEATURES, type Features } from "./pair-features.ts";
import weights from "./weights.json" with { type: "json" };

/** What two passages of independent reports may be to each other. */
export type Relation = keyof typeof weights.relations;

/** How likely a pair is in a relation; `judged` is the network's word that not both hold, where it was asked. */
export function chanceOf(relation: Relation, features: Features, judged: number | null): number {
  const { bias, judge, by } = weights.relations[relation];
  const odds = FEATURES.reduce((sum, name) => sum + features[name] * by[name], bias) + judge * (judged ?? 0);
  return 1 / (1 + Math.exp(-odds));
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
