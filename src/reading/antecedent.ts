import type { Cluster } from "./cluster.ts";
import type { Mention } from "./mention.ts";

/** A mention that a pronoun may stand for, with what speaks for it beside its place. */
export interface Candidate {
  readonly mention: Mention;
  readonly cluster: Cluster;
  /** It is a source of a statement. */
  readonly isSource: boolean;
  /** It is the first mention of its sentence. */
  readonly isFirst: boolean;
  /** The chance that the network gives it, of meaning the same. */
  readonly chance: number;
}

/** What the pronoun's place tells. */
export interface Situation {
  /** Who spoke last before it. */
  readonly lastSpeaker: Cluster | null;
  /** Whose retold words it stands in: "Orsk said that he …". */
  readonly teller: Cluster | null;
  /** Who it cannot be: in somebody's quoted words "he" is another. */
  readonly excluded: Cluster | null;
}

/** What a chance of one is worth beside the rules. */
const BY_CHAIN = 2;
/** A guess at less than this is no better than none. */
const LEAST = -7;

/**
 * Who a third-person pronoun most likely stands for: near, of the right number and gender, a source or the first of a
 * sentence before an object, the last speaker before others. Null where nobody is near.
 */
export function antecedentOf(
  pronoun: Mention,
  candidates: readonly Candidate[],
  situation: Situation,
): { readonly cluster: Cluster; readonly confidence: number } | null {
  const scores = new Map<Cluster, number>();
  for (const candidate of candidates) {
    const { cluster } = candidate;
    if (cluster === situation.excluded || !agrees(pronoun, cluster)) continue;
    const score = scoreOf(pronoun, candidate, situation);
    scores.set(cluster, Math.max(score, scores.get(cluster) ?? Number.NEGATIVE_INFINITY));
  }
  const [best, second] = [...scores].sort((a, b) => b[1] - a[1]);
  if (best === undefined || best[1] < LEAST) return null;
  return { cluster: best[0], confidence: second === undefined || best[1] - second[1] > 1 ? 0.8 : 0.6 };
}

function scoreOf(
  pronoun: Mention,
  { mention, cluster, isSource, isFirst, chance }: Candidate,
  situation: Situation,
): number {
  let score = -Math.min(pronoun.sentence - mention.sentence, 8) - (pronoun.block - mention.block) * 0.3;
  score += chance * BY_CHAIN;
  if (isSource) score += 1.5;
  if (isFirst) score += 1;
  if (cluster === situation.lastSpeaker) score += 1.5;
  if (cluster === situation.teller) score += 1;
  if (mention.isQuoted && !pronoun.isQuoted) score -= 2;
  if (mention.isPossessive) score -= 0.7;
  if (mention.form === "role" && cluster.names.length === 0) score -= 1;
  if (pronoun.gender !== null && cluster.gender !== null) score += pronoun.gender === cluster.gender ? 0.7 : -5;
  return score;
}

/** One person for "he", one body for "it", several or a body for "they". */
function agrees(pronoun: Mention, { kind }: Cluster): boolean {
  if (pronoun.kind === "person") return kind === "person" || kind === "role";
  if (pronoun.kind === "organisation") return kind === "organisation" || kind === "place";
  return kind !== "place";
}
