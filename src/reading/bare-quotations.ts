import type { FoundAttribution } from "../model/decode.ts";
import type { Block } from "../report/report.ts";
import { overlaps, type Span } from "../text/span.ts";

/** A sentence or more in quotation marks, from where a sentence begins to where one ends. */
const QUOTATION = /(?:^|(?<=[.!?…:;]["”»)]?\s))["“„«][^"“”„«»]+[.!?…]["”»](?=\s|$)/gu;
/** A title in quotation marks is shorter. */
const LEAST_WORDS = 3;
/** Who speaks is told by the context: the rule is exact, but nothing says that the words are quoted and not named. */
const SURE = [0.98, 0.98, 0.98] as const;

/**
 * The rows with the quotations that stand as sentences of their own and that no row holds: "Marn denied it. "We hold
 * nobody."" They have neither a cue nor a source.
 */
export function withBareQuotations(
  text: string,
  blocks: readonly Block[],
  rows: readonly FoundAttribution[],
): readonly FoundAttribution[] {
  const isTold = (span: Span) => rows.some(({ content, cue }) => [...content, cue].some((one) => overlaps(one, span)));
  const bare = blocks
    .filter(({ kind }) => kind === "paragraph")
    .flatMap(({ start, end }) =>
      Array.from(text.slice(start, end).matchAll(QUOTATION), ({ 0: words, index }) => ({
        ...{ start: start + index, end: start + index + words.length },
      })),
    )
    .filter((span) => text.slice(span.start, span.end).split(/\s+/u).length >= LEAST_WORDS && !isTold(span));
  return [
    ...rows,
    ...bare.map((span) => ({
      ...{ source: [], cue: { start: span.start, end: span.start }, content: [span], nested: false, scores: SURE },
    })),
  ];
}
