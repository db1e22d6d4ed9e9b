import { SaysoError } from "../../errors/sayso-error.ts";
import type { Ledger } from "../open-ledger.ts";

/** What stays of something that was taken out for good. */
export interface Tombstone {
  readonly what: "report" | "actor";
  /** Of the report's bytes; of an actor, the report that it was forgotten in. */
  readonly sha256: string;
  readonly forgotten: string;
  readonly why: string;
}

/** All that was forgotten, in the order in which it was. */
export function tombstones({ db }: Ledger): readonly Tombstone[] {
  return db
    .prepare("SELECT what, sha256, forgotten, why FROM tombstones ORDER BY id")
    .all()
    .map((row) => ({
      what: String(row["what"]) as Tombstone["what"],
      sha256: String(row["sha256"]),
      forgotten: String(row["forgotten"]),
      why: String(row["why"]),
    }));
}

/**
 * Refuses with `report-forgotten` a report that was forgotten, and one out of which somebody was, where its text still
 * has the words that the ledger's has not.
 */
export function refuseForgotten(
  { db }: Ledger,
  report: { readonly sha256: string; readonly text: string; readonly file: string | null; readonly url: string | null },
): void {
  const place = report.file ?? report.url ?? undefined;
  const told = place === undefined ? {} : { place };
  const whole = db
    .prepare("SELECT forgotten, why FROM tombstones WHERE sha256 = ? AND what = 'report'")
    .get(report.sha256);
  if (whole !== undefined) {
    throw new SaysoError({
      code: "report-forgotten",
      ...told,
      message: `The report was forgotten on ${String(whole["forgotten"]).slice(0, 10)} (${whole["why"]}) and is not added again.`,
      remedy: "Keep it out of what you add, or use another ledger.",
    });
  }
  const part = db.prepare("SELECT 1 FROM tombstones WHERE sha256 = ? AND what = 'actor'").get(report.sha256);
  const kept =
    part === undefined ? undefined : db.prepare("SELECT text FROM reports WHERE sha256 = ?").get(report.sha256);
  if (kept !== undefined && String(kept["text"]) !== report.text) {
    throw new SaysoError({
      code: "report-forgotten",
      ...told,
      message: "Somebody was forgotten out of this report: its own text would bring them back.",
      remedy: "'sayso reread' reads the text that the ledger keeps.",
    });
  }
}
