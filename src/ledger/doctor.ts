import type { Span } from "../text/span.ts";
import { MIGRATIONS } from "./migrations.ts";
import type { Ledger } from "./open-ledger.ts";

/** What is wrong with a ledger, a sentence each; empty where all is well. */
export function examine({ db }: Ledger): readonly string[] {
  const faults: string[] = [];
  for (const row of db.prepare("PRAGMA integrity_check").all())
    if (row["integrity_check"] !== "ok") faults.push(`The file is damaged: ${row["integrity_check"]}.`);
  for (const row of db.prepare("PRAGMA foreign_key_check").all())
    faults.push(`A row of ${row["table"]} hangs on nothing (row ${row["rowid"]} wants ${row["parent"]}).`);
  const version = Number(db.prepare("PRAGMA user_version").get()?.["user_version"]);
  if (version !== MIGRATIONS.length) faults.push(`It is of version ${version}, not ${MIGRATIONS.length}.`);
  const count = (sql: string) => Number(db.prepare(sql).get()?.["n"]);
  const alone = count(
    "SELECT count(*) AS n FROM reports WHERE NOT EXISTS (SELECT 1 FROM readings WHERE report = reports.id AND superseded IS NULL)",
  );
  if (alone > 0) faults.push(`${alone} reports have no standing reading.`);
  const outside = count(
    `SELECT count(*) AS n FROM rows JOIN readings ON readings.id = rows.reading JOIN reports ON reports.id = readings.report
     WHERE rows."end" > length(CAST(reports.text AS BLOB))`,
  );
  if (outside > 0) faults.push(`${outside} rows point beyond their report's text.`);
  const lost = count(
    `SELECT count(*) AS n FROM rows JOIN readings ON readings.id = rows.reading
     WHERE superseded IS NULL AND kind IN ('statement', 'event', 'stance', 'dispute')
     AND NOT EXISTS (SELECT 1 FROM row_words WHERE row_words.rowid = rows.id)`,
  );
  if (lost > 0) faults.push(`${lost} rows cannot be found by search.`);
  return [...faults, ...spanFaults(db)];
}

/** Every actor's mentions lie in the text of its report. */
function spanFaults(db: Ledger["db"]): readonly string[] {
  let faults = 0;
  const actors = db.prepare(
    "SELECT actors.body, reports.text FROM actors JOIN readings ON readings.id = actors.reading JOIN reports ON reports.id = readings.report",
  );
  for (const { body, text } of actors.iterate()) {
    const { mentions } = JSON.parse(String(body)) as { readonly mentions: readonly Span[] };
    const { length } = String(text);
    if (mentions.some(({ start, end }) => start < 0 || end > length || end <= start)) faults += 1;
  }
  return faults > 0 ? [`${faults} actors have mentions beyond their report's text.`] : [];
}

/** How much a ledger holds, for people. */
export function contents({ db }: Ledger): Readonly<Record<string, number>> {
  const rows = db
    .prepare(
      "SELECT rows.kind, count(*) AS n FROM rows JOIN readings ON readings.id = rows.reading WHERE superseded IS NULL GROUP BY kind ORDER BY kind",
    )
    .all();
  const count = (table: string) => Number(db.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.["n"]);
  return {
    report: count("reports"),
    failure: count("failures"),
    ...Object.fromEntries(rows.map(({ kind, n }) => [String(kind), Number(n)])),
  };
}
