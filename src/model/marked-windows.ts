import type { Span } from "../text/span.ts";
import { wordsOf } from "../text/words.ts";
import { quoteStates, shapeOf } from "./word-features.ts";
import { CLS, SEP, type WordPieces } from "./word-pieces.ts";

/** A window in which two stretches stand between markers, for the heads that judge pairs. */
export interface MarkedWindow {
  readonly pieces: readonly number[];
  readonly shapes: readonly number[];
  readonly quotes: readonly number[];
  /** Where the two opening markers stand; 0 for a side that is not told. */
  readonly markers: readonly [number, number];
}

/** [unused0] to [unused3] of the vocabulary, as `training/happenings.py` uses them. */
const MARKERS = { openA: 1, closeA: 2, openB: 3, closeB: 4 } as const;
/** Word pieces of a sentence that stands beside another. */
const LONGEST_SIDE = 110;

interface Draft {
  readonly pieces: number[];
  readonly shapes: number[];
  readonly quotes: number[];
}

/** One sentence with its source and target between markers; either may be missing. What is over `limit` pieces is cut. */
export function markedPair(
  text: string,
  source: Span | null,
  target: Span | null,
  wordPieces: WordPieces,
  limit: number,
): MarkedWindow {
  const cuts = [
    ...(source === null
      ? []
      : [
          { at: source.start, piece: MARKERS.openA },
          { at: source.end, piece: MARKERS.closeA },
        ]),
    ...(target === null
      ? []
      : [
          { at: target.start, piece: MARKERS.openB },
          { at: target.end, piece: MARKERS.closeB },
        ]),
    // Of two marks in one place the closing one comes first.
  ].sort((a, b) => a.at - b.at || (b.piece % 2 === 0 ? 1 : 0) - (a.piece % 2 === 0 ? 1 : 0));
  const draft: Draft = { pieces: [CLS], shapes: [0], quotes: [0] };
  const opened = new Map<number, number>();
  const cut = (piece: number) => {
    opened.set(piece, draft.pieces.length);
    put(draft, piece);
  };
  const words = wordsOf(text);
  const states = quoteStates(text, words);
  for (const [i, word] of words.entries()) {
    while (cuts[0] !== undefined && cuts[0].at <= word.start) cut(cuts.shift()?.piece ?? 0);
    const pieces = wordPieces(text.slice(word.start, word.end));
    if (draft.pieces.length + pieces.length + cuts.length + 1 > limit) break;
    putWord(draft, pieces, shapeOf(text.slice(word.start, word.end)), states[i] ?? 0);
  }
  for (const { piece } of cuts) cut(piece);
  put(draft, SEP);
  return { ...draft, markers: [opened.get(MARKERS.openA) ?? 0, opened.get(MARKERS.openB) ?? 0] };
}

/** Two sentences in one window, each between its markers; the end of a very long one is cut. */
export function twoSided(a: string, b: string, wordPieces: WordPieces): MarkedWindow {
  const draft: Draft = { pieces: [CLS], shapes: [0], quotes: [0] };
  const markers = [
    { text: a, open: MARKERS.openA, close: MARKERS.closeA },
    { text: b, open: MARKERS.openB, close: MARKERS.closeB },
  ].map(({ text, open, close }) => {
    const marker = draft.pieces.length;
    put(draft, open);
    const start = draft.pieces.length;
    const words = wordsOf(text);
    const states = quoteStates(text, words);
    for (const [i, word] of words.entries()) {
      const pieces = wordPieces(text.slice(word.start, word.end));
      if (draft.pieces.length + pieces.length - start > LONGEST_SIDE) break;
      putWord(draft, pieces, shapeOf(text.slice(word.start, word.end)), states[i] ?? 0);
    }
    put(draft, close);
    put(draft, SEP);
    return marker;
  });
  return { ...draft, markers: [markers[0] ?? 0, markers[1] ?? 0] };
}

function put({ pieces, shapes, quotes }: Draft, piece: number): void {
  pieces.push(piece);
  shapes.push(0);
  quotes.push(0);
}

function putWord({ pieces, shapes, quotes }: Draft, word: readonly number[], shape: number, quote: number): void {
  for (const piece of word) {
    pieces.push(piece);
    shapes.push(shape + 1);
    quotes.push(quote);
  }
}
