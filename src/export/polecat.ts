import type { Actor, Place, Reading } from "../reading/reading.ts";
import { tsvCell } from "./cells.ts";
import { quadOf, scoreOf } from "./plover-facts.ts";

/** POLECAT's forty columns, in its order. */
export const POLECAT_COLUMNS = [
  "Event ID",
  "Event Date",
  "Event Type",
  "Event Mode",
  "Intensity",
  "Quad Code",
  "Contexts",
  "Actor Name",
  "Actor Country",
  "Actor COW",
  "Primary Actor Sector",
  "Actor Sectors",
  "Actor Title",
  "Actor Name Raw",
  "Wikipedia Actor ID",
  "Recipient Name",
  "Recipient Country",
  "Recipient COW",
  "Primary Recipient Sector",
  "Recipient Sectors",
  "Recipient Title",
  "Recipient Name Raw",
  "Wikipedia Recipient ID",
  "Placename",
  "City",
  "District",
  "Province",
  "Country",
  "Latitude",
  "Longitude",
  "GeoNames ID",
  "Raw Placename",
  "Feature Type",
  "Source",
  "Publication Date",
  "Story People",
  "Story Organizations",
  "Story Locations",
  "Language",
  "Version",
] as const;

/** A missing cell, as POLECAT writes it. */
const NONE = "None";

/**
 * The events that happened or go on, in POLECAT's columns: a line each, several values joined by "; ". What it has no
 * column for (modality, who claims it) is left out; planned, denied and supposed events are not coded there.
 */
export function* polecat(readings: Iterable<Reading>): Generator<string> {
  yield `${POLECAT_COLUMNS.join("\t")}\n`;
  for (const reading of readings) {
    const { report, actors, events, times, places } = reading;
    const named = (kind: Actor["kind"]) =>
      joined(actors.filter((actor) => actor.kind === kind).map(({ name }) => name));
    for (const event of events) {
      if (event.modality !== "happened" && event.modality !== "ongoing") continue;
      const day = times.find(({ id }) => id === event.time)?.from ?? report.published?.slice(0, 10) ?? NONE;
      const cells = [
        `${report.id}/${event.id}`,
        day,
        event.type,
        event.mode ?? NONE,
        scoreOf(event),
        quadOf(event),
        joined(event.contexts),
        ...party(actors, event.actors),
        ...party(actors, event.recipients),
        ...where(places.find(({ id }) => id === event.place) ?? null, report.text),
        report.publisher ?? NONE,
        report.published?.slice(0, 10) ?? NONE,
        named("person"),
        named("organisation"),
        named("state"),
        report.language ?? NONE,
        `Sayso ${reading.model}`,
      ];
      yield `${cells.map(tsvCell).join("\t")}\n`;
    }
  }
}

/** Name, country, COW, primary sector, sectors, title, raw name, Wikipedia: of all who act, or to whom it was done. */
function party(actors: readonly Actor[], ids: readonly string[]): readonly string[] {
  const own = ids.flatMap((id) => actors.find((actor) => actor.id === id) ?? []);
  const each = (value: (actor: Actor) => string | null | undefined) =>
    joined(own.flatMap((actor) => value(actor) ?? []));
  const sectors = joined([...new Set(own.flatMap(({ sector }) => sector ?? []))]);
  return [
    each(({ name }) => name),
    each(({ country }) => country),
    NONE,
    own[0]?.sector ?? NONE,
    sectors,
    each(({ roles }) => roles[0]),
    each(({ names, name }) => names[0] ?? name),
    NONE,
  ];
}

/** Name, city, district, province, country, latitude, longitude, GeoNames id, raw name, feature type. */
function where(place: Place | null, text: string): readonly string[] {
  if (place === null) return Array.from({ length: 10 }, () => NONE);
  const number = (value: number | null | undefined) => (value == null ? NONE : String(value));
  return [
    place.name,
    NONE,
    NONE,
    NONE,
    place.country ?? NONE,
    number(place.lat),
    number(place.lon),
    number(place.geonamesId),
    text.slice(place.start, place.end),
    NONE,
  ];
}

function joined(values: readonly string[]): string {
  return values.length === 0 ? NONE : values.join("; ");
}
