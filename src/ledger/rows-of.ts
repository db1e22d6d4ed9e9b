import type { Reading } from "../reading/reading.ts";
import { contains, type Span } from "../text/span.ts";

/** The kinds of rows of a reading, as the ledger names them. */
export const ROW_KINDS = ["statement", "event", "stance", "dispute", "time", "place", "variant", "suspicion"] as const;
export type RowKind = (typeof ROW_KINDS)[number];

/** A row of a reading, as the ledger keeps it: its body whole, with what it is searched by. */
export interface StoredRow {
  readonly kind: RowKind;
  readonly local: string;
  readonly spans: readonly Span[];
  readonly confidence: number;
  readonly body: unknown;
  /** What a search can ask for by name. */
  readonly facets: readonly (readonly [name: string, value: string])[];
  /** The words that a search finds it by; null where it is found by its facets alone. */
  readonly words: string | null;
}

/** All rows of a reading, in the order of their kinds. */
export function rowsOf(reading: Reading): readonly StoredRow[] {
  const { report, actors } = reading;
  const nameOf = new Map(actors.map(({ id, name }) => [id, name]));
  const rolesOf = new Map(actors.map(({ id, roles }) => [id, roles]));
  const wordsAt = (spans: readonly Span[]) => spans.map(({ start, end }) => report.text.slice(start, end)).join(" … ");
  const named = (facet: string, ids: readonly (string | null)[]) =>
    ids.flatMap((id) => (id === null ? [] : [[facet, nameOf.get(id) ?? id] as const]));
  const whole = (value: string | null, facet: string) => (value === null ? [] : [[facet, value] as const]);
  return [
    ...reading.attributions.map((row): StoredRow => {
      const speakers = [row.speaker, ...row.coSpeakers];
      const roles = speakers.flatMap((id) => (id === null ? [] : (rolesOf.get(id) ?? [])));
      return {
        kind: "statement",
        local: row.id,
        spans: [...row.source, ...row.cue, ...row.content],
        confidence: row.confidence,
        body: row,
        facets: [
          ...named("speaker", speakers),
          ...roles.map((role) => ["role", role] as const),
          ["act", row.act],
          ["manner", row.manner],
          ...whole(row.channel, "channel"),
          ...named("of", spokenOf(row, actors)),
        ],
        words: [wordsAt(row.source), wordsAt(row.cue), wordsAt(row.content)].join(" "),
      };
    }),
    ...reading.events.map(
      (row): StoredRow => ({
        kind: "event",
        local: row.id,
        spans: row.anchor,
        confidence: row.confidence,
        body: row,
        facets: [
          ["type", row.type],
          ...whole(row.mode, "mode"),
          ["modality", row.modality],
          ...named("actor", row.actors),
          ...named("recipient", row.recipients),
        ],
        words: sentenceAround(report.text, row.anchor),
      }),
    ),
    ...reading.stances.map(
      (row): StoredRow => ({
        kind: "stance",
        local: row.id,
        spans: [row.target, ...row.evidence],
        confidence: row.confidence,
        body: row,
        facets: [
          ["polarity", row.polarity],
          ["basis", row.basis],
          ...named("actor", [row.actor]),
          ...named("target", [row.target.actor]),
        ],
        words: wordsAt([...row.evidence, row.target]),
      }),
    ),
    ...reading.disputes.map(
      (row): StoredRow => ({
        kind: "dispute",
        local: row.id,
        spans: [row.a.span, row.b.span],
        confidence: row.confidence,
        body: row,
        facets: [["dispute", row.kind], ...named("actor", row.actors)],
        words: wordsAt([row.a.span, row.b.span]),
      }),
    ),
    ...reading.times.map(
      (row): StoredRow => ({
        kind: "time",
        local: row.id,
        spans: [row],
        confidence: row.confidence,
        body: row,
        facets: [],
        words: null,
      }),
    ),
    ...reading.places.map(
      (row): StoredRow => ({
        kind: "place",
        local: row.id,
        spans: [row],
        confidence: row.confidence,
        body: row,
        facets: [["place", row.name], ...whole(row.country, "country")],
        words: null,
      }),
    ),
    ...reading.suspicions.map(
      (row): StoredRow => ({
        kind: "suspicion",
        local: row.id,
        spans: [row],
        confidence: row.confidence,
        body: row,
        facets: [["likely", row.likely]],
        words: null,
      }),
    ),
    ...reading.variants.map(
      (row): StoredRow => ({
        kind: "variant",
        local: row.id,
        spans: row.names,
        confidence: row.confidence,
        body: row,
        facets: [],
        words: null,
      }),
    ),
  ];
}

/** Whom a statement speaks of: whoever its content names or stands for, but those who speak. */
function spokenOf(row: Reading["attributions"][number], actors: Reading["actors"]): readonly string[] {
  return actors
    .filter(({ id }) => id !== row.speaker && !row.coSpeakers.includes(id))
    .filter(({ mentions }) => mentions.some((mention) => row.content.some((piece) => contains(piece, mention))))
    .map(({ id }) => id);
}

/** The words about an event's anchors: the line's sentence is what a reader searches for. */
function sentenceAround(text: string, anchors: readonly Span[]): string {
  return anchors
    .map(({ start, end }) => {
      const before = Math.max(text.lastIndexOf("\n", start - 1), text.lastIndexOf(". ", start - 1));
      const stops = [text.indexOf("\n", end), text.indexOf(". ", end)].filter((at) => at >= 0);
      return text.slice(before + 1, stops.length > 0 ? Math.min(...stops) : text.length).trim();
    })
    .join(" … ");
}
