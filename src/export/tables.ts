import type { Reading } from "../reading/reading.ts";
import type { Span } from "../text/span.ts";

/** What a column of a table holds: words, a whole number, a number, or a day as YYYY-MM-DD. */
export type ColumnType = "text" | "whole" | "number";
export type Cell = string | number | null;

/** A table of readings for spreadsheets and data frames: a line for each row of one kind. */
export interface Table {
  readonly name: string;
  readonly columns: readonly (readonly [name: string, type: ColumnType])[];
  readonly rows: (reading: Reading) => readonly (readonly Cell[])[];
}

const SPAN = [
  ["start", "whole"],
  ["end", "whole"],
] as const;
const CONFIDENCE = ["confidence", "number"] as const;
const REPORT = [["report", "text"]] as const;

/**
 * The tables that a ledger is exported to. Offsets are UTF-16 code units of the report's text; several values in a cell
 * are parted by "; ", pieces of one passage by " … ".
 */
export const TABLES: readonly Table[] = [
  {
    name: "reports",
    columns: [
      ...REPORT,
      ...texts("file", "title", "publisher", "published", "url", "language", "sha256", "model"),
      ["length", "whole"],
    ],
    rows: ({ report, model }) => [
      [
        report.id,
        report.file,
        report.title,
        report.publisher,
        report.published,
        report.url,
        report.language,
        report.sha256,
        model,
        report.text.length,
      ],
    ],
  },
  {
    name: "statements",
    columns: [
      ...REPORT,
      ...texts("file", "publisher", "published", "id", "speaker", "co_speakers", "source", "cue", "content"),
      ...texts("act", "manner", "channel", "within"),
      ...SPAN,
      CONFIDENCE,
    ],
    rows: (reading) => {
      const { report, attributions } = reading;
      const { named, words } = wordingOf(reading);
      return attributions.map((row) => [
        report.id,
        report.file,
        report.publisher,
        report.published,
        row.id,
        named([row.speaker]),
        named(row.coSpeakers),
        words(row.source),
        words(row.cue),
        words(row.content),
        row.act,
        row.manner,
        row.channel,
        row.within,
        ...hull([...row.source, ...row.cue, ...row.content]),
        row.confidence,
      ]);
    },
  },
  {
    name: "events",
    columns: [
      ...REPORT,
      ...texts("id", "type", "mode", "contexts", "anchor", "actors", "recipients", "modality", "place", "time"),
      ...texts("figures", "reported_by"),
      ...SPAN,
      CONFIDENCE,
    ],
    rows: (reading) => {
      const { report, events, places, times } = reading;
      const { named, words } = wordingOf(reading);
      return events.map((row) => [
        report.id,
        row.id,
        row.type,
        row.mode,
        row.contexts.join("; "),
        words(row.anchor),
        named(row.actors),
        named(row.recipients),
        row.modality,
        places.find(({ id }) => id === row.place)?.name ?? null,
        times.find(({ id }) => id === row.time)?.from ?? null,
        row.figures.map(({ of, value }) => `${of} ${value}`).join("; "),
        row.reportedBy,
        ...hull(row.anchor),
        row.confidence,
      ]);
    },
  },
  {
    name: "stances",
    columns: [
      ...REPORT,
      ...texts("id", "actor", "polarity", "target_actor", "target", "basis", "evidence"),
      ...SPAN,
      CONFIDENCE,
    ],
    rows: (reading) => {
      const { named, words } = wordingOf(reading);
      return reading.stances.map((row) => [
        reading.report.id,
        row.id,
        named([row.actor]),
        row.polarity,
        named([row.target.actor]),
        words([row.target]),
        row.basis,
        words(row.evidence),
        ...hull(row.evidence),
        row.confidence,
      ]);
    },
  },
  {
    name: "disputes",
    columns: [
      ...REPORT,
      ...texts("id", "kind", "a", "b", "actors", "why"),
      ["a_start", "whole"],
      ["a_end", "whole"],
      ["b_start", "whole"],
      ["b_end", "whole"],
      CONFIDENCE,
    ],
    rows: (reading) => {
      const { named, words } = wordingOf(reading);
      return reading.disputes.map((row) => [
        reading.report.id,
        row.id,
        row.kind,
        words([row.a.span]),
        words([row.b.span]),
        named(row.actors),
        row.why,
        row.a.span.start,
        row.a.span.end,
        row.b.span.start,
        row.b.span.end,
        row.confidence,
      ]);
    },
  },
  {
    name: "actors",
    columns: [...REPORT, ...texts("id", "name", "kind", "country", "sector", "roles", "names", "registry"), CONFIDENCE],
    rows: ({ report, actors }) =>
      actors.map((row) => [
        report.id,
        row.id,
        row.name,
        row.kind,
        row.country,
        row.sector,
        row.roles.join("; "),
        row.names.join("; "),
        row.registryId ?? null,
        row.confidence,
      ]),
  },
  {
    name: "mentions",
    columns: [...REPORT, ...texts("actor", "form", "words"), ...SPAN],
    rows: ({ report, actors }) =>
      actors.flatMap(({ id, mentions }) =>
        mentions.map(({ form, start, end }) => [report.id, id, form, report.text.slice(start, end), start, end]),
      ),
  },
  {
    name: "times",
    columns: [...REPORT, ...texts("id", "words", "from", "to", "precision"), ...SPAN, CONFIDENCE],
    rows: ({ report, times }) =>
      times.map((row) => [
        report.id,
        row.id,
        report.text.slice(row.start, row.end),
        row.from,
        row.to,
        row.precision,
        row.start,
        row.end,
        row.confidence,
      ]),
  },
  {
    name: "places",
    columns: [
      ...REPORT,
      ...texts("id", "words", "name", "country"),
      ["lat", "number"],
      ["lon", "number"],
      ["geonames", "whole"],
      ...SPAN,
      CONFIDENCE,
    ],
    rows: ({ report, places }) =>
      places.map((row) => [
        report.id,
        row.id,
        report.text.slice(row.start, row.end),
        row.name,
        row.country,
        row.lat,
        row.lon,
        row.geonamesId ?? null,
        row.start,
        row.end,
        row.confidence,
      ]),
  },
  {
    name: "spellings",
    columns: [...REPORT, ...texts("id", "actor", "names", "why"), CONFIDENCE],
    rows: (reading) =>
      reading.variants.map((row) => [
        reading.report.id,
        row.id,
        wordingOf(reading).named([row.actor]),
        row.names.map(({ text }) => text).join("; "),
        row.why,
        row.confidence,
      ]),
  },
  {
    name: "suspicions",
    columns: [...REPORT, ...texts("id", "words", "likely", "why"), ...SPAN, CONFIDENCE],
    rows: ({ report, suspicions }) =>
      suspicions.map((row) => [
        report.id,
        row.id,
        report.text.slice(row.start, row.end),
        row.likely,
        row.why,
        row.start,
        row.end,
        row.confidence,
      ]),
  },
];

function texts(...names: readonly string[]) {
  return names.map((name) => [name, "text"] as const);
}

function wordingOf({ report, actors }: Reading) {
  const nameOf = new Map(actors.map(({ id, name }) => [id, name]));
  return {
    named: (ids: readonly (string | null)[]) =>
      ids.flatMap((id) => (id === null ? [] : [nameOf.get(id) ?? id])).join("; ") || null,
    words: (spans: readonly Span[]) => spans.map(({ start, end }) => report.text.slice(start, end)).join(" … ") || null,
  };
}

function hull(spans: readonly Span[]): readonly [number, number] {
  return [Math.min(...spans.map(({ start }) => start)), Math.max(...spans.map(({ end }) => end))];
}
