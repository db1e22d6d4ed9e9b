import type { FoundAttribution } from "../model/decode.ts";
import { overlaps, type Span } from "../text/span.ts";

/** Rules are surer than the least that is told, and not exact: an interviewer's own sentence may pass for an answer. */
const SURE = [0.98, 0.98, 0.98] as const;

/** The row that a rule makes where the network found none. */
export function ruleRow(source: readonly Span[], cue: Span, content: Span): FoundAttribution {
  return { source, cue, content: [content], nested: false, scores: SURE };
}

/** Whether some row has a cue or content among the words. */
export function isTold(rows: readonly FoundAttribution[], words: Span): boolean {
  return rows.some(({ cue, content }) => [cue, ...content].some((one) => overlaps(one, words)));
}
