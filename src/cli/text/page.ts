import { stripVTControlCharacters, styleText } from "node:util";
import type { Span } from "../../text/span.ts";

/** What a reading is written on. */
export interface Page {
  /** Columns to wrap at; null where the output is no terminal and nothing is wrapped. */
  readonly width: number | null;
  readonly isColoured: boolean;
}

type Style = Parameters<typeof styleText>[0];
export type Paint = (style: Style, text: string) => string;

export const INDENT = "  ";
const NARROWEST = 40;

/** Colours where the page has them. */
export function painter({ isColoured }: Page): Paint {
  return (style, text) => (isColoured ? styleText(style, text, { validateStream: false }) : text);
}

/** A report's words cannot steer the terminal: escape sequences go, other control and turning marks show as �. */
export function safe(text: string): string {
  return stripVTControlCharacters(text)
    .replace(/\s+/g, " ")
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, "\ufffd");
}

/** The words of spans of a report, fit for a terminal. */
export function words(text: string, spans: readonly Span[], between: string): string {
  return spans.map(({ start, end }) => safe(text.slice(start, end))).join(between);
}

/** Lines no wider than the page less a margin; one line where nothing is wrapped. */
export function wrapped(text: string, { width }: Page, margin: number): readonly string[] {
  if (width === null) return [text];
  const room = Math.max(width - margin, NARROWEST);
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > room) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

export function counted(count: number, one: string): string {
  return `${count} ${count === 1 ? one : `${one}s`}`;
}
