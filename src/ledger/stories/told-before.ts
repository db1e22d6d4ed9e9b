import type { Ledger } from "../open-ledger.ts";
import { prepared } from "../prepared.ts";
import { storiesOfReport } from "./list-stories.ts";

/** Reports that share a story with another and came in before it, in that order, by their standing readings. */
export function reportsBefore(
  { db }: Ledger,
  report: string,
): readonly { readonly report: string; readonly reading: number }[] {
  return prepared(
    db,
    `SELECT standing.report, standing.id FROM readings AS standing
     WHERE superseded IS NULL AND report IN (
       SELECT other.report FROM story_reports AS own JOIN story_reports AS other ON other.story = own.story
       WHERE own.report = ?1)
     AND (SELECT min(id) FROM readings WHERE report = standing.report) < (SELECT min(id) FROM readings WHERE report = ?1)
     ORDER BY (SELECT min(id) FROM readings WHERE report = standing.report)`,
  )
    .all(report)
    .map((row) => ({ report: String(row["report"]), reading: Number(row["id"]) }));
}

/** Whether a rule has told of any report that shares a story with this one. */
export function isStoryTold(ledger: Ledger, rule: number, report: string): boolean {
  const told = prepared(
    ledger.db,
    `SELECT 1 FROM alerts JOIN readings ON readings.id = alerts.reading
     JOIN story_reports ON story_reports.report = readings.report WHERE rule = ? AND story = ? LIMIT 1`,
  );
  return storiesOfReport(ledger, report).some((story) => told.get(rule, story) !== undefined);
}
