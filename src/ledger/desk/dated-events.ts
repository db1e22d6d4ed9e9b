import type { Ledger } from "../open-ledger.ts";
import { prepared } from "../prepared.ts";
import { remembered } from "./remembered.ts";

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

/** The last events of the ledger, at most `limit`. */
export function datedEvents(ledger: Ledger, limit: number): readonly DatedEvent[] {
  return remembered(ledger, `events ${limit}`, () => lastEvents(ledger, limit));
}

function lastEvents({ db }: Ledger, limit: number): readonly DatedEvent[] {
  const named = (facet: string) =>
    `(SELECT group_concat(value, ', ') FROM facets WHERE facets.row = rows.id AND facets.name = '${facet}')`;
  const textOf = remembering(db);
  return db
    .prepare(
      `SELECT reports.id AS report, rows.local, json_extract(rows.body, '$.type') AS type,
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
       WHERE rows.kind = 'event' ORDER BY rows.reading DESC, rows.id DESC LIMIT ?`,
    )
    .all(limit)
    .map((row) => {
      const text = (name: string) => (row[name] === null ? null : String(row[name]));
      const number = (name: string) => (row[name] === null ? null : Number(row[name]));
      return {
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
        lat: number("lat"),
        lon: number("lon"),
        title: text("title"),
      };
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
