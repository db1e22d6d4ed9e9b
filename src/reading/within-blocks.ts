import type { FoundAttribution } from "../model/decode.ts";
import type { Block } from "../report/report.ts";
import { overlaps, type Span } from "../text/span.ts";

/**
 * The row with its spans cut at the edges of blocks: the network sees paragraphs in a row and may run on from one into
 * the next, but a heading is no part of a name below it. Of a cut source, the part nearest to the cue stays.
 */
export function withinBlocks(blocks: readonly Block[], row: FoundAttribution): FoundAttribution {
  const source = row.source.flatMap((span) => nearest(cutAt(blocks, span), row.cue));
  return { ...row, source, content: row.content.flatMap((span) => cutAt(blocks, span)) };
}

function cutAt(blocks: readonly Block[], span: Span): readonly Span[] {
  return blocks
    .filter((block) => overlaps(block, span))
    .map((block) => ({ start: Math.max(span.start, block.start), end: Math.min(span.end, block.end) }));
}

function nearest(spans: readonly Span[], cue: Span): readonly Span[] {
  const gap = (span: Span) => Math.max(span.start - cue.end, cue.start - span.end);
  return spans.length < 2 ? spans : [spans.reduce((a, b) => (gap(b) < gap(a) ? b : a))];
}
