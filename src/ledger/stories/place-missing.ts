import { inTransaction, type Ledger } from "../open-ledger.ts";
import { readingNumbered } from "../readings-in.ts";
import { placeReport } from "./place-report.ts";

/** How many reports are placed in one go: others may write in between. */
const BATCH = 100;

/** Places the reports of a ledger that an older Sayso made, in time. Gives how many there were. */
export function placeMissing(ledger: Ledger): number {
  const find = ledger.db.prepare(
    `SELECT readings.id FROM readings JOIN reports ON reports.id = readings.report
     WHERE superseded IS NULL AND report NOT IN (SELECT report FROM story_reports)
     ORDER BY coalesce(published, '9'), readings.id LIMIT ${BATCH}`,
  );
  let placed = 0;
  for (;;) {
    const missing = find.all();
    if (missing.length === 0) return placed;
    inTransaction(ledger, () => {
      for (const { id } of missing) placeReport(ledger, readingNumbered(ledger, Number(id)));
    });
    placed += missing.length;
  }
}
