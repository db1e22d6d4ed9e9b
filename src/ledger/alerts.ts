import type { Reading } from "../reading/reading.ts";
import { inTransaction, type Ledger } from "./open-ledger.ts";
import { prepared } from "./prepared.ts";
import { readingNumbered } from "./readings-in.ts";
import { type KeptRule, rulesIn } from "./rules.ts";

/** A report with the rows that a rule asks for. */
export interface AlertSide {
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

/** That a new report is what a rule asks for. */
export interface Alert extends AlertSide {
  readonly id: number;
  readonly rule: string;
  /** ISO 8601 instant. */
  readonly at: string;
  /** The report that told of it first, where the rule is on a second one. */
  readonly first: AlertSide | null;
}

/** What makes a reading one that a rule asks for: rows by their names in it, and the reading that told of it first. */
export interface Match {
  readonly rows: readonly string[];
  readonly first: { readonly reading: number; readonly rows: readonly string[] } | null;
}

/** Whether a reading is one that a rule asks for; null where it is not. */
export type Matching = (rule: KeptRule, reading: Reading) => Match | null;

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
      const put = db.prepare(
        "INSERT OR IGNORE INTO alerts (rule, reading, rows, first, first_rows, at, for_hook) VALUES (?, ?, ?, ?, ?, ?, ?)",
      );
      return rules.flatMap((rule) => {
        const match = matching(rule, read);
        if (match === null) return [];
        const { rows, first } = match;
        const beside = [first?.reading ?? null, first === null ? null : JSON.stringify(first.rows)] as const;
        const done = put.run(rule.id, standing, JSON.stringify(rows), ...beside, now, forHook);
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
  return db
    .prepare(
      `SELECT alerts.id, rules.text AS rule, at, reading, rows, first, first_rows
       FROM alerts JOIN rules ON rules.id = alerts.rule WHERE ${where}`,
    )
    .all(...values)
    .map((row) => ({
      id: Number(row["id"]),
      rule: String(row["rule"]),
      at: String(row["at"]),
      ...sideOf(db, Number(row["reading"]), String(row["rows"])),
      first: row["first"] === null ? null : sideOf(db, Number(row["first"]), String(row["first_rows"])),
    }));
}

function sideOf(db: Ledger["db"], reading: number, names: string): AlertSide {
  const row = prepared(
    db,
    `SELECT reports.id, title, publisher, published, url, file, text
     FROM readings JOIN reports ON reports.id = readings.report WHERE readings.id = ?`,
  ).get(reading);
  const rowAt = prepared(db, 'SELECT "start", "end" FROM rows WHERE reading = ? AND local = ?');
  const textOf = (name: string) => (row?.[name] == null ? null : String(row[name]));
  const rows = (JSON.parse(names) as readonly string[]).flatMap((local) => {
    const found = rowAt.get(reading, local);
    if (found === undefined) return [];
    const words = (textOf("text") ?? "").slice(Number(found["start"]), Number(found["end"]));
    return [{ id: `${textOf("id")}/${local}`, words }];
  });
  return {
    report: {
      id: textOf("id") ?? "",
      title: textOf("title"),
      publisher: textOf("publisher"),
      published: textOf("published"),
      url: textOf("url"),
      file: textOf("file"),
    },
    rows,
  };
}
