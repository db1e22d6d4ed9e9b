import type { FoundAttribution } from "../model/decode.ts";
import type { Block } from "../report/report.ts";
import { contains, overlaps, type Span } from "../text/span.ts";
import vocabulary from "./vocabulary/no-speakers.json" with { type: "json" };

/** A speaker's label at the head of a paragraph, as transcripts and live blogs have it: "KERVAN:", "Q:", "Ms. Tull:". */
interface Label {
  readonly source: Span;
  readonly cue: Span;
  readonly content: Span;
}

/** Up to five words in capitals or title case, perhaps with a role in brackets, and a colon; before them perhaps a time. */
const LABEL =
  /^(?:\d{1,2}[.:h]\d{2}(?:\s*[ap]\.?m\.?)?[\s–—-]+)?((?:[\p{Lu}][\p{L}\p{M}'’.-]*)(?:[ ,]+(?:[\p{Lu}][\p{L}\p{M}'’.-]*|of|the|de|al|bin|van|von)){0,4}(?:\s*\([^)\n]{1,60}\))?)\s*(:)\s+/u;
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
  const spoken = rows.flatMap((row) => withoutHeading(text, row));
  const labels = labelsOf(text, blocks);
  if (!isTranscript(text, labels)) return spoken;
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
  if (!isHeading || text.slice(row.cue.start, row.cue.end) !== ":") return [row];
  return /^["“„«]/u.test(text.slice(row.content[0]?.start)) ? [{ ...row, source: [] }] : [];
}

function labelsOf(text: string, blocks: readonly Block[]): readonly Label[] {
  return blocks.flatMap((block): Label[] => {
    const match = LABEL.exec(text.slice(block.start, block.end));
    const name = withoutKind(match?.[1] ?? "");
    if (match === null || name === "" || vocabulary.labels.includes(name.toLowerCase())) return [];
    const colon = block.start + match[0].lastIndexOf(":");
    const from = block.start + match[0].indexOf(name);
    const start = block.start + match[0].length;
    if (start >= block.end) return [];
    return [
      {
        source: { start: from, end: from + name.length },
        cue: { start: colon, end: colon + 1 },
        content: { start, end: block.end },
      },
    ];
  });
}

/** "CLIP, VELDT": what is heard, then who. */
function withoutKind(label: string): string {
  const [kind = "", rest] = label.split(/,\s*(.*)/su);
  return rest !== undefined && vocabulary.labels.includes(kind.toLowerCase()) ? rest : label;
}

function isTranscript(text: string, labels: readonly Label[]): boolean {
  const names = labels.map(({ source }) => text.slice(source.start, source.end).toLowerCase());
  return names.length >= LEAST && new Set(names).size < names.length;
}
