import type { Span } from "../text/span.ts";

/** What stands before the first words of a turn in its line: a label and its colon, "Q.", or a dash. */
const LABELLED = /^(?:[^\n:]{1,60}:|Q\.|[-–—])[^\S\n]+["“]?$/u;

/**
 * Whether the words at the head of a turn call somebody, and what stands behind their comma is another: "Q. Sunniva, the
 * referee said …". Between two commas it tells of the same: "Sunniva, the referee, said …".
 */
export function callsSomebody(text: string, called: Span, next: Span): boolean {
  const line = text.lastIndexOf("\n", called.start - 1) + 1;
  const isFirst = LABELLED.test(text.slice(line, called.start));
  return (
    isFirst && /^,[^\S\n]/u.test(text.slice(called.end, called.end + 2)) && !/^[,.;:!?)]/u.test(text.slice(next.end))
  );
}
