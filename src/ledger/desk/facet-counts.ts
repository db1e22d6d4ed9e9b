import type { Ledger } from "../open-ledger.ts";

/** How many standing rows have each value of a facet, the most first. */
export function facetCounts(
  { db }: Ledger,
  facet: string,
  limit: number,
): readonly { readonly value: string; readonly count: number }[] {
  return db
    .prepare(
      `SELECT value, count(*) AS n FROM facets JOIN rows ON rows.id = facets.row
       JOIN readings ON readings.id = rows.reading AND superseded IS NULL
       WHERE facets.name = ? GROUP BY value ORDER BY n DESC, value LIMIT ?`,
    )
    .all(facet, limit)
    .map(({ value, n }) => ({ value: String(value), count: Number(n) }));
}
