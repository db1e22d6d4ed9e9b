import { inTransaction, type Ledger } from "../open-ledger.ts";
import { joinReport } from "./join-report.ts";

/** So many reports are joined at once: a process that dies in between goes on where it was. */
const AT_ONCE = 200;

/** Joins the actors of reports that a ledger of an older version brought along, in the order in which they were read. */
export function joinWaiting(ledger: Ledger): void {
  const { db } = ledger;
  const next = db.prepare(`SELECT report FROM reports_to_join ORDER BY rowid LIMIT ${AT_ONCE}`);
  while (next.get() !== undefined)
    inTransaction(ledger, () => {
      for (const { report } of next.all()) {
        joinReport(ledger, String(report));
        db.prepare("DELETE FROM reports_to_join WHERE report = ?").run(String(report));
      }
    });
}
