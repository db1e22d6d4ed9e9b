import type { Reading } from "../../src/reading/reading.ts";
import type { Span } from "../../src/text/span.ts";

/** A reading as text that a person can look over: every row by its words, none by offset or confidence. */
export function told(reading: Reading): string {
  const { report, actors, attributions, events, stances, disputes, variants, times, places } = reading;
  const words = (spans: readonly Span[]) =>
    spans.map(({ start, end }) => report.text.slice(start, end).replace(/\s+/g, " ")).join(" … ");
  const nameOf = (id: string | null) => actors.find((actor) => actor.id === id)?.name ?? "-";
  const names = (ids: readonly (string | null)[]) => ids.map(nameOf).join(", ") || "-";
  const part = (head: string, lines: readonly string[]) => (lines.length === 0 ? [] : [`## ${head}`, ...lines, ""]);
  return [
    ...part(
      "Who said what",
      attributions.map(
        (row) =>
          `${row.within === null ? "" : "  "}${names([row.speaker, ...row.coSpeakers])} | ${words(row.source)} | ${words(row.cue)} | ${words(row.content)} (${[row.act, row.manner, row.channel].filter((x) => x !== null).join(", ")})`,
      ),
    ),
    ...part(
      "Actors",
      actors.map(
        ({ name, kind, country, sector, mentions }) =>
          `${name} (${[kind, country, sector].filter((x) => x !== null).join(", ")}): ${mentions.map((mention) => words([mention])).join("; ")}`,
      ),
    ),
    ...part(
      "What happened",
      events.map(
        (row) =>
          `${row.type}${row.mode === null ? "" : ` ${row.mode}`}, ${row.modality}: ${names(row.actors)} → ${names(row.recipients)} | ${words(row.anchor)}${row.reportedBy === null ? "" : " (claimed)"}`,
      ),
    ),
    ...part(
      "Who stands where",
      stances.map(
        ({ actor, polarity, target, basis }) =>
          `${nameOf(actor)} ${polarity} ${target.actor === null ? words([target]) : nameOf(target.actor)} (${basis})`,
      ),
    ),
    ...part(
      "What does not fit",
      disputes.map(({ kind, a, b }) => `${kind}: ${words([a.span])} <> ${words([b.span])}`),
    ),
    ...part(
      "Spellings",
      variants.map(({ names: both }) => both.map(({ text }) => text).join(" = ")),
    ),
    ...part(
      "Times",
      times.map((time) => `${words([time])}: ${time.from ?? "?"} to ${time.to ?? "?"}`),
    ),
    ...part(
      "Places",
      places.map((place) => `${words([place])}: ${place.name}, ${place.country ?? "unresolved"}`),
    ),
  ].join("\n");
}
