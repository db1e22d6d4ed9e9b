import type { Ledger } from "../open-ledger.ts";
import { type RowInPlace, rowInPlace } from "./row-in-place.ts";

/**
 * Rows that nobody has looked at, those first whose truth matters most and is least sure: disputes, stances, events,
 * statements; within a kind, the nearer to even chances the sooner.
 */
export function doubtfulRows(ledger: Ledger, limit: number): readonly RowInPlace[] {
  const { db } = ledger;
  const ofKind = db.prepare(
    `SELECT rows.id AS number FROM rows INDEXED BY rows_by_kind JOIN readings ON readings.id = rows.reading AND superseded IS NULL
     WHERE rows.correction IS NULL AND rows.kind = ? ORDER BY abs(rows.confidence - 0.5), rows.id LIMIT ?`,
  );
  const numbers: number[] = [];
  // Kind after kind: mostly the first ones are enough, and the many statements need not be sorted.
  for (const kind of KINDS) {
    if (numbers.length >= limit) break;
    numbers.push(...ofKind.all(kind, limit - numbers.length).map(({ number }) => Number(number)));
  }
  return numbers.map((number) => rowInPlace(ledger, number));
}

const KINDS = ["dispute", "stance", "event", "statement"] as const;
