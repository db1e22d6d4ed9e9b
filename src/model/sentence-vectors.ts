import { firstEndingAfter, type Span } from "../text/span.ts";
import type { Window } from "./windows.ts";

/** A sentence as the network sees it where it stands. */
export interface SentenceVector extends Span {
  readonly vector: Float32Array;
}

/** A sentence of fewer words tells too little. */
const LEAST_WORDS = 3;

/** The mean of each sentence's words in a window; `embedded` runs parallel to the window's words. */
export function sentenceVectors(
  window: Window,
  embedded: Float32Array,
  sentences: readonly Span[],
): readonly SentenceVector[] {
  const width = window.words.length === 0 ? 0 : embedded.length / window.words.length;
  const found: { start: number; end: number; vector: Float32Array; count: number }[] = [];
  for (const [i, word] of window.words.entries()) {
    const sentence = sentences[firstEndingAfter(sentences, word.start)];
    if (sentence === undefined || word.start < sentence.start) continue;
    let last = found.at(-1);
    if (last?.start !== sentence.start) {
      last = { start: sentence.start, end: sentence.end, vector: new Float32Array(width), count: 0 };
      found.push(last);
    }
    for (let k = 0; k < width; k++) last.vector[k] = (last.vector[k] ?? 0) + (embedded[i * width + k] ?? 0);
    last.count += 1;
  }
  return found
    .filter(({ count }) => count >= LEAST_WORDS)
    .map(({ start, end, vector, count }) => ({ start, end, vector: vector.map((x) => x / count) }));
}
