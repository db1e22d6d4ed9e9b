import { z } from "zod";

/** The small parts of the weights: what lies beside `model.onnx`. */
export interface Heads {
  readonly tags: readonly string[];
  readonly entityTags: readonly string[];
  readonly maxPieces: number;
  readonly pairWidth: number;
  /** Two matrices (source, content) of `(pairWidth + 1)²`, rows by cue. */
  readonly pair: Float32Array;
  /** A bias of each role for each bucket of signed distance in words. */
  readonly distance: Float32Array;
  readonly settings: DecodingSettings;
  /** Logistic regression from a row's scores to the chance that it is right. */
  readonly calibration: Calibration;
}

/** Chosen on the development sets by `training/tune.py`. */
export interface DecodingSettings {
  /** Added to the logit of 'no cue'. */
  readonly noCue: number;
  /** The same for a word behind a cue's word: whether the cue goes on. */
  readonly noMore: number;
  /** Taken off the logits of nested cues. */
  readonly noNested: number;
  /** The cost of each change of role along a window, but for a change to content. */
  readonly change: number;
  readonly newContent: number;
  readonly sourceBias: number;
  readonly contentBias: number;
  /** Pieces of content with no more words between them than this are one. */
  readonly gap: number;
  /** The mean chance of a content's further pieces. */
  readonly leastPiece: number;
  /** Rows less sure than this are not told. */
  readonly leastConfidence: number;
}

export interface Calibration {
  readonly bias: number;
  readonly weights: readonly number[];
}

/** The files of a set of weights, read whole. */
export interface Weights {
  readonly version: string;
  readonly model: Uint8Array;
  readonly vocabulary: readonly string[];
  readonly heads: Heads;
}

const HEADS = z.object({
  version: z.string(),
  tags: z.array(z.string()),
  entityTags: z.array(z.string()),
  maxPieces: z.int().positive(),
  pairWidth: z.int().positive(),
  pair: z.base64(),
  distance: z.base64(),
  settings: z.object({
    noCue: z.number(),
    noMore: z.number(),
    noNested: z.number(),
    change: z.number(),
    newContent: z.number(),
    sourceBias: z.number(),
    contentBias: z.number(),
    gap: z.number(),
    leastPiece: z.number(),
    leastConfidence: z.number(),
  }),
  calibration: z.object({ bias: z.number(), weights: z.array(z.number()) }),
});

/** Parses what `training/export.py` wrote. Throws when it is not that. */
export function parseWeights(model: Uint8Array, vocabulary: string, heads: string): Weights {
  const { version, pair, distance, ...rest } = HEADS.parse(JSON.parse(heads));
  return {
    version,
    model,
    vocabulary: vocabulary.trimEnd().split("\n"),
    heads: { ...rest, pair: floats(pair), distance: floats(distance) },
  };
}

function floats(base64: string): Float32Array {
  const bytes = Uint8Array.from(Buffer.from(base64, "base64"));
  return new Float32Array(bytes.buffer, 0, bytes.byteLength / 4);
}
