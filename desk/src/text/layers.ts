import type { Standing } from "../api.ts";

type Reading = Standing["reading"];

/** What a stretch of a report's text is part of, for one row. */
export interface Layer {
  readonly start: number;
  readonly end: number;
  readonly part: "source" | "cue" | "content" | "mention" | "anchor" | "dispute" | "suspicion";
  readonly row: string;
  readonly why?: string;
}

/** A stretch in which the same layers hold. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly layers: readonly Layer[];
}

/** Everything that is marked in a report. */
export function layersOf({ attributions, events, actors, disputes, suspicions }: Reading): readonly Layer[] {
  return [
    ...attributions.flatMap(({ id: row, source, cue, content }) => [
      ...source.map((span) => ({ ...span, part: "source" as const, row })),
      ...cue.map((span) => ({ ...span, part: "cue" as const, row })),
      ...content.map((span) => ({ ...span, part: "content" as const, row })),
    ]),
    ...events.flatMap(({ id: row, anchor }) => anchor.map((span) => ({ ...span, part: "anchor" as const, row }))),
    ...actors.flatMap(({ id: row, mentions }) =>
      mentions.map(({ start, end }) => ({ start, end, part: "mention" as const, row })),
    ),
    ...disputes.flatMap(({ id: row, a, b }) => [a, b].map(({ span }) => ({ ...span, part: "dispute" as const, row }))),
    ...suspicions.map(({ id: row, start, end, likely, why }) => ({
      start,
      end,
      part: "suspicion" as const,
      row,
      why: `${likely}? ${why}`,
    })),
  ];
}

/** A block of the text cut where a layer begins or ends. */
export function piecesOf(
  block: { readonly start: number; readonly end: number },
  layers: readonly Layer[],
): readonly Piece[] {
  const here = layers.filter(({ start, end }) => start < block.end && end > block.start);
  const cuts = new Set([block.start, block.end]);
  for (const { start, end } of here) {
    cuts.add(Math.max(start, block.start));
    cuts.add(Math.min(end, block.end));
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.slice(1).map((end, i) => {
    const start = sorted[i] ?? block.start;
    return { start, end, layers: here.filter((layer) => layer.start <= start && layer.end >= end) };
  });
}
