// Vectors of made-up sentences, clustered as those of news are: no network. Of real ones (4,990 sentences of pairs by
// weights 0.3.0) two taken at random have a cosine of 0.20 (median), two of one happening 0.24 to 0.48, two that say the
// same 0.72.
import type { SeenSentence } from "../src/ledger/likeness/keep-sentences.ts";
import type { Reading } from "../src/reading/reading.ts";
import { randomly, zipf } from "./made-reports.ts";

const WIDTH = 384;
/** How much of a vector's square is what all sentences have in common, its topic, its claim and its own. */
const SHARES = { common: 0.2, topic: 0.25, claim: 0.27, own: 0.28 };
const TOPICS = 2_000;
const CLAIMS = 100_000;
/** Directions are taken from so many, which are made once. */
const DIRECTIONS = 4_096;

/** Vectors, each of a claim as often as such claims are made; of a claim that is told, another telling of it. */
export function madeVectors(seed: number): (claim?: number) => Float32Array {
  const random = randomly(seed);
  const table = directions(randomly(5));
  const at = (direction: number) => WIDTH * (Math.abs(direction) % DIRECTIONS);
  const rank = zipf(CLAIMS, random);
  return (claim = rank()) => {
    const parts = [
      [at(0), SHARES.common],
      [at(1 + (claim % TOPICS)), SHARES.topic],
      // Two of them: as good as a new direction for each.
      [at(7 * claim + 5), SHARES.claim / 2],
      [at(Math.floor(claim / 3) + 11), SHARES.claim / 2],
      [at(Math.floor(random() * DIRECTIONS)), SHARES.own / 2],
      [at(Math.floor(random() * DIRECTIONS)), SHARES.own / 2],
    ] as const;
    const vector = new Float32Array(WIDTH);
    for (const [from, share] of parts) {
      const much = Math.sqrt(share);
      for (let k = 0; k < WIDTH; k++) vector[k] = (vector[k] ?? 0) + much * (table[from + k] ?? 0);
    }
    return vector;
  };
}

/** The lines of a made reading's text, each with a vector. */
export function seenLines({ report: { text } }: Reading, vector: () => Float32Array): readonly SeenSentence[] {
  let start = 0;
  return text
    .trimEnd()
    .split("\n")
    .map((line) => {
      const span = { start, end: start + line.length };
      start = span.end + 1;
      return { ...span, vector: vector() };
    });
}

/** Directions, one behind the other. The sum of a few even numbers is as good as normal here. */
function directions(random: () => number): Float32Array {
  return Float32Array.from({ length: DIRECTIONS * WIDTH }, () => random() + random() + random() + random() - 2);
}
