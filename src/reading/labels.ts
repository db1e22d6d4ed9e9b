import type { FoundAttribution } from "../model/decode.ts";
import type { Block } from "../report/report.ts";
import { contains, overlaps, type Span } from "../text/span.ts";
import vocabulary from "./vocabulary/no-speakers.json" with { type: "json" };

/** A speaker's label at the head of a paragraph, as transcripts and live blogs have it: "KERVAN:", "Q:", "Ms. Tull:". */
interface Label {
  readonly source: Span;
  readonly cue: Span;
  readonly content: Span;
  /** It says that it is heard, "CLIP, KERVAN:", and what follows is quoted: sure by itself. */
  readonly isHeard: boolean;
}

/** Up to five words in capitals or title case, perhaps with a role in brackets, and a colon; before them perhaps a time. */
const LABEL =
  /^(?:\d{1,2}[.:h]\d{2}(?:\s*[ap]\.?m\.?)?[\s–—-]+)?((?:[\p{Lu}][\p{L}\p{M}'’.-]*)(?:[ ,]+(?:[\p{Lu}][\p{L}\p{M}'’.-]*|of|the|de|al|bin|van|von)){0,4}(?:\s*\([^)\n]{1,60}\))?)\s*(:)\s+/u;
/** "Q." before a question, as some transcripts have it. */
const ASKER = /^(Q)(\.)\s+/u;
/** A label is trusted where its kind returns: one paragraph with a colon may be a heading or a list. */
const LEAST = 3;
/** A label is exact: the network is not asked how sure it is. */
const SURE = [0.97, 0.97, 0.97] as const;

/**
 * The rows with those of a transcript's labels added. A report is a transcript where at least three paragraphs have a
 * label and one label comes twice. What the network found about the same words gives way; what it found inside them
 * stays, nested.
 */
export function withLabels(
  text: string,
  blocks: readonly Block[],
  rows: readonly FoundAttribution[],
): readonly FoundAttribution[] {
  const spoken = rows.flatMap((row) => withoutHeading(text, row)).filter((row) => !isRubric(text, blocks, row));
  const all = labelsOf(text, blocks);
  const labels = isTranscript(text, all) ? all : all.filter(({ isHeard }) => isHeard);
  if (labels.length === 0) return spoken;
  const kept = spoken.flatMap((row) => {
    const label = labels.find(({ content, cue }) => overlaps(content, row.cue) || overlaps(cue, row.cue));
    if (label === undefined)
      return row.content.some((span) => labels.some((l) => overlaps(l.content, span))) ? [] : [row];
    if (!contains(label.content, row.cue)) return [];
    return [{ ...row, nested: true }];
  });
  const own = labels.map(
    ({ source, cue, content }): FoundAttribution => ({
      source: [source],
      cue,
      content: [content],
      nested: false,
      scores: SURE,
    }),
  );
  return [...kept, ...own];
}

/**
 * "BREAKING: six dead" is no statement of anybody's: the network takes such headings for labels. What is quoted behind one
 * is somebody's still.
 */
function withoutHeading(text: string, row: FoundAttribution): readonly FoundAttribution[] {
  const words = row.source.map(({ start, end }) => text.slice(start, end).toLowerCase());
  const isHeading = words.length > 0 && words.every((word) => vocabulary.labels.includes(word));
  if (!isHeading || !isColon(text, row.cue)) return [row];
  const captioned = CAPTIONED.exec(text.slice(row.cue.end));
  if (captioned !== null) {
    const { 0: whole, 1: space = "", 2: line = "" } = captioned;
    const start = row.cue.end + space.length;
    const said = row.cue.end + whole.length;
    const content = row.content.flatMap(({ end }) => (end > said ? [{ start: said, end }] : []));
    return content.length === 0 ? [] : [{ ...row, source: [{ start, end: start + line.length }], content }];
  }
  return /^["“„«]/u.test(text.slice(row.content[0]?.start)) ? [{ ...row, source: [] }] : [];
}

/** "CAPTION: ANA BRANDT, MINISTER" and, in the next line, what she says. */
const CAPTIONED = /^([^\S\n]*)(\p{Lu}[^\n,"“„«]{2,60},[^\n"“„«]{2,80})\n+(?=["“„«])/u;

/** "Khabar-e Sahand – Social Desk: The forests …": a house and its rubric before the text are no label. */
function isRubric(text: string, blocks: readonly Block[], { cue, source, content }: FoundAttribution): boolean {
  const [house, said] = [source[0], content[0]];
  if (house === undefined || said === undefined || !/\p{Lu}.*:$/u.test(text.slice(cue.start, cue.end))) return false;
  const isDashed = /^[^\S\n]+[-–—][^\S\n]+$/u.test(text.slice(house.end, cue.start));
  if (!isDashed || /^["“„«]/u.test(text.slice(said.start))) return false;
  return blocks.find((one) => contains(one, cue))?.start === house.start;
}

function labelsOf(text: string, blocks: readonly Block[]): readonly Label[] {
  return blocks.flatMap((block): Label[] => {
    const words = text.slice(block.start, block.end);
    const match = LABEL.exec(words) ?? ASKER.exec(words);
    const name = withoutKind(match?.[1] ?? "");
    if (match === null || name === "" || vocabulary.labels.includes(name.toLowerCase())) return [];
    const colon = block.start + match[0].lastIndexOf(match[2] ?? ":");
    const from = block.start + match[0].indexOf(name);
    const start = block.start + match[0].length;
    if (start >= block.end) return [];
    return [
      {
        source: { start: from, end: from + name.length },
        cue: { start: colon, end: colon + 1 },
        content: { start, end: block.end },
        isHeard: name !== match[1] && /^["“„«]/u.test(text.slice(start)),
      },
    ];
  });
}

/** Whether a cue is a label's colon. */
export function isColon(text: string, { start, end }: Span): boolean {
  return text.slice(start, end) === ":";
}

/** "CLIP, KERVAN": what is heard, then who. */
function withoutKind(label: string): string {
  const [kind = "", rest] = label.split(/,\s*(.*)/su);
  return rest !== undefined && vocabulary.labels.includes(kind.toLowerCase()) ? rest : label;
}

function isTranscript(text: string, labels: readonly Label[]): boolean {
  const names = labels.map(({ source }) => text.slice(source.start, source.end).toLowerCase());
  return names.length >= LEAST && new Set(names).size < names.length;
}
