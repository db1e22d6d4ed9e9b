import { dot, rowTimes } from "./layers.ts";
import type { Heads } from "./weights.ts";

export const ROLES = ["none", "source", "content"] as const;
const CONTENT = 2;
const SOURCE = 1;
/** The middle bucket of signed distance, and where exact distances end. */
const MIDDLE = 16;
const EXACT = 8;

/**
 * Scores of each word's role for the cue whose first word is `cueWord`: log-probabilities, three a word. A biaffine
 * of the two words' projections and a learned bias by distance (recipe; Dozat and Manning 2017). Outside `range` no word is scored: all are zero.
 */
export function roleScores(
  cueWord: number,
  cue: Float32Array,
  word: Float32Array,
  heads: Pick<Heads, "pair" | "distance" | "pairWidth">,
  range: { readonly from: number; readonly to: number } | null = null,
): Float32Array {
  const width = heads.pairWidth;
  const count = word.length / width;
  const { from, to } = range ?? { from: 0, to: count };
  const own = cue.subarray(cueWord * width, (cueWord + 1) * width);
  const side = width + 1;
  const queries = ([SOURCE, CONTENT] as const).map((role) => {
    const query = rowTimes(own, heads.pair, side, (role - 1) * side * side);
    return { role, ofWord: query.subarray(0, width), alone: query[width] ?? 0 };
  });
  const scores = new Float32Array(count * ROLES.length);
  for (let i = from; i < to; i++) {
    const bucket = distanceBucket(i - cueWord) * ROLES.length;
    const logits: [number, number, number] = [heads.distance[bucket] ?? 0, 0, 0];
    for (const { role, ofWord, alone } of queries) {
      logits[role] = dot(ofWord, word, i * width) + alone + (heads.distance[bucket + role] ?? 0);
    }
    const most = Math.max(...logits);
    const total = Math.log(logits.reduce((sum, x) => sum + Math.exp(x - most), 0)) + most;
    logits.forEach((x, role) => {
      scores[i * ROLES.length + role] = x - total;
    });
  }
  return scores;
}

/** Signed distance in words: exact to 7, then by half powers of two, to 33 buckets in all. */
export function distanceBucket(distance: number): number {
  const far = Math.abs(distance);
  const bucket = far < EXACT ? far : EXACT + Math.min(Math.floor((Math.log2(far) - 3) * 2), EXACT);
  return MIDDLE + Math.sign(distance) * bucket;
}
