import type { FoundAttribution } from "../model/decode.ts";
import type { Block } from "../report/report.ts";
import { contains, type Span } from "../text/span.ts";
import { isColon } from "./labels.ts";
import { ruleRow } from "./rule-row.ts";

/** An interview is trusted with this many questions: one or two are rhetoric. */
const LEAST = 3;
/** A question has no more words than this. */
const LONGEST = 60;
/** So many turns with a dash before each are an interview, and no list. */
const LEAST_TURNS = 6;
const DASH = /^[-–—][^\S\n]+/u;
const ASKING = /(?<![\p{L}])you(?:r|rs|['’]\w+)?(?![\p{L}])/iu;
const OWN = /(?<![\p{L}'’])(?:I|we|my|our|me|us)(?![\p{L}])/iu;

/** What somebody says in an interview; who asks has the dash before his words for a cue. */
interface Turn {
  readonly cue: Span;
  readonly content: Span;
}

/**
 * The rows with the turns of an interview that is set without labels. With a dash before each, they are by turns a question's
 * and an answer's. Without, paragraphs ask, and after each the paragraphs that answer follow: it is an interview where at
 * least three paragraphs ask, some of them "you", and most answers speak in the first person. An answer has no cue and no
 * source of its own; what the network found inside a turn stands within it. Where labels tell who speaks there is nothing to add.
 */
export function withAnswers(
  text: string,
  blocks: readonly Block[],
  rows: readonly FoundAttribution[],
): readonly FoundAttribution[] {
  const labels = rows.filter(({ cue, nested }) => !nested && isColon(text, cue));
  if (labels.length >= LEAST) return rows;
  const prose = blocks.filter(({ kind }) => kind === "paragraph" || kind === "crosshead" || kind === "list-item");
  const isTaken = (block: Span) => rows.some((row) => row.content.some((span) => coversMost(span, block)));
  const turns = (dashedTurns(text, prose) ?? answersIn(text, prose)).filter(({ content }) => !isTaken(content));
  const kept = rows.map((row) =>
    turns.some(({ content }) => contains(content, row.cue)) ? { ...row, nested: true } : row,
  );
  return [...kept, ...turns.map(({ cue, content }) => ruleRow([], cue, content))];
}

/** The turns of a dialogue with dashes, of which every other one asks; null where there is none. */
function dashedTurns(text: string, prose: readonly Block[]): readonly Turn[] | null {
  const dashed = prose.filter(({ start, end }) => DASH.test(text.slice(start, end)));
  const asking = dashed.flatMap(({ start, end }, i) => (/\?$/u.test(text.slice(start, end)) ? [i] : []));
  const inTurn = asking.filter((i) => i % 2 === 0);
  if (dashed.length < LEAST_TURNS || asking.length < LEAST || inTurn.length * 3 < asking.length * 2) return null;
  return dashed.map(({ start, end }, i): Turn => {
    const from = start + (DASH.exec(text.slice(start, end))?.[0].length ?? 0);
    const content = { start: from, end };
    return { cue: i % 2 === 0 ? { start, end: start + 1 } : { start: from, end: from }, content };
  });
}

function answersIn(text: string, prose: readonly Block[]): readonly Turn[] {
  const textOf = ({ start, end }: Span) => text.slice(start, end);
  const questions = prose.filter((block) => isQuestion(textOf(block)));
  const first = questions[0];
  if (first === undefined || questions.length < LEAST) return [];
  const answers = prose.filter((block) => block.start > first.start && !isQuestion(textOf(block)));
  const asks = questions.filter((block) => ASKING.test(textOf(block)));
  const owns = answers.filter((block) => OWN.test(textOf(block)));
  if (asks.length * 3 < questions.length || owns.length * 2 < answers.length) return [];
  return answers
    .filter((block) => OWN.test(textOf(block)) || !ASKING.test(textOf(block)))
    .map(({ start, end }) => ({ cue: { start, end: start }, content: { start, end } }));
}

/** Whether a cue is the dash before a turn that asks. */
export function isDash(text: string, { start, end }: Span): boolean {
  return /^[-–—]$/u.test(text.slice(start, end));
}

function isQuestion(words: string): boolean {
  return /\?$/.test(words) && !/^["“„«]/u.test(words) && words.split(/\s+/).length <= LONGEST;
}

function coversMost(span: Span, block: Span): boolean {
  const shared = Math.min(span.end, block.end) - Math.max(span.start, block.start);
  return shared * 10 >= (block.end - block.start) * 8;
}
