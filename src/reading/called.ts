import type { Span } from "../text/span.ts";

/** What stands before the first words of a turn in its line: a label and its colon, "Q.", or a dash. */
const LABELLED = /^(?:[^\n:]{1,60}:|Q\.|[-–—])[^\S\n]+["“]?$/u;

/** So far before them their line begins. */
const LONGEST = 70;

/**
 * Whether the words at the head of a turn call somebody, and what stands behind their comma is another: "Q. Sunniva, the
 * referee said …". Between two commas it tells of the same: "Sunniva, the referee, said …".
 */
export function callsSomebody(text: string, called: Span, next: Span): boolean {
  if (!/^,[^\S\n]/u.test(text.slice(called.end, called.end + 2)) || /^[,.;:!?)]/u.test(text.charAt(next.end)))
    return false;
  const from = Math.max(0, called.start - LONGEST);
  const before = text.slice(from, called.start);
  const line = before.lastIndexOf("\n") + 1;
  return (line > 0 || from === 0) && LABELLED.test(before.slice(line));
}
