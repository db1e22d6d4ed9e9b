import type { FoundAttribution } from "../model/decode.ts";
import type { Block } from "../report/report.ts";
import { textAt } from "../text/span.ts";
import { isTold, ruleRow } from "./rule-row.ts";

/** A sentence or more in quotation marks, from where a sentence begins to where one ends. */
const QUOTATION = /(?:^|(?<=[.!?…:;]["”»)]?\s))["“„«][^"“”„«»]+[.!?…]["”»](?=\s|$)/gu;
/** A title in quotation marks is shorter. */
const LEAST_WORDS = 3;

/**
 * The rows with the quotations that stand as sentences of their own and that no row holds: "Marn denied it. "We hold
 * nobody."" They have neither a cue nor a source.
 */
export function withBareQuotations(
  text: string,
  blocks: readonly Block[],
  rows: readonly FoundAttribution[],
): readonly FoundAttribution[] {
  const bare = blocks
    .filter(({ kind }) => kind === "paragraph")
    .flatMap((block) =>
      Array.from(textAt(text, block).matchAll(QUOTATION), ({ 0: words, index }) => {
        const start = block.start + index;
        return { start, end: start + words.length };
      }),
    )
    .filter((span) => textAt(text, span).split(/\s+/u).length >= LEAST_WORDS && !isTold(rows, span));
  return [...rows, ...bare.map((span) => ruleRow([], { start: span.start, end: span.start }, span))];
}
