interface Span {
  readonly start: number;
  readonly end: number;
}

/** Between the pieces of what stands in several places. */
const GAP = " … ";

/** The words that spans point at, as a person can type them. */
export function wordsAt(text: string, spans: readonly Span[]): string {
  return spans.map(({ start, end }) => text.slice(start, end)).join(GAP);
}

/**
 * The spans of words that a person typed: each piece where it stands nearest to an offset, with any blanks for a blank.
 * Where a piece stands nowhere, that piece.
 */
export function spansOf(text: string, words: string, near: number): readonly Span[] | string {
  const spans: Span[] = [];
  for (const piece of words.split(/\s*…\s*/).map((one) => one.trim())) {
    if (piece === "") continue;
    const wanted = new RegExp(
      piece
        .split(/\s+/)
        .map((word) => RegExp.escape(word))
        .join("\\s+"),
      "gu",
    );
    const found = [...text.matchAll(wanted)].map(({ 0: there, index }) => ({
      start: index,
      end: index + there.length,
    }));
    const [best] = found.sort((a, b) => Math.abs(a.start - near) - Math.abs(b.start - near));
    if (best === undefined) return piece;
    spans.push(best);
  }
  return spans;
}
