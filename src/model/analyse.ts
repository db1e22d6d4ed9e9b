import { sentencesOf } from "../text/sentences.ts";
import type { Span } from "../text/span.ts";
import { type ChainMention, linkMentions, type MentionVector, mentionVectors } from "./chains.ts";
import { decodeWindow, type FoundAttribution } from "./decode.ts";
import { decodeEntities, type EntityMention, type TaggedWord, taggedWords } from "./entities.ts";
import { decodeHappenings, type FoundHappening } from "./happenings.ts";
import type { Network } from "./network.ts";
import { type SentenceVector, sentenceVectors } from "./sentence-vectors.ts";
import { decodeStances, type FoundStance } from "./stance-words.ts";
import type { Heads } from "./weights.ts";
import { type Window, windowsOf } from "./windows.ts";
import type { WordPieces } from "./word-pieces.ts";

/** The network with what is needed to feed it and to read its answer. */
export interface Model {
  readonly version: string;
  readonly network: Network;
  readonly wordPieces: WordPieces;
  readonly heads: Heads;
}

/** What the network finds in a report, in the order of the text. */
export interface Analysis {
  readonly attributions: readonly FoundAttribution[];
  readonly entities: readonly EntityMention[];
  readonly happenings: readonly FoundHappening[];
  readonly stances: readonly FoundStance[];
  /** Mentions of anything, with what each may mean again. */
  readonly chains: readonly ChainMention[];
  readonly sentences: readonly SentenceVector[];
}

/** What one window tells. */
type Part = Omit<Analysis, "chains" | "entities"> & {
  readonly words: readonly TaggedWord[];
  readonly vectors: readonly MentionVector[];
};

/** Reads paragraphs of a text with the network. Every window is scored alone. */
export async function analyse(text: string, paragraphs: readonly Span[], model: Model): Promise<Analysis> {
  const attributions: FoundAttribution[] = [];
  const words: TaggedWord[] = [];
  const happenings: FoundHappening[] = [];
  const stances: FoundStance[] = [];
  const vectors: MentionVector[] = [];
  const vectorsOfSentences: SentenceVector[] = [];
  const sentences = sentencesOf(text, paragraphs).all;
  for (const window of windowsOf(text, paragraphs, model.wordPieces, model.heads.maxPieces)) {
    const part = await readWindow(text, window, sentences, model);
    attributions.push(...part.attributions);
    happenings.push(...part.happenings);
    stances.push(...part.stances);
    for (const vector of part.vectors) vectors.push({ ...vector, at: vector.at + words.length });
    vectorsOfSentences.push(...part.sentences);
    words.push(...part.words);
  }
  return {
    attributions,
    entities: decodeEntities(text, words, model.heads),
    happenings,
    stances,
    chains: linkMentions(vectors, model.heads),
    sentences: vectorsOfSentences,
  };
}

async function readWindow(
  text: string,
  window: Window,
  sentences: readonly Span[],
  { network, heads }: Model,
): Promise<Part> {
  const scores = await network.score(window);
  return {
    attributions: decodeWindow(window, scores, heads),
    words: taggedWords(window, scores.entities, heads),
    happenings: decodeHappenings(window, scores, sentences, heads),
    stances: decodeStances(window, scores, sentences, heads),
    vectors: mentionVectors(text, window, scores.chains, heads),
    sentences: sentenceVectors(window, scores.sentence, sentences),
  };
}
