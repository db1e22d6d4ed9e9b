import type { FoundAttribution } from "../model/decode.ts";
import type { Heads } from "../model/weights.ts";
import type { Block } from "../report/report.ts";
import { sentencesOf } from "../text/sentences.ts";
import { contains, overlaps, type Span } from "../text/span.ts";
import { actOf } from "./act.ts";
import { withoutAddressees } from "./addressees.ts";
import { withAdverbialCues } from "./adverbial-cues.ts";
import { withBareQuotations } from "./bare-quotations.ts";
import { channelOf } from "./channel.ts";
import { confidenceOf } from "./confidence.ts";
import { withContinuations } from "./continued-quotations.ts";
import { withAnswers } from "./interview-answers.ts";
import { withLabels } from "./labels.ts";
import { mannerOf } from "./manner.ts";
import { withWholeQuotations } from "./quotation-edges.ts";
import type { Attribution, Channel, Manner } from "./reading.ts";
import { withWordsBefore } from "./reporting-clauses.ts";
import { withinBlocks } from "./within-blocks.ts";

/** What of the weights decides which rows are told, and how sure they are. */
export interface RowSettings {
  readonly calibration: Heads["calibration"];
  readonly settings: Pick<Heads["settings"], "leastConfidence">;
}

/** A row before it is known who its source's words stand for. */
export type SpeakerlessAttribution = Omit<Attribution, "speaker" | "coSpeakers" | "time">;

/**
 * Rows from what the network found: quotations made whole and joined across paragraphs, transcripts' labels and
 * interviews' answers taken in, and what stands before a reporting clause, in a quotation of its own, or behind an opening
 * adverbial ("in her words"); each row with its act, manner, channel, the row in whose content it stands, and a
 * calibrated confidence. Rows below the least confidence, chosen with the weights, are left out.
 */
export function attributionsOf(
  text: string,
  blocks: readonly Block[],
  found: readonly FoundAttribution[],
  { calibration, settings }: RowSettings,
): readonly SpeakerlessAttribution[] {
  const whole = withLabels(
    text,
    blocks,
    found.map((row) => withinBlocks(blocks, row)),
  ).map((row) => withWholeQuotations(text, blocks, row));
  const kept = distinct(whole.flatMap((row) => withWords(text, row)));
  const sentences = sentencesOf(text, blocks);
  const opened = withAdverbialCues(text, sentences.all, withWordsBefore(text, sentences, kept));
  const worded = withoutAddressees(text, opened);
  const apart = withBareQuotations(text, blocks, withAnswers(text, blocks, worded));
  const joined = withContinuations(text, blocks, inOrder(apart)).filter(
    (row) => confidenceOf(row, calibration) >= settings.leastConfidence,
  );
  const parents = joined.map((row) => parentOf(row, joined));
  const outerOf = (index: number) => {
    const parent = parents[index] ?? null;
    const outer = parent === null ? undefined : joined[parent];
    return parent === null || outer === undefined ? null : ([parent, outer] as const);
  };
  const mannerAt = (index: number, row: FoundAttribution): Manner => {
    const outer = outerOf(index);
    return mannerOf(text, blockOf(blocks, row), row, outer !== null && mannerAt(...outer) === "direct");
  };
  const channelAt = (index: number, row: FoundAttribution): Channel | null => {
    const clause = clauseAround(text, blockOf(blocks, row), row);
    const own = channelOf(textOf(text, [row.cue]), textOf(text, row.source), clause);
    const outer = outerOf(index);
    // What speakers say of themselves comes the way that the words around it come.
    return own ?? (outer !== null && isOwn(text, row) ? channelAt(...outer) : null);
  };
  return joined.map((row, index): SpeakerlessAttribution => {
    const cue = textOf(text, [row.cue]);
    const parent = parents[index] ?? null;
    return {
      id: idOf(index),
      source: row.source,
      cue: row.cue.end > row.cue.start ? [row.cue] : [],
      content: row.content,
      act: actOf(cue),
      manner: mannerAt(index, row),
      channel: channelAt(index, row),
      within: parent === null ? null : idOf(parent),
      confidence: confidenceOf(row, calibration),
    };
  });
}

/** The row without pieces that hold no word, or nothing where none is left. */
function withWords(text: string, row: FoundAttribution): readonly FoundAttribution[] {
  const hasWord = ({ start, end }: Span) => /[\p{L}\p{N}]/u.test(text.slice(start, end));
  const content = row.content.filter(hasWord);
  return content.length === 0 ? [] : [{ ...row, content, source: row.source.filter(hasWord) }];
}

function idOf(index: number): string {
  return `A${index + 1}`;
}

/** In the order in which a reader meets their words; the wider row first where two begin together. */
function inOrder(rows: readonly FoundAttribution[]): readonly FoundAttribution[] {
  const start = (row: FoundAttribution) =>
    Math.min(row.cue.start, ...[...row.source, ...row.content].map((s) => s.start));
  const end = (row: FoundAttribution) => Math.max(row.cue.end, ...row.content.map((s) => s.end));
  return [...rows].sort((a, b) => start(a) - start(b) || end(b) - end(a) || a.cue.start - b.cue.start);
}

/** Two rows of the same cue words are one: the surer stays. */
function distinct(rows: readonly FoundAttribution[]): readonly FoundAttribution[] {
  return rows.filter(
    (row, i) =>
      !rows.some(
        (other, k) =>
          k !== i &&
          overlaps(row.cue, other.cue) &&
          (other.scores[0] > row.scores[0] || (other.scores[0] === row.scores[0] && k < i)),
      ),
  );
}

/** Whether the source is the first person. */
function isOwn(text: string, { source }: FoundAttribution): boolean {
  return source.some((span) => /^(?:I|we)$/iu.test(text.slice(span.start, span.end)));
}

/** Where the smallest row stands in whose content this nested row's cue is. */
function parentOf(row: FoundAttribution, rows: readonly FoundAttribution[]): number | null {
  if (!row.nested) return null;
  let best: { index: number; size: number } | null = null;
  for (const [index, other] of rows.entries()) {
    if (other === row || !other.content.some((span) => contains(span, row.cue))) continue;
    if (row.content.some((span) => contains(span, other.cue))) continue;
    const size = other.content.reduce((sum, { start, end }) => sum + end - start, 0);
    if (best === null || size < best.size) best = { index, size };
  }
  return best?.index ?? null;
}

function blockOf(blocks: readonly Block[], row: FoundAttribution): Span {
  const first = row.content[0] ?? row.cue;
  return blocks.find((block) => contains(block, first)) ?? blocks.find((block) => overlaps(block, first)) ?? first;
}

function textOf(text: string, spans: readonly Span[]): string {
  return spans.map(({ start, end }) => text.slice(start, end)).join(" ");
}

/** The words about the cue, as far as its sentence and its content reach: "In a radio address … said on Monday". */
function clauseAround(text: string, block: Span, { cue, content }: FoundAttribution): string {
  const before = content.map(({ end }) => end).filter((end) => end <= cue.start);
  const after = content.map(({ start }) => start).filter((start) => start >= cue.end);
  const from = Math.max(sentenceStart(text, block, cue.start), ...before);
  return text.slice(from, Math.min(sentenceEnd(text, block, cue.end), ...after));
}

function sentenceStart(text: string, block: Span, at: number): number {
  const before = text.slice(block.start, at);
  const stop = before.search(/[.!?]["”’]?\s+(?!.*[.!?]["”’]?\s)[^.!?]*$/su);
  return stop < 0 ? block.start : block.start + stop + 1;
}

function sentenceEnd(text: string, block: Span, at: number): number {
  const stop = text.slice(at, block.end).search(/[.!?]["”’]?(\s|$)/u);
  return stop < 0 ? block.end : at + stop;
}
