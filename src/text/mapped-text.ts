import { firstEndingAfter, type Span } from "./span.ts";

/** A stretch of cleaned text and the stretch of source it stands for. Copied where both are as long as each other. */
export interface Piece extends Span {
  readonly sourceStart: number;
  readonly sourceEnd: number;
}

/** Text made from a source, with the way back. The pieces cover the text, in order and without gaps. */
export interface MappedText {
  readonly text: string;
  readonly pieces: readonly Piece[];
}

/** Words on their way into a mapped text: what they read, and the source that they stand for. */
export interface Fragment {
  readonly text: string;
  readonly sourceStart: number;
  /** Equal to `sourceStart` for text that the source does not have, such as the break between two blocks. */
  readonly sourceEnd: number;
}

/** The fragments in a row as one text. Fragments without text vanish; copies that meet in both texts become one piece. */
export function mappedText(fragments: Iterable<Fragment>): MappedText {
  const texts: string[] = [];
  const pieces: Piece[] = [];
  let end = 0;
  for (const { text, sourceStart, sourceEnd } of fragments) {
    if (text === "") continue;
    const piece = { start: end, end: end + text.length, sourceStart, sourceEnd };
    const last = pieces.at(-1);
    if (last !== undefined && joins(last, piece))
      pieces[pieces.length - 1] = { ...piece, start: last.start, sourceStart: last.sourceStart };
    else pieces.push(piece);
    texts.push(text);
    end = piece.end;
  }
  return { text: texts.join(""), pieces };
}

/**
 * The smallest stretch of the source that holds all of `span`: to the code unit where text was copied, the whole of
 * a piece where it was changed. Null where nothing of the span came from the source. Pieces must be in order.
 */
export function sourceSpan(pieces: readonly Piece[], span: Span): Span | null {
  let start = Number.POSITIVE_INFINITY;
  let end = Number.NEGATIVE_INFINITY;
  for (let i = firstEndingAfter(pieces, span.start); i < pieces.length; i += 1) {
    const piece = pieces[i];
    if (piece === undefined || piece.start >= span.end) break;
    if (piece.sourceStart === piece.sourceEnd) continue;
    const copied = isCopy(piece);
    start = Math.min(start, copied ? piece.sourceStart + Math.max(0, span.start - piece.start) : piece.sourceStart);
    end = Math.max(end, copied ? piece.sourceEnd - Math.max(0, piece.end - span.end) : piece.sourceEnd);
  }
  return start < end ? { start, end } : null;
}

function isCopy(piece: Piece): boolean {
  return piece.end - piece.start === piece.sourceEnd - piece.sourceStart;
}

function joins(a: Piece, b: Piece): boolean {
  return isCopy(a) && isCopy(b) && a.end === b.start && a.sourceEnd === b.sourceStart;
}
