import { gelu, linear, sigmoid } from "./layers.ts";
import type { SentenceVector } from "./sentence-vectors.ts";
import type { Heads } from "./weights.ts";

/** Two sentences of a report, by index, and how likely the network finds it that not both hold. */
export interface Clash {
  readonly a: number;
  readonly b: number;
  readonly chance: number;
}

/** How many sentences back a sentence is compared: two thousand words of news. */
const REACH = 100;

/** How likely the network finds it that two sentences do not both hold, by their vectors alone. */
export type ClashOf = (a: Float32Array, b: Float32Array) => number;

/** The chance of any two of many sentences, the first and the second alike; what is reckoned of one is kept with its vector. */
export function clashOf(heads: Heads): ClashOf {
  const sides = new WeakMap<Float32Array, Float32Array>();
  const sideOf = (vector: Float32Array) => {
    const side = sides.get(vector) ?? linear(vector, heads.clashSide, heads.clashSideBias).map(gelu);
    sides.set(vector, side);
    return side;
  };
  return (first, second) => {
    const [a, b] = [sideOf(first), sideOf(second)];
    const both = new Float32Array(2 * b.length);
    for (let k = 0; k < b.length; k++) {
      both[k] = (a[k] ?? 0) * (b[k] ?? 0);
      both[b.length + k] = Math.abs((a[k] ?? 0) - (b[k] ?? 0));
    }
    const hidden = linear(both, heads.clashHidden, heads.clashHiddenBias).map(gelu);
    return sigmoid(linear(hidden, heads.clashOut, heads.clashOutBias)[0] ?? 0);
  };
}

/** The likeliest clashes among a report's sentences, at most `most`, the likeliest first. */
export function clashesOf(
  sentences: readonly Pick<SentenceVector, "vector">[],
  clash: ClashOf,
  most: number,
): readonly Clash[] {
  const clashes: Clash[] = [];
  sentences.forEach(({ vector }, j) => {
    for (let i = Math.max(0, j - REACH); i < j; i++) {
      const other = sentences[i];
      if (other !== undefined) clashes.push({ a: i, b: j, chance: clash(other.vector, vector) });
    }
    // Only the best are kept, so that a report of any length is compared in flat memory.
    if (clashes.length > 4 * REACH * REACH) keepBest(clashes, most);
  });
  keepBest(clashes, most);
  return clashes;
}

function keepBest(clashes: Clash[], most: number): void {
  clashes.sort((x, y) => y.chance - x.chance || x.a - y.a || x.b - y.b);
  clashes.length = Math.min(clashes.length, most);
}
