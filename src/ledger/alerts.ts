import type { Reading } from "../reading/reading.ts";
import { inTransaction, type Ledger } from "./open-ledger.ts";
import { readingNumbered } from "./readings-in.ts";
import { type KeptRule, rulesIn } from "./rules.ts";

/** That a new report has rows that a rule asks for. */
export interface Alert {
  readonly id: number;
  readonly rule: string;
  /** ISO 8601 instant. */
  readonly at: string;
  readonly report: {
    readonly id: string;
    readonly title: string | null;
    readonly publisher: string | null;
    readonly published: string | null;
    readonly url: string | null;
    readonly file: string | null;
  };
  /** Those that still stand, with the words that they stand on. */
  readonly rows: readonly { readonly id: string; readonly words: string }[];
}

/** The rows of a reading that a rule asks for, by their names in it. */
export type Matching = (rule: KeptRule, reading: Reading) => readonly string[];

/**
 * Holds the rules against every report that was added since the last time and keeps an alert for each rule and report,
 * once. Gives the new ones. With `isForHook` they are to be sent on; with null, if the one before them was.
 */
export function raiseAlerts(
  ledger: Ledger,
  matching: Matching,
  now: string,
  isForHook: boolean | null,
): readonly Alert[] {
  const { db } = ledger;
  const last = db.prepare("SELECT for_hook FROM alerts ORDER BY id DESC LIMIT 1").get();
  const forHook = isForHook === null ? Number(last?.["for_hook"] ?? 0) : Number(isForHook);
  const rules = rulesIn(ledger);
  // A report at a time, so that the ledger is not held for long where thousands were added.
  const fresh = db.prepare("SELECT reading FROM fresh_readings ORDER BY reading").all();
  return fresh.flatMap(({ reading }) =>
    inTransaction(ledger, () => {
      const id = Number(reading);
      // Another process may have done it meanwhile.
      if (db.prepare("DELETE FROM fresh_readings WHERE reading = ?").run(id).changes === 0) return [];
      const standing = standingOfNew(ledger, id);
      if (standing === null) return [];
      const read = readingNumbered(ledger, standing);
      const put = db.prepare("INSERT OR IGNORE INTO alerts (rule, reading, rows, at, for_hook) VALUES (?, ?, ?, ?, ?)");
      return rules.flatMap((rule) => {
        const rows = matching(rule, read);
        if (rows.length === 0) return [];
        const done = put.run(rule.id, standing, JSON.stringify(rows), now, forHook);
        return done.changes === 0 ? [] : alertsWhere(ledger, "alerts.id = ?", [Number(done.lastInsertRowid)]);
      });
    }),
  );
}

/** The alerts of a ledger, the newest first. */
export function alertsIn(ledger: Ledger, most: number): readonly Alert[] {
  return alertsWhere(ledger, "1 ORDER BY alerts.id DESC LIMIT ?", [most]);
}

/** The alerts that are to be sent on and were not, the oldest first. */
export function alertsToSend(ledger: Ledger): readonly Alert[] {
  return alertsWhere(ledger, "alerts.for_hook = 1 AND alerts.sent IS NULL ORDER BY alerts.id", []);
}

/** Keeps that an alert was sent on: it is not sent again. */
export function markSent({ db }: Ledger, id: number, now: string): void {
  db.prepare("UPDATE alerts SET sent = ? WHERE id = ?").run(now, id);
}

/** What stands of a report by its first reading; null for a later one: what another model reads anew is no news. */
function standingOfNew({ db }: Ledger, reading: number): number | null {
  const found = db
    .prepare(
      `SELECT standing.id FROM readings AS own
       JOIN readings AS standing ON standing.report = own.report AND standing.superseded IS NULL
       WHERE own.id = ? AND own.id = (SELECT min(id) FROM readings WHERE report = own.report)`,
    )
    .get(reading);
  return found === undefined ? null : Number(found["id"]);
}

function alertsWhere({ db }: Ledger, where: string, values: readonly number[]): readonly Alert[] {
  const rowAt = db.prepare('SELECT "start", "end" FROM rows WHERE reading = ? AND local = ?');
  return db
    .prepare(
      `SELECT alerts.id AS alert, rules.text AS rule, alerts.at, alerts.reading, alerts.rows, reports.id, reports.title,
         reports.publisher, reports.published, reports.url, reports.file, reports.text
       FROM alerts JOIN rules ON rules.id = alerts.rule JOIN readings ON readings.id = alerts.reading
       JOIN reports ON reports.id = readings.report WHERE ${where}`,
    )
    .all(...values)
    .map((row) => {
      const names = JSON.parse(String(row["rows"])) as readonly string[];
      const rows = names.flatMap((local) => {
        const found = rowAt.get(Number(row["reading"]), local);
        if (found === undefined) return [];
        const words = String(row["text"]).slice(Number(found["start"]), Number(found["end"]));
        return [{ id: `${row["id"]}/${local}`, words }];
      });
      const textOf = (name: string) => (row[name] === null ? null : String(row[name]));
      return {
        id: Number(row["alert"]),
        rule: String(row["rule"]),
        at: String(row["at"]),
        report: {
          id: String(row["id"]),
          title: textOf("title"),
          publisher: textOf("publisher"),
          published: textOf("published"),
          url: textOf("url"),
          file: textOf("file"),
        },
        rows,
      };
    });
}
