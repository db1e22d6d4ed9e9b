import type { SeenSentence } from "../../../src/ledger/likeness/keep-sentences.ts";
import type { Like } from "../../../src/ledger/likeness/like-rows.ts";
import type { SeenReport } from "../../../src/reading/read.ts";
import type { Reading } from "../../../src/reading/reading.ts";
import { sentencesOf } from "../../../src/text/sentences.ts";

const WIDTH = 96;

/** A vector of our own making: sentences are the liker, the more words they share. */
export function toyVector(sentence: string): Float32Array {
  const vector = new Float32Array(WIDTH);
  for (const word of sentence.toLowerCase().match(/\p{L}+/gu) ?? []) {
    let state = [...word].reduce((sum, letter) => Math.imul(sum, 31) + (letter.codePointAt(0) ?? 0), 7) >>> 0;
    for (let i = 0; i < WIDTH; i++) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      vector[i] = (vector[i] ?? 0) + (state >>> 31 === 0 ? -1 : 1);
    }
  }
  return vector;
}

export function aLike(sentence: string, model = "1"): Like {
  return { vector: toyVector(sentence), model };
}

/** A reading with the vectors of its sentences. */
export function seenReport(reading: Reading): SeenReport {
  return { reading, sentences: seen(reading) };
}

export function seen({ report: { text } }: Reading): readonly SeenSentence[] {
  return sentencesOf(text, [{ start: 0, end: text.length }]).all.map(({ start, end }) => ({
    start,
    end,
    vector: toyVector(text.slice(start, end)),
  }));
}
