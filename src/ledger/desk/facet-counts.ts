import type { Ledger } from "../open-ledger.ts";

/** How many standing rows have each value of a facet, the most first; of publishers, how many reports. */
export function facetCounts(
  { db }: Ledger,
  facet: string,
  limit: number,
): readonly { readonly value: string; readonly count: number }[] {
  if (facet === "publisher") {
    return db
      .prepare(
        `SELECT publisher AS value, count(*) AS n FROM reports INDEXED BY reports_by_day
         WHERE publisher IS NOT NULL GROUP BY publisher ORDER BY n DESC, publisher LIMIT ?`,
      )
      .all(limit)
      .map(counted);
  }
  return db
    .prepare(
      `SELECT value, count(*) AS n FROM facets JOIN rows ON rows.id = facets.row
       JOIN readings ON readings.id = rows.reading AND superseded IS NULL
       WHERE facets.name = ? GROUP BY value ORDER BY n DESC, value LIMIT ?`,
    )
    .all(facet, limit)
    .map(counted);
}

function counted({ value, n }: Readonly<Record<string, unknown>>): { readonly value: string; readonly count: number } {
  return { value: String(value), count: Number(n) };
}
