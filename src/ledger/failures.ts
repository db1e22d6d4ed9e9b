import type { Failure } from "../errors/sayso-error.ts";
import type { Ledger } from "./open-ledger.ts";

/** Keeps why a report could not be read, so that it can be tried again; a later failure of the same place replaces it. */
export function recordFailure({ db }: Ledger, place: string, failure: Failure, now: string): void {
  db.prepare(
    `INSERT INTO failures (place, code, message, remedy, tried) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (place) DO UPDATE SET code = excluded.code, message = excluded.message, remedy = excluded.remedy, tried = excluded.tried`,
  ).run(place, failure.code, failure.message, failure.remedy, now);
}

/**
 * Drops what is kept as failed of files or addresses that have now been read to their end, but for the places that
 * failed again; their reports' places begin with theirs and a #.
 */
export function settleFailures({ db }: Ledger, sources: readonly string[], failed: ReadonlySet<string>): void {
  for (const source of new Set(sources)) {
    // A file that broke off says nothing of what would have come after.
    if (failed.has(source)) continue;
    const kept = db
      .prepare("SELECT place FROM failures WHERE place = ? OR (place >= ? AND place < ?)")
      .all(source, `${source}#`, `${source}$`);
    for (const { place } of kept)
      if (!failed.has(String(place))) db.prepare("DELETE FROM failures WHERE place = ?").run(String(place));
  }
}

/** The places whose reports could not be read, with why. */
export function failuresIn({ db }: Ledger): readonly (Failure & { readonly place: string })[] {
  return db
    .prepare("SELECT place, code, message, remedy FROM failures ORDER BY place")
    .all()
    .map((row) => ({
      place: String(row["place"]),
      code: String(row["code"]) as Failure["code"],
      message: String(row["message"]),
      remedy: String(row["remedy"]),
    }));
}

/** Whether a report of these bytes is there with a reading by this model: then it need not be read again. */
export function isRead({ db }: Ledger, report: string, model: string): boolean {
  return (
    db.prepare("SELECT 1 FROM readings WHERE report = ? AND model = ? AND superseded IS NULL").get(report, model) !==
    undefined
  );
}
