import type { Ledger } from "../open-ledger.ts";
import { prepared } from "../prepared.ts";
import { type ReportLine, reportLine } from "./row-in-place.ts";

/** A report of the ledger with the number of its rows of each kind. */
export interface ListedReport extends ReportLine {
  readonly added: string;
  readonly url: string | null;
  readonly language: string | null;
  readonly counts: Readonly<Record<string, number>>;
}

export interface ReportPage {
  readonly reports: readonly ListedReport[];
  readonly next: string | null;
}

/** Reports, those added last first; with words, those whose text has them all. The cursor is what a page before gave. */
export function listReports(
  { db }: Ledger,
  { match, cursor, limit }: { readonly match: string | null; readonly cursor: number | null; readonly limit: number },
): ReportPage {
  const words = match === null ? "" : "AND reports.id IN (SELECT report FROM report_words WHERE report_words MATCH ?)";
  const found = db
    .prepare(
      `SELECT readings.id AS reading, reports.* FROM readings JOIN reports ON reports.id = readings.report
       WHERE superseded IS NULL AND readings.id < ? ${words} ORDER BY readings.id DESC LIMIT ?`,
    )
    .all(cursor ?? Number.MAX_SAFE_INTEGER, ...(match === null ? [] : [match]), limit + 1);
  const count = prepared(db, "SELECT kind, count(*) AS n FROM rows WHERE reading = ? GROUP BY kind");
  const reports = found.slice(0, limit).map((row): ListedReport => {
    const text = (name: string) => (row[name] === null ? null : String(row[name]));
    return {
      ...reportLine(row),
      added: String(row["added"]),
      url: text("url"),
      language: text("language"),
      counts: Object.fromEntries(count.all(Number(row["reading"])).map(({ kind, n }) => [String(kind), Number(n)])),
    };
  });
  const last = found[limit - 1];
  return { reports, next: found.length > limit && last !== undefined ? String(last["reading"]) : null };
}
