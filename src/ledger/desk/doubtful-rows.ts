import type { Ledger } from "../open-ledger.ts";
import { type RowInPlace, rowInPlace } from "./row-in-place.ts";

/**
 * Rows that nobody has looked at, those first whose truth matters most and is least sure: disputes, stances, events,
 * statements; within a kind, the nearer to even chances the sooner.
 */
export function doubtfulRows(ledger: Ledger, limit: number): readonly RowInPlace[] {
  return ledger.db
    .prepare(
      `SELECT rows.id AS number FROM rows JOIN readings ON readings.id = rows.reading AND superseded IS NULL
       WHERE rows.correction IS NULL AND rows.kind IN ('dispute', 'stance', 'event', 'statement')
       ORDER BY CASE rows.kind WHEN 'dispute' THEN 0 WHEN 'stance' THEN 1 WHEN 'event' THEN 2 ELSE 3 END,
                abs(rows.confidence - 0.5), rows.id LIMIT ?`,
    )
    .all(limit)
    .map(({ number }) => rowInPlace(ledger, Number(number)));
}
