import type { Ledger } from "../open-ledger.ts";
import { prepared } from "../prepared.ts";
import { remembered } from "./remembered.ts";
import { standingCount } from "./standing-count.ts";

/** An event with its day and its place, as a timeline and a map need it. */
export interface DatedEvent {
  readonly id: string;
  readonly type: string;
  readonly modality: string;
  readonly words: string;
  readonly actors: string;
  readonly recipients: string;
  /** Its own day, or else that on which its report was published. */
  readonly day: string | null;
  readonly isOwnDay: boolean;
  readonly place: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly title: string | null;
}

export interface EventsPage {
  readonly events: readonly DatedEvent[];
  /** Events in all. */
  readonly total: number;
  /** To go on behind the last of these; null at the end. */
  readonly next: string | null;
}

/** What a cursor looks like: the numbers of a reading and of a row. */
export const EVENTS_CURSOR = /^\d{1,15}_\d{1,15}$/;

/** The last events of the ledger, at most `limit`; or those that come behind where a page ended. */
export function datedEvents(ledger: Ledger, limit: number, cursor: string | null = null): EventsPage {
  return remembered(ledger, `events ${limit} ${cursor ?? ""}`, () => {
    const [reading = Number.MAX_SAFE_INTEGER, row = 0] = cursor?.split("_").map(Number) ?? [];
    const found = eventsBehind(ledger, limit + 1, reading, row);
    const last = found[limit - 1];
    return {
      events: found.slice(0, limit).map(({ event }) => event),
      total: standingCount(ledger, "event"),
      next: found.length > limit && last !== undefined ? last.cursor : null,
    };
  });
}

function eventsBehind(
  { db }: Ledger,
  limit: number,
  reading: number,
  number: number,
): readonly { readonly event: DatedEvent; readonly cursor: string }[] {
  const named = (facet: string) =>
    `(SELECT group_concat(value, ', ') FROM facets WHERE facets.row = rows.id AND facets.name = '${facet}')`;
  const textOf = remembering(db);
  return db
    .prepare(
      `SELECT rows.reading, rows.id AS number, reports.id AS report, rows.local, json_extract(rows.body, '$.type') AS type,
              json_extract(rows.body, '$.modality') AS modality,
              rows."start" AS start, rows."end" AS end,
              ${named("actor")} AS actors, ${named("recipient")} AS recipients,
              json_extract(times.body, '$.from') AS own, substr(reports.published, 1, 10) AS published,
              json_extract(places.body, '$.name') AS place, json_extract(places.body, '$.lat') AS lat,
              json_extract(places.body, '$.lon') AS lon, reports.title
       FROM rows INDEXED BY rows_by_kind JOIN readings ON readings.id = rows.reading AND superseded IS NULL
       JOIN reports ON reports.id = readings.report
       LEFT JOIN rows AS times ON times.reading = rows.reading AND times.kind = 'time' AND times.local = json_extract(rows.body, '$.time')
       LEFT JOIN rows AS places ON places.reading = rows.reading AND places.kind = 'place' AND places.local = json_extract(rows.body, '$.place')
       WHERE rows.kind = 'event' AND (rows.reading, rows.id) < (?, ?)
       ORDER BY rows.reading DESC, rows.id DESC LIMIT ?`,
    )
    .all(reading, number, limit)
    .map((row) => {
      const text = (name: string) => (row[name] === null ? null : String(row[name]));
      const degrees = (name: string) => (row[name] === null ? null : Number(row[name]));
      const event = {
        id: `${row["report"]}/${row["local"]}`,
        type: String(row["type"]),
        modality: String(row["modality"]),
        // Offsets count UTF-16 code units, which SQLite does not.
        words: textOf(String(row["report"])).slice(Number(row["start"]), Number(row["end"])),
        actors: text("actors") ?? "",
        recipients: text("recipients") ?? "",
        day: text("own") ?? text("published"),
        isOwnDay: row["own"] !== null,
        place: text("place"),
        lat: degrees("lat"),
        lon: degrees("lon"),
        title: text("title"),
      };
      return { event, cursor: `${row["reading"]}_${row["number"]}` };
    });
}

/** The last report's text is kept: its events come one after another. */
function remembering(db: Ledger["db"]): (report: string) => string {
  let last = { report: "", text: "" };
  return (report) => {
    if (last.report !== report) {
      const found = prepared(db, "SELECT text FROM reports WHERE id = ?").get(report);
      last = { report, text: String(found?.["text"] ?? "") };
    }
    return last.text;
  };
}
