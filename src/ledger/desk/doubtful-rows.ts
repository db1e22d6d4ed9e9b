import type { Ledger } from "../open-ledger.ts";
import { type RowInPlace, rowInPlace } from "./row-in-place.ts";

export interface DoubtfulPage {
  readonly rows: readonly RowInPlace[];
  /** To go on behind the last of these; null at the end. */
  readonly next: string | null;
}

/** What a cursor looks like: the kind's turn, how far from even chances, the row's number. */
export const DOUBT_CURSOR = /^[0-3]_[0-9.e-]{1,25}_\d{1,15}$/;

/**
 * Rows that nobody has looked at, those first whose truth matters most and is least sure: disputes, stances, events,
 * statements; within a kind, the nearer to even chances the sooner. A page goes on behind the row at which the one
 * before ended, so that no row is left out though those that were looked at have gone meanwhile.
 */
export function doubtfulRows(ledger: Ledger, limit: number, cursor: string | null = null): DoubtfulPage {
  const { db } = ledger;
  const ofKind = db.prepare(
    `SELECT rows.id AS number, abs(rows.confidence - 0.5) AS doubt FROM rows INDEXED BY rows_by_doubt
     CROSS JOIN readings ON readings.id = rows.reading AND superseded IS NULL
     WHERE rows.correction IS NULL AND rows.kind = ?1 AND abs(rows.confidence - 0.5) >= ?2
     AND (abs(rows.confidence - 0.5) > ?2 OR rows.id > ?3)
     ORDER BY abs(rows.confidence - 0.5), rows.id LIMIT ?4`,
  );
  const [turn = 0, doubt = -1, number = 0] = cursor?.split("_").map(Number) ?? [];
  const found: { readonly number: number; readonly cursor: string }[] = [];
  // Kind after kind: mostly the first ones are enough, and the many statements need not be sorted.
  for (const [i, kind] of KINDS.entries()) {
    if (i < turn) continue;
    if (found.length > limit) break;
    const behind = i === turn ? [doubt, number] : [-1, 0];
    for (const row of ofKind.all(kind, ...behind, limit + 1 - found.length))
      found.push({ number: Number(row["number"]), cursor: `${i}_${row["doubt"]}_${row["number"]}` });
  }
  return {
    rows: found.slice(0, limit).map((row) => rowInPlace(ledger, row.number)),
    next: found.length > limit ? (found[limit - 1]?.cursor ?? null) : null,
  };
}

const KINDS = ["dispute", "stance", "event", "statement"] as const;
