import { z } from "zod";

/** The small parts of the weights: what lies beside the network. */
export interface Heads {
  readonly tags: readonly string[];
  readonly entityTags: readonly string[];
  readonly maxPieces: number;
  readonly pairWidth: number;
  /** Two matrices (source, content) of `(pairWidth + 1)²`, rows by cue. */
  readonly pair: Float32Array;
  /** A bias of each role for each bucket of signed distance in words. */
  readonly distance: Float32Array;
  readonly eventTypes: readonly string[];
  readonly modalities: readonly string[];
  /** As `pair` and `distance`, of an event's anchor and its actors and recipients. */
  readonly eventPair: Float32Array;
  readonly eventDistance: Float32Array;
  readonly polarities: readonly string[];
  /** As `pair` and `distance`, of a word that shows a stance and its holder and target. */
  readonly stancePair: Float32Array;
  readonly stanceDistance: Float32Array;
  readonly chainWidth: number;
  readonly edgeWidth: number;
  /** One matrix of `(chainWidth + 1)²`, rows by the later mention. */
  readonly chain: Float32Array;
  /** A bias by the later one's class of pronoun, the earlier one's, and how far their words agree. */
  readonly likeness: Float32Array;
  /** A bias by whether the later one is a pronoun, and by the bucket of words between them. */
  readonly apart: Float32Array;
  /** A bias of being first and last word for each bucket of signed distance from a mention's head. */
  readonly edgeDistance: Float32Array;
  /** The types that join a marked pair, and the two layers that tell them. */
  readonly pairTypes: readonly string[];
  readonly typeHidden: Float32Array;
  readonly typeHiddenBias: Float32Array;
  readonly typeOut: Float32Array;
  readonly typeOutBias: Float32Array;
  /** What may join two marked sentences, and the two layers that tell it. */
  readonly relations: readonly string[];
  readonly disputeHidden: Float32Array;
  readonly disputeHiddenBias: Float32Array;
  readonly disputeOut: Float32Array;
  readonly disputeOutBias: Float32Array;
  /** The layers that tell the same of two sentences by their vectors alone: cheap enough for all pairs of a report. */
  readonly clashSide: Float32Array;
  readonly clashSideBias: Float32Array;
  readonly clashHidden: Float32Array;
  readonly clashHiddenBias: Float32Array;
  readonly clashOut: Float32Array;
  readonly clashOutBias: Float32Array;
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
  /** A word tells an event when it is likelier than this that it does. */
  readonly leastEvent: number;
  /** A word belongs to an event's actor or recipient when it is likelier than this that it does. */
  readonly leastParty: number;
  /** A word shows a stance when it is likelier than this that it does. */
  readonly leastStance: number;
  /** A word heads a mention when it is likelier than this that it does. */
  readonly leastHead: number;
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

/** What is kept as base64 of little-endian floats of sixteen bits. */
const MATRICES = [
  "pair",
  "distance",
  "eventPair",
  "eventDistance",
  "stancePair",
  "stanceDistance",
  "chain",
  "likeness",
  "apart",
  "edgeDistance",
  "typeHidden",
  "typeHiddenBias",
  "typeOut",
  "typeOutBias",
  "disputeHidden",
  "disputeHiddenBias",
  "disputeOut",
  "disputeOutBias",
  "clashSide",
  "clashSideBias",
  "clashHidden",
  "clashHiddenBias",
  "clashOut",
  "clashOutBias",
] as const;

const MATRIX = z.base64().transform(floats);

const HEADS = z.object({
  version: z.string(),
  tags: z.array(z.string()),
  entityTags: z.array(z.string()),
  maxPieces: z.int().positive(),
  pairWidth: z.int().positive(),
  eventTypes: z.array(z.string()),
  modalities: z.array(z.string()),
  polarities: z.array(z.string()),
  pairTypes: z.array(z.string()),
  relations: z.array(z.string()),
  chainWidth: z.int().positive(),
  edgeWidth: z.int().positive(),
  ...(Object.fromEntries(MATRICES.map((name) => [name, MATRIX])) as Record<(typeof MATRICES)[number], typeof MATRIX>),
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
    leastEvent: z.number(),
    leastParty: z.number(),
    leastStance: z.number(),
    leastHead: z.number(),
  }),
  calibration: z.object({ bias: z.number(), weights: z.array(z.number()) }),
});

/** Parses what `training/export.py` wrote. Throws when it is not that. */
export function parseWeights(model: Uint8Array, vocabulary: string, heads: string): Weights {
  const { version, ...rest } = HEADS.parse(JSON.parse(heads));
  return { version, model, vocabulary: vocabulary.trimEnd().split("\n"), heads: rest };
}

function floats(base64: string): Float32Array {
  const bytes = Uint8Array.from(Buffer.from(base64, "base64"));
  return new Float32Array(new Float16Array(bytes.buffer, 0, bytes.byteLength / 2));
}
