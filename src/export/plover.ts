import type { Reading } from "../reading/reading.ts";
import { quadOf, scoreOf } from "./plover-facts.ts";

/** PLOVER's JSON lines (manual 2.0, chapter 6): a record an event. `date` is null where no day is told. */
export function* plover(readings: Iterable<Reading>): Generator<string> {
  for (const { report, actors, events, times, places, model } of readings) {
    const entities = (ids: readonly string[]) =>
      ids.flatMap((id) => {
        const actor = actors.find((one) => one.id === id);
        return actor === undefined
          ? []
          : [{ code: actor.country, sector: actor.sector, entity_text: actor.name, office: actor.roles[0] ?? null }];
      });
    for (const event of events) {
      const time = times.find(({ id }) => id === event.time);
      const place = places.find(({ id }) => id === event.place);
      const [first] = event.anchor;
      yield `${JSON.stringify({
        id: `${report.id}/${event.id}`,
        date: time?.from ?? report.published?.slice(0, 10) ?? null,
        enddate: time?.to ?? undefined,
        actor: entities(event.actors),
        recipient: entities(event.recipients),
        event: [event.type],
        mode: event.mode === null ? [] : [event.mode],
        context: [...event.contexts, ...auxiliary(event.modality)],
        event_loc:
          place === undefined
            ? null
            : {
                extracted_place: report.text.slice(place.start, place.end),
                resolved_place: place.name,
                geonameid: place.geonamesId ?? null,
                lat: place.lat,
                lon: place.lon,
                country_code: place.country,
              },
        event_text: event.anchor.map(({ start, end }) => report.text.slice(start, end)),
        quad_code: quadOf(event),
        event_scale: scoreOf(event),
        size: Object.fromEntries(event.figures.map(({ of, value }) => [SIZES[of] ?? of, value])),
        text_info: { start: first?.start ?? null, end: first?.end ?? null },
        cite_info: { url: report.url, title: report.title, publication: report.publisher, language: report.language },
        coder: `Sayso ${model}`,
        modality: event.modality,
        reported_by: event.reportedBy,
        confidence: event.confidence,
      })}\n`;
    }
  }
}

const SIZES: Readonly<Record<string, string>> = { killed: "dead", injured: "injured", arrested: "arrested" };

/** The manual's auxiliary modes, which it keeps in the context (section 2). */
function auxiliary(modality: string): readonly string[] {
  if (modality === "planned" || modality === "requested") return ["future"];
  if (modality === "denied") return ["negation"];
  return modality === "hypothetical" ? ["hypothetical"] : [];
}
