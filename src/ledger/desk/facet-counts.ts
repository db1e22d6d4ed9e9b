import type { Ledger } from "../open-ledger.ts";
import { remembered } from "./remembered.ts";

/** How many standing rows have each value of a facet, the most first, from one on; of publishers, how many reports. */
export function facetCounts(ledger: Ledger, facet: string, limit: number, from = 0): readonly Counted[] {
  return remembered(ledger, `facet ${facet} ${limit} ${from}`, () => countsOf(ledger, facet, limit, from));
}

interface Counted {
  readonly value: string;
  readonly count: number;
}

function countsOf({ db }: Ledger, facet: string, limit: number, from: number): readonly Counted[] {
  if (facet === "publisher") {
    return db
      .prepare(
        `SELECT publisher AS value, count(*) AS n FROM reports INDEXED BY reports_by_day
         WHERE publisher IS NOT NULL GROUP BY publisher ORDER BY n DESC, publisher LIMIT ? OFFSET ?`,
      )
      .all(limit, from)
      .map(counted);
  }
  // Only what stands has facets, and they are in the order of their values: nothing else is looked at.
  return db
    .prepare(
      "SELECT value, count(*) AS n FROM facets WHERE name = ? GROUP BY value ORDER BY n DESC, value LIMIT ? OFFSET ?",
    )
    .all(facet, limit, from)
    .map(counted);
}

function counted({ value, n }: Readonly<Record<string, unknown>>): Counted {
  return { value: String(value), count: Number(n) };
}
