import { aliasesOf } from "./aliases.ts";
import { type Bearer, evidenceOf, type Weighable } from "./evidence-of.ts";
import { WEIGHTS, type Weights } from "./weights.ts";

/** How likely two names are one bearer's, and the strongest reason for or against it. */
export interface Verdict {
  /** From 0 to 1; from 0.5 on, rather one bearer. */
  readonly likelihood: number;
  readonly why: string;
}

/**
 * Whether two names may be one bearer's, in any script and order, spelled or translated in any way. Where the kind is
 * not told, words of bodies tell. It knows nothing of the world: two bearers of one name are one to it.
 */
export function sameBearer(a: string, b: string, kind: Bearer | null = null, weights: Weights = WEIGHTS): Verdict {
  const pairs = aliasesOf(a).flatMap((x) => aliasesOf(b).map((y) => [x, y] as const));
  const verdicts = pairs.map(([x, y]) => verdictOf(evidenceOf(x, y, kind), weights));
  return verdicts.reduce((best, next) => (next.likelihood > best.likelihood ? next : best));
}

function verdictOf({ evidence, by }: Weighable, weights: Weights): Verdict {
  const { bias, weights: own } = weights[by];
  const odds = Object.entries(evidence.features).reduce((sum, [name, value]) => sum + value * (own[name] ?? 0), bias);
  return { likelihood: Math.round(1000 / (1 + Math.exp(-odds))) / 1000, why: evidence.why };
}
