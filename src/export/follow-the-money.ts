import { createHash } from "node:crypto";
import type { Actor, Reading } from "../reading/reading.ts";
import vocabulary from "./vocabulary/follow-the-money.json" with { type: "json" };

const SCHEMATA: Readonly<Record<string, string>> = vocabulary.actors;
type Properties = Readonly<Record<string, readonly (string | null | undefined)[]>>;

/**
 * FollowTheMoney entities, a line of JSON each: the report as an Article, its actors as Person, Organization or
 * LegalEntity with a Mention each, its events as Event. FollowTheMoney has no schema for a statement: who said what is
 * a Note on its speaker. Property names: vocabulary/follow-the-money.json.
 */
export function* followTheMoney(readings: Iterable<Reading>): Generator<string> {
  for (const reading of readings) {
    const { report, actors, attributions, events, places, times } = reading;
    const idOf = (local: string) => keyOf(report.id, local);
    const article = keyOf(report.id);
    const entity = (id: string, schema: string, properties: Properties) => {
      const given = Object.entries(properties).flatMap(([name, values]) => {
        const kept = [...new Set(values.filter((value): value is string => value != null && value !== ""))];
        return kept.length === 0 ? [] : [[name, kept] as const];
      });
      return `${JSON.stringify({ id, schema, properties: Object.fromEntries(given) })}\n`;
    };
    const wordsOf = (spans: readonly { readonly start: number; readonly end: number }[]) =>
      spans.map(({ start, end }) => report.text.slice(start, end)).join(" … ");
    yield entity(article, "Article", {
      title: [report.title],
      fileName: [report.file],
      contentHash: [report.sha256],
      publisher: [report.publisher],
      publishedAt: [report.published],
      sourceUrl: [report.url],
      language: [report.language],
      bodyText: [report.text],
    });
    for (const actor of actors) {
      yield entity(idOf(actor.id), schemaOf(actor), {
        name: [actor.name],
        alias: actor.names.filter((name) => name !== actor.name),
        position: actor.kind === "person" ? actor.roles : [],
        description: actor.kind === "person" ? [] : actor.roles,
        country: [actor.country?.toLowerCase()],
        sector: actor.kind === "organisation" ? [actor.sector] : [],
        proof: [article],
      });
      yield entity(idOf(`${actor.id}-mention`), "Mention", {
        document: [article],
        resolved: [idOf(actor.id)],
        name: [actor.name, ...actor.names],
        detectedSchema: [schemaOf(actor)],
      });
    }
    for (const event of events) {
      const time = times.find(({ id }) => id === event.time);
      const place = places.find(({ id }) => id === event.place);
      yield entity(idOf(event.id), "Event", {
        name: [event.type],
        summary: [wordsOf(event.anchor)],
        description: [`${event.type}, ${event.modality}`],
        date: [time?.from],
        location: [place?.name],
        organizer: event.actors.map(idOf),
        involved: event.recipients.map(idOf),
        proof: [article],
      });
    }
    for (const { id, speaker, coSpeakers, cue, content } of attributions) {
      const speakers = [speaker, ...coSpeakers].filter((local) => local !== null);
      yield entity(idOf(id), "Note", {
        entity: speakers.map(idOf),
        description: [[wordsOf(cue), wordsOf(content)].filter((words) => words !== "").join(": ")],
        proof: [article],
      });
    }
  }
}

function schemaOf({ kind, sector }: Actor): string {
  return SCHEMATA[`${kind} ${sector}`] ?? SCHEMATA[kind] ?? "LegalEntity";
}

/** An id that names the same thing in every export. */
function keyOf(...parts: readonly string[]): string {
  return `sayso-${createHash("sha1").update(parts.join("\u0000")).digest("hex")}`;
}
