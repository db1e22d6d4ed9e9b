import { isSpace, type Span } from "../text/span.ts";

/** A line with words on it, without the white space at its ends. */
export interface Line extends Span {
  /** White space before its first word, in columns; a tab counts four. */
  readonly indent: number;
  /** Whether a line of white space, or the beginning of the text, comes before. */
  readonly afterGap: boolean;
}

/** The lines of a text that have words, in order. CR, LF, CRLF, form feed and the two Unicode separators end a line. */
export function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  let afterGap = true;
  for (const { start, end } of rawLines(text)) {
    let first = start;
    let indent = 0;
    while (first < end && isSpace(text.charCodeAt(first))) {
      indent += text.charCodeAt(first) === 0x09 ? 4 : 1;
      first += 1;
    }
    let last = end;
    while (last > first && isSpace(text.charCodeAt(last - 1))) last -= 1;
    if (first === last) {
      afterGap = true;
      continue;
    }
    lines.push({ start: first, end: last, indent, afterGap });
    afterGap = false;
  }
  return lines;
}

function* rawLines(text: string): Generator<Span> {
  let start = 0;
  for (const match of text.matchAll(/\r\n|[\n\r\f\u2028\u2029]/g)) {
    yield { start, end: match.index };
    start = match.index + match[0].length;
  }
  yield { start, end: text.length };
}
