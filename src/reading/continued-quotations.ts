import type { FoundAttribution } from "../model/decode.ts";
import { isQuotationMark } from "../model/word-features.ts";
import type { Block } from "../report/report.ts";
import { contains, overlaps, type Span } from "../text/span.ts";

/**
 * A paragraph that is nothing but a quotation and has no cue of its own goes on with the quotation before it: its words
 * become a further piece of that row's content.
 */
export function withContinuations(
  text: string,
  blocks: readonly Block[],
  rows: readonly FoundAttribution[],
): readonly FoundAttribution[] {
  const prose = blocks.filter(({ kind }) => kind === "paragraph" || kind === "block-quote");
  const added = new Map<FoundAttribution, Span[]>();
  let speaking: FoundAttribution | null = null;
  for (const block of prose) {
    const here = rows.filter((row) => !row.nested && row.content.some((span) => overlaps(span, block)));
    const own = rows.some((row) => !row.nested && contains(block, row.cue));
    if (here.length === 0 && !own && speaking !== null && isWholeQuotation(text, block)) {
      added.set(speaking, [...(added.get(speaking) ?? []), { start: block.start, end: block.end }]);
      continue;
    }
    speaking = lastQuoting(text, here);
  }
  return rows.map((row) => ({ ...row, content: [...row.content, ...(added.get(row) ?? [])] }));
}

/** The row whose quoted words come last in the paragraph. */
function lastQuoting(text: string, rows: readonly FoundAttribution[]): FoundAttribution | null {
  const quoting = rows.filter((row) =>
    row.content.some(({ start, end }) => [...text.slice(start, end)].some(isQuotationMark)),
  );
  const end = (row: FoundAttribution) => Math.max(...row.content.map((span) => span.end));
  return quoting.reduce<FoundAttribution | null>(
    (last, row) => (last === null || end(row) > end(last) ? row : last),
    null,
  );
}

/** Opens with a mark, and the marks after it only close it or open it again. */
function isWholeQuotation(text: string, { start, end }: Span): boolean {
  const words = text.slice(start, end).trim();
  if (!isQuotationMark(words.charAt(0)) || words.length < 2) return false;
  const close = [...words.slice(1)].findIndex(isQuotationMark);
  return close < 0 || close >= words.length - 4;
}
