import type { Span } from "../text/span.ts";
import { type Line, linesOf } from "./lines.ts";

/** A paragraph as typed: one line, or several that were wrapped at a column. */
export interface Paragraph extends Span {
  readonly lines: number;
  readonly indent: number;
  readonly afterGap: boolean;
}

/** Wrapped text is no wider and no narrower than this. */
const WIDEST = 110;
const NARROWEST = 40;
/** How far short of the column a line may stop and still have been wrapped there. */
const SLACK = 12;
const FINAL_STOP = /[.!?…:;]["'”’»)\]]*$/u;

/**
 * The paragraphs of a plain text, in order. A line break ends one, unless the whole text is wrapped at a column: then
 * lines that stop only because the next word had no room are one paragraph.
 */
export function paragraphsOf(text: string): readonly Paragraph[] {
  const lines = linesOf(text);
  const column = wrapColumn(text, lines);
  const paragraphs: Paragraph[] = [];
  lines.forEach((line, i) => {
    const before = lines[i - 1];
    const last = paragraphs.at(-1);
    if (column !== null && last !== undefined && before !== undefined && continues(text, before, line, column)) {
      paragraphs[paragraphs.length - 1] = {
        ...last,
        end: line.end,
        lines: last.lines + 1,
        indent: Math.min(last.indent, line.indent),
      };
    } else {
      paragraphs.push({ start: line.start, end: line.end, lines: 1, indent: line.indent, afterGap: line.afterGap });
    }
  });
  return paragraphs;
}

/** The column that a text was wrapped at, or null where line breaks end paragraphs. */
function wrapColumn(text: string, lines: readonly Line[]): number | null {
  const lengths = lines.map(({ start, end, indent }) => end - start + indent);
  const narrow = lengths.filter((length) => length <= WIDEST);
  if (narrow.length < lengths.length * 0.95) return null;
  const column = narrow.reduce((most, length) => Math.max(most, length), 0);
  if (column < NARROWEST) return null;
  let neighbours = 0;
  let full = 0;
  let unfinished = 0;
  lines.forEach((line, i) => {
    const before = lines[i - 1];
    if (before === undefined || line.afterGap) return;
    neighbours += 1;
    if (!hadNoRoom(text, before, line, column)) return;
    full += 1;
    if (!FINAL_STOP.test(text.slice(Math.max(before.start, before.end - 8), before.end))) unfinished += 1;
  });
  return full >= 2 && full >= neighbours * 0.6 && unfinished >= full * 0.5 ? column : null;
}

function continues(text: string, before: Line, line: Line, column: number): boolean {
  return (
    !line.afterGap &&
    line.indent <= before.indent + 1 &&
    !startsItem(text, line) &&
    hadNoRoom(text, before, line, column)
  );
}

function hadNoRoom(text: string, before: Line, line: Line, column: number): boolean {
  const word = /^\S+/.exec(text.slice(line.start, Math.min(line.end, line.start + WIDEST)))?.[0] ?? "";
  return before.indent + (before.end - before.start) + 1 + word.length > column - SLACK;
}

function startsItem(text: string, line: Line): boolean {
  return /^(?:[•▪◦‣*]|[-–—]\s|\d{1,2}[.)]\s)/u.test(text.slice(line.start, line.start + 4));
}
