import type { FoundAttribution } from "../model/decode.ts";
import { isQuotationMark } from "../model/word-features.ts";
import type { Block } from "../report/report.ts";
import { contains, type Span } from "../text/span.ts";

/**
 * The row with quotation marks that stand right at its content's edges taken in, and white space left out: a mark that
 * opens belongs to the words that it opens.
 */
export function withWholeQuotations(text: string, blocks: readonly Block[], row: FoundAttribution): FoundAttribution {
  const content = row.content.map((span) => {
    const block = blocks.find((b) => contains(b, span)) ?? span;
    return trimmed(text, marksTakenIn(text, block, span));
  });
  return { ...row, content, source: row.source.map((span) => withoutComma(text, trimmed(text, span))) };
}

/** The comma behind an apposition parts the source from its cue and is no part of it. */
function withoutComma(text: string, { start, end }: Span): Span {
  return { start, end: end > start + 1 && /[,;]/.test(text.charAt(end - 1)) ? end - 1 : end };
}

function marksTakenIn(text: string, block: Span, span: Span): Span {
  const inner = [...text.slice(span.start, span.end)].filter(isQuotationMark).length;
  // Balanced marks inside need none from outside.
  if (inner % 2 === 0 && !isWrapped(text, block, span)) return span;
  const before = span.start > block.start && isQuotationMark(text.charAt(span.start - 1));
  const after = span.end < block.end && isQuotationMark(text.charAt(span.end));
  return { start: before ? span.start - 1 : span.start, end: after ? span.end + 1 : span.end };
}

function isWrapped(text: string, block: Span, span: Span): boolean {
  return (
    span.start > block.start &&
    span.end < block.end &&
    isQuotationMark(text.charAt(span.start - 1)) &&
    isQuotationMark(text.charAt(span.end))
  );
}

/** Without white space and marks of punctuation that begin it, and without white space at its end. */
function trimmed(text: string, { start, end }: Span): Span {
  let from = start;
  let to = end;
  while (from < to - 1 && /[\s,;:.)\]]/.test(text.charAt(from))) from++;
  while (to > from + 1 && /\s/.test(text.charAt(to - 1))) to--;
  return { start: from, end: to };
}
