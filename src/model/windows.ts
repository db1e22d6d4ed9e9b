import type { Span } from "../text/span.ts";
import { wordsOf } from "../text/words.ts";
import { quoteStates, shapeOf } from "./word-features.ts";
import { CLS, SEP, type WordPieces } from "./word-pieces.ts";

/** What the network sees at once: paragraphs packed up to its length. Arrays run parallel to the word pieces. */
export interface Window {
  readonly pieces: readonly number[];
  /** Shape of the piece's word plus one; 0 for marks of the network's own. */
  readonly shapes: readonly number[];
  readonly quotes: readonly number[];
  readonly words: readonly WindowWord[];
}

export interface WindowWord extends Span {
  /** Index of the word's first piece, which stands for the word. */
  readonly piece: number;
  /** Index of its paragraph among those given. */
  readonly paragraph: number;
}

interface Unit {
  readonly paragraph: number;
  readonly words: readonly Span[];
  readonly pieces: readonly (readonly number[])[];
  readonly shapes: readonly number[];
  readonly quotes: readonly number[];
  readonly size: number;
}

/**
 * Packs whole paragraphs into windows of at most `limit` word pieces, in order; a paragraph that is longer is cut
 * between words. Nothing is left out: a long report is more windows. Yields, so that a report of any length is read
 * in flat memory.
 */
export function* windowsOf(
  text: string,
  paragraphs: readonly Span[],
  wordPieces: WordPieces,
  limit: number,
): Generator<Window> {
  let units: Unit[] = [];
  let size = 1;
  for (const [index, paragraph] of paragraphs.entries()) {
    for (const unit of unitsOf(text, paragraph, index, wordPieces, limit - 2)) {
      if (units.length > 0 && size + unit.size + 1 > limit) {
        yield layOut(units);
        units = [];
        size = 1;
      }
      units.push(unit);
      size += unit.size + 1;
    }
  }
  if (units.length > 0) yield layOut(units);
}

/** A paragraph of the usual length is one unit; a longer one is several, of at most `room` pieces each. */
function* unitsOf(text: string, paragraph: Span, index: number, wordPieces: WordPieces, room: number): Generator<Unit> {
  const words = wordsOf(text, paragraph.start, paragraph.end);
  const quotes = quoteStates(text.slice(0, paragraph.end), words);
  const pieces = words.map((word) => wordPieces(text.slice(word.start, word.end)));
  for (let start = 0; start < words.length; ) {
    let size = 0;
    let end = start;
    for (let next = pieces[end]; next !== undefined && size + next.length <= room; next = pieces[end]) {
      size += next.length;
      end++;
    }
    yield {
      paragraph: index,
      words: words.slice(start, end),
      pieces: pieces.slice(start, end),
      shapes: words.slice(start, end).map((word) => shapeOf(text.slice(word.start, word.end))),
      quotes: quotes.slice(start, end),
      size,
    };
    start = end;
  }
}

function layOut(units: readonly Unit[]): Window {
  const pieces: number[] = [CLS];
  const shapes: number[] = [0];
  const quotes: number[] = [0];
  const words: WindowWord[] = [];
  for (const unit of units) {
    unit.words.forEach((word, i) => {
      words.push({ start: word.start, end: word.end, piece: pieces.length, paragraph: unit.paragraph });
      for (const piece of unit.pieces[i] ?? []) {
        pieces.push(piece);
        shapes.push((unit.shapes[i] ?? 0) + 1);
        quotes.push(unit.quotes[i] ?? 0);
      }
    });
    pieces.push(SEP);
    shapes.push(0);
    quotes.push(0);
  }
  return { pieces, shapes, quotes, words };
}
