import { faultsOfActors } from "./actors/doctor-actors.ts";
import { faultsOfIndexes } from "./doctor-indexes.ts";
import { faultsOfReadings } from "./doctor-readings.ts";
import { MIGRATIONS } from "./migrations.ts";
import type { Ledger } from "./open-ledger.ts";

/** What is wrong with a ledger, a sentence each; empty where all is well. */
export function examine(ledger: Ledger): readonly string[] {
  const { db } = ledger;
  const faults: string[] = [];
  for (const row of db.prepare("PRAGMA integrity_check").all())
    if (row["integrity_check"] !== "ok") faults.push(`The file is damaged: ${row["integrity_check"]}.`);
  for (const row of db.prepare("PRAGMA foreign_key_check").all())
    faults.push(`A row of ${row["table"]} hangs on nothing (row ${row["rowid"]} wants ${row["parent"]}).`);
  const version = Number(db.prepare("PRAGMA user_version").get()?.["user_version"]);
  if (version !== MIGRATIONS.length) faults.push(`It is of version ${version}, not ${MIGRATIONS.length}.`);
  const counted = (sql: string, what: string) => {
    const n = Number(db.prepare(sql).get()?.["n"]);
    if (n > 0) faults.push(`${n} ${what}.`);
  };
  counted(
    "SELECT count(*) AS n FROM reports WHERE NOT EXISTS (SELECT 1 FROM readings WHERE report = reports.id AND superseded IS NULL)",
    "reports have no standing reading",
  );
  counted(
    "SELECT count(*) AS n FROM reports JOIN tombstones USING (sha256) WHERE what = 'report'",
    "reports were forgotten, and are there",
  );
  return [...faults, ...faultsOfReadings(ledger), ...faultsOfIndexes(ledger), ...faultsOfActors(ledger)];
}

/** How much a ledger holds, for people. */
export function contents({ db }: Ledger): Readonly<Record<string, number>> {
  const rows = db
    .prepare(
      "SELECT rows.kind, count(*) AS n FROM rows JOIN readings ON readings.id = rows.reading WHERE superseded IS NULL GROUP BY kind ORDER BY kind",
    )
    .all();
  const count = (table: string) => Number(db.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.["n"]);
  const some = (name: string, n: number) => (n > 0 ? { [name]: n } : {});
  return {
    report: count("reports"),
    failure: count("failures"),
    ...some("correction", count("corrections")),
    ...some("tombstone", count("tombstones")),
    ...Object.fromEntries(rows.map(({ kind, n }) => [String(kind), Number(n)])),
  };
}
