import type { Relations } from "../../src/model/pair-heads.ts";
import { passagesOf } from "../../src/reading/passages.ts";
import type { ReadReport } from "../../src/reading/read.ts";
import type { Reading } from "../../src/reading/reading.ts";
import { intakeText } from "../../src/report/intake.ts";
import type { Judge } from "../../src/story/story.ts";
import { sentencesOf } from "../../src/text/sentences.ts";

const WIDTH = 64;

/** A report as read by no network: its sentences as passages of the report itself, with vectors of their words. */
export function toldReport(file: string, text: string, about: Partial<Reading["report"]> = {}): ReadReport {
  const { blocks, warnings, source: _, ...report } = intakeText(text, { file });
  const sentences = sentencesOf(text, blocks).all;
  const passages = passagesOf(text, sentences, [], []);
  const empty = { attributions: [], events: [], stances: [], disputes: [], variants: [], suspicions: [] };
  return {
    sentences: [],
    reading: {
      report: { ...report, ...about },
      ...{ model: "none", blocks, warnings, actors: [], times: [], places: [] },
      ...empty,
    },
    passages: passages.flatMap((passage) =>
      passage === null ? [] : [{ ...passage, vector: vectorOf(text.slice(passage.start, passage.end)) }],
    ),
  };
}

function vectorOf(words: string): Float32Array {
  const vector = new Float32Array(WIDTH);
  for (const word of words.toLowerCase().match(/\p{L}{4,}/gu) ?? []) {
    const at = [...word].reduce((sum, sign) => (sum * 31 + (sign.codePointAt(0) ?? 0)) % WIDTH, 7);
    vector[at] = (vector[at] ?? 0) + 1;
  }
  return vector;
}

/** To which no two sentences have anything to do with each other. */
export const UNRELATED: Judge = {
  clash: () => 0,
  relations: async () => ({ dispute: 0, update: 0, same: 0 }),
};

/** To which two sentences are in a relation where `isSo`, and else have nothing to do with each other. */
export function judging(relation: keyof Relations, isSo: (a: string, b: string) => boolean): Judge {
  const relations = async (a: string, b: string) => ({
    ...(await UNRELATED.relations(a, b)),
    [relation]: Number(isSo(a, b)),
  });
  return { ...UNRELATED, relations };
}
