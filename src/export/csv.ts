import type { Reading } from "../reading/reading.ts";
import { csvCell } from "./cells.ts";

const COLUMNS = [
  "report",
  "file",
  "publisher",
  "published",
  "id",
  "speaker",
  "co_speakers",
  "source",
  "cue",
  "content",
  "act",
  "manner",
  "channel",
  "within",
  "start",
  "end",
  "confidence",
] as const;

/** The statements as CSV, a line each; offsets are UTF-16 code units of the report's text. */
export function* csv(readings: Iterable<Reading>): Generator<string> {
  yield `${COLUMNS.join(",")}\n`;
  for (const { report, actors, attributions } of readings) {
    const nameOf = (id: string | null) => actors.find((actor) => actor.id === id)?.name ?? null;
    for (const row of attributions) {
      const words = (spans: readonly { readonly start: number; readonly end: number }[]) =>
        spans.map(({ start, end }) => report.text.slice(start, end)).join(" … ");
      const all = [...row.source, ...row.cue, ...row.content];
      const cells = [
        report.id,
        report.file,
        report.publisher,
        report.published,
        row.id,
        nameOf(row.speaker),
        row.coSpeakers.map(nameOf).join("; "),
        words(row.source),
        words(row.cue),
        words(row.content),
        row.act,
        row.manner,
        row.channel,
        row.within,
        Math.min(...all.map(({ start }) => start)),
        Math.max(...all.map(({ end }) => end)),
        row.confidence,
      ];
      yield `${cells.map(csvCell).join(",")}\n`;
    }
  }
}
