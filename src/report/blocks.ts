import { endsSentence, headByline, headDateline, type LineForm, lineForm } from "./line-forms.ts";
import { fileWords } from "./line-words.ts";
import { type Paragraph, paragraphsOf } from "./paragraphs.ts";
import type { Block, BlockKind } from "./report.ts";

/** A paragraph with its form and its words, in its place. */
interface Line {
  readonly paragraph: Paragraph;
  readonly words: string;
  readonly form: LineForm;
}

/** Only so much of a paragraph is looked at to tell its form. */
const LOOKED_AT = 600;
const LONGEST_TITLE = 200;
const LONGEST_CROSSHEAD = 90;

/** The blocks of a plain text, in order and without overlap: every line with words on it lies in one. */
export function plainBlocks(text: string): readonly Block[] {
  const lines = withoutQuestions(paragraphsOf(text).map((paragraph) => lineOf(text, paragraph)));
  const body = firstProse(lines);
  const title = titleIndex(lines, body);
  const quoteIndent = quotedIndent(lines);
  return lines.map((line, i) => {
    const kind = i === title ? "title" : kindOf(lines, i, body, quoteIndent);
    const credit = kind === "caption" && line.form.kind === "caption" ? line.form.credit : undefined;
    const { start, end } = line.paragraph;
    return credit === undefined ? { kind, start, end } : { kind, start, end, credit };
  });
}

function lineOf(text: string, paragraph: Paragraph): Line {
  const whole = paragraph.end - paragraph.start <= LOOKED_AT;
  const words = text.slice(paragraph.start, whole ? paragraph.end : paragraph.start + LOOKED_AT).replace(/\s+/gu, " ");
  const form = lineForm(words);
  return { paragraph, words, form: whole || form.kind === "item" || form.kind === "quoted" ? form : { kind: "prose" } };
}

/** In an interview printed as questions and answers the questions are what somebody says, not headings. */
function withoutQuestions(lines: readonly Line[]): readonly Line[] {
  const isQuestion = ({ form, words }: Line, i: number) => i > 0 && form.kind === "heading" && words.endsWith("?");
  if (lines.filter(isQuestion).length < 3) return lines;
  return lines.map((line, i) => (isQuestion(line, i) ? { ...line, form: { kind: "prose" } } : line));
}

/** Where the report proper begins: what stands before may be its title, its byline, its dateline. */
function firstProse(lines: readonly Line[]): number {
  const found = lines.findIndex((line, i) => isSpoken(line, i) || isSentence(line, lines[i + 1]));
  const prose = found >= 0 ? found : lines.findIndex(({ form }) => form.kind === "prose");
  return prose >= 0 ? Math.min(prose, 8) : 0;
}

/** Prose that is no headline with a stop: long, or a whole sentence. */
function isSentence(line: Line, next: Line | undefined): boolean {
  if (line.form.kind !== "prose") return false;
  if (line.words.length > 120) return true;
  return line.words.length > 60 && endsSentence(line.words) && (next === undefined || !stoppedTitle(line, next));
}

/** "NAME: words" is somebody speaking; on the first line and without a stop it is a headline: "LIVE: ministers meet". */
function isSpoken({ form, words }: Line, i: number): boolean {
  return form.kind === "label" && (i > 0 || endsSentence(words));
}

/** The first line of the head that reads as a headline; a first line with a stop only where the form of the next says so. */
function titleIndex(lines: readonly Line[], body: number): number {
  for (let i = 0; i <= Math.min(body, lines.length - 2); i += 1) {
    const line = lines[i];
    const next = lines[i + 1];
    if (line === undefined || next === undefined || line.words.length > LONGEST_TITLE) return -1;
    const form = line.form.kind;
    if (form === "address" || form === "dateline" || form === "byline") continue;
    if (i < body && (form === "heading" || form === "label")) {
      return isName(line, next, i, body) ? -1 : isKicker(line) ? longerHeading(lines, i, body) : i;
    }
    return form === "prose" && stoppedTitle(line, next) ? i : -1;
  }
  return -1;
}

/** A few words in capitals over a headline name its section or who gives it out: "COURTS". */
function isKicker({ form, words }: Line): boolean {
  return form.kind === "heading" && form.upper && wordCount(words) <= 4;
}

function longerHeading(lines: readonly Line[], first: number, body: number): number {
  const found = lines.findIndex(
    ({ form, words }, i) =>
      i > first && i < body && form.kind === "heading" && wordCount(words) >= 5 && !headDateline(words),
  );
  return found >= 0 ? found : first;
}

function wordCount(words: string): number {
  return words.split(" ").length;
}

/** A headline that ends with a stop, as some archives store them: short, and with a byline, a dateline or far longer prose behind it. */
function stoppedTitle(line: Line, next: Line): boolean {
  if (line.words.length > 130) return false;
  if (/;$/u.test(line.words)) return true;
  if (!next.paragraph.afterGap) return false;
  if (next.form.kind === "byline" || next.form.kind === "dateline") return true;
  if (/^\p{Lu}{3,}[^!?"“]{0,70}?[-–—]\s/u.test(next.words)) return true;
  if (isTitleCase(line.words)) return true;
  const small =
    line.words.match(/(?<!\p{L})(?:the|a|an|was|were|has|had|have|said|who|which|that|he|she)(?!\p{L})/giu)?.length ??
    0;
  return small === 0 && !/["“”«»]/u.test(line.words) && next.words.length > line.words.length * 1.2;
}

/** Whether Nearly All Words Have Capitals. */
function isTitleCase(words: string): boolean {
  const long = words.match(/(?<![\p{L}'’])\p{L}{4,}/gu) ?? [];
  return long.length >= 3 && long.filter((word) => /^\p{Lu}/u.test(word)).length >= long.length * 0.8;
}

/** The name of a reporter in capitals, alone above the text: "SIYABO NTHOLE". */
function isName(line: Line, next: Line, i: number, body: number): boolean {
  return i + 1 === body && isNameInCapitals(line) && next.form.kind === "prose" && next.words.length > 60;
}

function isNameInCapitals({ words, form }: Line): boolean {
  return (
    form.kind === "heading" &&
    form.upper &&
    /^[\p{Lu}.'’-]{2,}(?: [\p{Lu}.'’-]{1,}){1,3}$/u.test(words) &&
    words.length <= 40
  );
}

function kindOf(lines: readonly Line[], i: number, body: number, quoteIndent: number | null): BlockKind {
  const line = lines[i];
  if (line === undefined) return "paragraph";
  const { form, words, paragraph } = line;
  if (form.kind === "quoted" || (quoteIndent !== null && paragraph.indent >= quoteIndent && words.length > 60))
    return "block-quote";
  if (form.kind === "item") return isItem(lines, i) ? "list-item" : "paragraph";
  if (form.kind === "byline" && (i <= body || i >= lines.length - 3)) return "byline";
  if (form.kind === "dateline" && (i <= body || words.length <= 24)) return "dateline";
  if (form.kind === "caption") return "caption";
  if (form.kind === "heading") return headingKind(lines, i, body);
  return "paragraph";
}

function headingKind(lines: readonly Line[], i: number, body: number): BlockKind {
  const line = lines[i];
  if (line === undefined) return "paragraph";
  const { words } = line;
  if (i < body) return headKind(line, i);
  if (!lines.slice(i + 1, i + 12).some(({ form }) => form.kind !== "heading")) return closingKind(lines, i);
  if (words.length > LONGEST_CROSSHEAD || !/^["'“‘«¿¡(]?[\p{Lu}\p{Lo}\p{N}]/u.test(words)) return "paragraph";
  if (/^["“«]/u.test(words) && endsSentence(words)) return "paragraph";
  // "Cruz continued:" leads to somebody's words, "PREVIOUSLY:" to a part of the report.
  if (/:$/u.test(words) && /\p{Ll}/u.test(words)) return "paragraph";
  if (/\?$/u.test(words) && wordCount(words) > 5) return "paragraph";
  if (words.length > 50 && /[.!?]["”»]? \p{Lu}/u.test(words)) return "paragraph";
  return inRun(lines, i) ? "list-item" : "crosshead";
}

/** A heading above the text that is not its title. */
function headKind(line: Line, i: number): BlockKind {
  if (headByline(line.words) || (isNameInCapitals(line) && i > 0)) return "byline";
  return i > 0 && headDateline(line.words) ? "dateline" : "crosshead";
}

/** Short lines with no text behind them: rows of a table, a signature, an agency's name. */
function closingKind(lines: readonly Line[], i: number): BlockKind {
  const words = lines[i]?.words ?? "";
  if (fileWords.agencyAlone.test(words)) return "byline";
  const isRow = /\d/.test(words) || inRun(lines, i);
  const isFirst = lines[i - 1]?.form.kind !== "heading";
  if (isFirst && lines[i + 1] !== undefined && lines[i + 2] !== undefined) return "crosshead";
  if (isRow) return isFirst ? "paragraph" : "list-item";
  const isName = /^\p{Lu}[^!?:]*$/u.test(words) && words.split(" ").every((word) => !/^\p{Ll}{4,}/u.test(word));
  return isName && wordCount(words) <= 6 && i > 0 ? "byline" : "paragraph";
}

/** Whether two short lines stand before this one with nothing between: rows of a table, not headings. */
function inRun(lines: readonly Line[], i: number): boolean {
  return lines[i - 1]?.form.kind === "heading" && lines[i - 2]?.form.kind === "heading";
}

/** A bullet is an item by itself; a hyphen or a number needs a neighbour of its kind, for speech begins so too. */
function isItem(lines: readonly Line[], i: number): boolean {
  const form = lines[i]?.form;
  if (form?.kind !== "item") return false;
  if (form.mark !== "-" && form.mark !== "1") return true;
  return [lines[i - 1]?.form, lines[i + 1]?.form].some(
    (other) =>
      other?.kind === "item" &&
      other.mark === form.mark &&
      (form.number === null || other.number === null || Math.abs(other.number - form.number) === 1),
  );
}

/** How far a text indents what it quotes, or null where it indents nothing, or everything. */
function quotedIndent(lines: readonly Line[]): number | null {
  const flush = lines.filter(({ paragraph }) => paragraph.indent <= 1).length;
  return flush > lines.length / 2 ? 3 : null;
}
