import { forgetMembers } from "../actors/forget-members.ts";
import { unknown } from "../corrections/refusals.ts";
import { inTransaction, type Ledger } from "../open-ledger.ts";
import { deleteWith } from "./delete-with.ts";
import { purge } from "./purge.ts";

/** What was taken out for good. */
export interface Forgotten {
  readonly sha256: string;
  /** Whether nothing of it is left in the ledger's files: not while another program is in the middle of reading them. */
  readonly isPurged: boolean;
}

/**
 * Takes a report out of the ledger for good, with all its readings, rows and corrections; a tombstone keeps its hash,
 * the day and the reason. A report that is forgotten already is purged again. Refuses with `row-unknown`.
 */
export function forgetReport(ledger: Ledger, id: string, why: string, now: string): Forgotten {
  const { db } = ledger;
  db.exec("PRAGMA secure_delete = ON");
  const sha256 = inTransaction(ledger, () => {
    const found = db.prepare("SELECT sha256, file, url FROM reports WHERE id = ?").get(id);
    if (found === undefined) return buried(ledger, id);
    db.prepare("DELETE FROM report_words WHERE report = ?").run(id);
    forgetMembers(ledger, id, () => true);
    deleteWith(ledger, "reports", "id = ?", [id]);
    db.prepare("DELETE FROM failures WHERE place IN (?, ?)").run(String(found["file"]), String(found["url"]));
    db.prepare("INSERT INTO tombstones (what, sha256, forgotten, why) VALUES ('report', ?, ?, ?)").run(
      String(found["sha256"]),
      now,
      why,
    );
    return String(found["sha256"]);
  });
  return { sha256, isPurged: purge(ledger) };
}

function buried({ db }: Ledger, id: string): string {
  const found = db
    .prepare("SELECT sha256 FROM tombstones WHERE what = 'report' AND 'r-' || substr(sha256, 1, 16) = ?")
    .get(id);
  return found === undefined ? unknown(id) : String(found["sha256"]);
}
