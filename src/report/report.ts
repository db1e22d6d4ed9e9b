import type { Piece } from "../text/mapped-text.ts";
import type { Span } from "../text/span.ts";

/** A stretch of a report, told by its form. */
export interface Block extends Span {
  readonly kind: BlockKind;
  /** Whom a caption credits, as written: "Reuters". */
  readonly credit?: string;
}

export const BLOCK_KINDS = [
  "title",
  "byline",
  "dateline",
  "paragraph",
  "crosshead",
  "caption",
  "list-item",
  "block-quote",
] as const;

export type BlockKind = (typeof BLOCK_KINDS)[number];

/** Something that could not be read, or was read with doubt. Nothing is dropped without one. */
export interface Warning extends Partial<Span> {
  readonly code: WarningCode;
  readonly message: string;
}

export type WarningCode =
  | "language-not-read"
  | "lone-surrogate"
  | "control-character"
  | "bidirectional-control"
  | "encoding-guessed"
  | "encoding-damaged"
  | "word-cut"
  | "times-open"
  | "published-later";

/** One published text as it arrived. Its text never changes after intake. */
export interface Report {
  /** From the bytes alone, so that the same report has the same id wherever and whenever it is read. */
  readonly id: string;
  readonly file: string | null;
  readonly text: string;
  readonly title: string | null;
  readonly publisher: string | null;
  /** ISO 8601 day or instant. */
  readonly published: string | null;
  readonly url: string | null;
  /** ISO 639-1 code, or null where the text is too short to tell. */
  readonly language: string | null;
  /** Of the bytes, in hexadecimal. */
  readonly sha256: string;
  readonly blocks: readonly Block[];
  readonly warnings: readonly Warning[];
  /** Of a web page alone: where each stretch of `text` stands in the page's decoded source. */
  readonly source?: readonly Piece[];
}
