import { nameFeatures } from "./name-features.ts";
import weights from "./vocabulary/one-bearer.json" with { type: "json" };

/**
 * How likely two names are one bearer's, from 0 to 1: 0.5 and over means one. `kind` is Person or a body's schema. A
 * logistic regression over few features of how their words align; `bench/names.ts` made its weights.
 */
export function oneBearer(a: string, b: string, kind: string): number {
  const score = nameFeatures(a, b, kind).reduce((sum, x, i) => sum + x * (weights.weights[i] ?? 0), weights.bias);
  return 1 / (1 + Math.exp(-score));
}
