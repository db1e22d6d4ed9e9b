import type { FoundAttribution } from "../model/decode.ts";
import type { Block } from "../report/report.ts";
import { contains, type Span } from "../text/span.ts";

/** An interview is trusted with this many questions: one or two are rhetoric. */
const LEAST = 3;
/** A question has no more words than this. */
const LONGEST = 60;
/** The rule is not exact: an interviewer's own sentence may pass for an answer. */
const SURE = [0.9, 0.9, 0.9] as const;
const ASKING = /(?<![\p{L}])you(?:r|rs|['’]\w+)?(?![\p{L}])/iu;
const OWN = /(?<![\p{L}'’])(?:I|we|my|our|me|us)(?![\p{L}])/iu;

/**
 * The rows with the answers of an interview that is set without labels: paragraphs that ask, and after each the
 * paragraphs that answer. It is one where at least three paragraphs ask, some of them "you", and most answers speak in
 * the first person. An answer has no cue and no source of its own; what the network found inside it stands within it.
 */
export function withAnswers(
  text: string,
  blocks: readonly Block[],
  rows: readonly FoundAttribution[],
): readonly FoundAttribution[] {
  const answers = answersOf(text, blocks, rows);
  const kept = rows.map((row) =>
    answers.some((answer) => contains(answer, row.cue)) ? { ...row, nested: true } : row,
  );
  return [
    ...kept,
    ...answers.map((answer) => ({
      source: [],
      cue: { start: answer.start, end: answer.start },
      content: [answer],
      nested: false,
      scores: SURE,
    })),
  ];
}

function answersOf(text: string, blocks: readonly Block[], rows: readonly FoundAttribution[]): readonly Span[] {
  const textOf = ({ start, end }: Span) => text.slice(start, end);
  const prose = blocks.filter(({ kind }) => kind === "paragraph" || kind === "crosshead" || kind === "list-item");
  const questions = prose.filter((block) => isQuestion(textOf(block)));
  const first = questions[0];
  if (first === undefined || questions.length < LEAST) return [];
  const answers = prose.filter((block) => block.start > first.start && !isQuestion(textOf(block)));
  const asks = questions.filter((block) => ASKING.test(textOf(block)));
  const owns = answers.filter((block) => OWN.test(textOf(block)));
  if (asks.length * 3 < questions.length || owns.length * 2 < answers.length) return [];
  const isTaken = (block: Span) => rows.some((row) => row.content.some((span) => coversMost(span, block)));
  return answers
    .filter((block) => !isTaken(block) && (OWN.test(textOf(block)) || !ASKING.test(textOf(block))))
    .map(({ start, end }) => ({ start, end }));
}

function isQuestion(words: string): boolean {
  return /\?$/.test(words) && !/^["“„«]/u.test(words) && words.split(/\s+/).length <= LONGEST;
}

function coversMost(span: Span, block: Span): boolean {
  const shared = Math.min(span.end, block.end) - Math.max(span.start, block.start);
  return shared * 10 >= (block.end - block.start) * 8;
}
