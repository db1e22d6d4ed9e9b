import type { Standing } from "../api.ts";

type Reading = Standing["reading"];

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** What a stretch of a report's text is part of, for one row. */
export interface Layer extends Stretch {
  readonly part: "stance" | "source" | "cue" | "content" | "mention" | "anchor" | "dispute" | "suspicion";
  readonly row: string;
  readonly why?: string;
}

/** A stretch in which the same layers hold, the innermost, which is the last to begin, last. */
export interface Piece extends Stretch {
  readonly layers: readonly Layer[];
}

/** Everything that is marked in a report, in the order in which it begins. */
export function layersOf({ attributions, events, stances, actors, disputes, suspicions }: Reading): readonly Layer[] {
  const layers: Layer[] = [
    // First, so that a click on words that are a statement's too picks the statement.
    ...stances.flatMap(({ id: row, evidence }) => evidence.map((span) => ({ ...span, part: "stance" as const, row }))),
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
  return layers.sort((a, b) => a.start - b.start);
}

/** Of each run the layers that touch it. Both are in order; runs do not overlap. */
export function layersOfRuns(runs: readonly Stretch[], layers: readonly Layer[]): readonly (readonly Layer[])[] {
  let next = 0;
  let open: Layer[] = [];
  return runs.map(({ start, end }) => {
    while (next < layers.length && (layers[next]?.start ?? end) < end) open.push(layers[next++] as Layer);
    open = open.filter((layer) => layer.end > start);
    return [...open];
  });
}

/** A run of the text cut where a layer begins or ends: one walk over the cuts. The layers are in order. */
export function piecesOf(run: Stretch, layers: readonly Layer[]): readonly Piece[] {
  const here = layers.filter(({ start, end }) => start < run.end && end > run.start);
  const cuts = new Set([run.start, run.end]);
  for (const { start, end } of here) {
    cuts.add(Math.max(start, run.start));
    cuts.add(Math.min(end, run.end));
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  let next = 0;
  let open: Layer[] = [];
  return sorted.slice(1).map((end, i) => {
    const start = sorted[i] ?? run.start;
    while (next < here.length && (here[next]?.start ?? end) <= start) open.push(here[next++] as Layer);
    open = open.filter((layer) => layer.end >= end);
    return { start, end, layers: [...open] };
  });
}

/** So long is a run of text that is marked in one go, about. */
const RUN = 2000;

/** A block in runs that end where a sentence seems to: a report may be one paragraph. */
export function runsOf({ start, end }: Stretch, text: string): readonly Stretch[] {
  const runs: Stretch[] = [];
  let from = start;
  while (end - from > 1.5 * RUN) {
    const stop = text.slice(from + RUN, Math.min(end, from + 1.5 * RUN)).search(/[.!?]["”»)]?\s/);
    const to = stop < 0 ? from + RUN : from + RUN + stop + 1;
    runs.push({ start: from, end: to });
    from = to;
  }
  return [...runs, { start: from, end }];
}
