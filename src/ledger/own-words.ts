import { shortened } from "../text/shortened.ts";
import type { Span } from "../text/span.ts";
import { type Body, spansIn } from "./row-parts.ts";
import type { RowKind } from "./rows-of.ts";

/** So long are a row's words where it is shown in a line, in code units. */
const MOST = 200;
/** Words that are shorter tell little by themselves: what stands around them is shown too. */
const FEW = 60;
const AROUND = 80;

/** The words that a row points at, in one line: cut behind a word, with an ellipsis for whatever is left out. */
export function ownWords(text: string, kind: RowKind, row: Body): string {
  const spans = spansIn(kind, row);
  // Both sides of a dispute are to be seen.
  if (kind === "dispute") return spans.map((span) => shortened(wordsAt(text, [span]), MOST / 2)).join(" … ");
  const words = shortened(wordsAt(text, spans), MOST);
  return words.length < FEW ? around(text, spans) : words;
}

/** In the order of the text; what stands between two is left out where it has a word in it. */
function wordsAt(text: string, spans: readonly Span[]): string {
  let words = "";
  let at: number | null = null;
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (at !== null && end <= at) continue;
    const between = at === null ? "" : text.slice(at, Math.max(at, start));
    words += `${/[\p{L}\p{N}]/u.test(between) ? " … " : between}${text.slice(Math.max(at ?? start, start), end)}`;
    at = end;
  }
  return words;
}

/** Words with some before and behind them, within their line, from the beginning of a word to the end of one. */
function around(text: string, spans: readonly Span[]): string {
  const start = Math.min(...spans.map((span) => span.start));
  const end = Math.max(...spans.map((span) => span.end));
  // What stands far apart, as the spellings of a name, stands in no one place.
  if (end - start > MOST) return shortened(wordsAt(text, spans), MOST);
  const line = text.lastIndexOf("\n", start - 1) + 1;
  const stop = text.indexOf("\n", end);
  const before = text.slice(line, start);
  const behind = text.slice(end, stop < 0 ? text.length : stop);
  const from = before.length <= AROUND ? before : before.slice(-AROUND).replace(/^\S*\s+/u, "… ");
  return `${from}${text.slice(start, end)}${behind.length <= AROUND ? behind : untilWord(behind)}`
    .replace(/\s+/gu, " ")
    .trim();
}

function untilWord(behind: string): string {
  const cut = behind.slice(0, AROUND + 1).replace(/\s*\S*$/u, "");
  return `${cut} …`;
}
