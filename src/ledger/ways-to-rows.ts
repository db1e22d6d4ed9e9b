import { type Condition, type FacetFilter, rowCondition } from "./filters.ts";
import type { Ledger } from "./open-ledger.ts";
import { prepared } from "./prepared.ts";
import type { RowKind } from "./rows-of.ts";

export interface Wanted {
  readonly kind: RowKind | null;
  readonly sort: "fit" | "date";
  readonly count: number;
  readonly from: number;
}

/** A query with its filters looked up. */
export interface Search extends Wanted {
  readonly match: string | null;
  readonly facets: readonly FacetFilter[];
  readonly ofKind: readonly Condition[];
  readonly ofReports: readonly Condition[];
}

/** A row's number as a full-text index takes it. Numbers are bound as reals, and beside MATCH it passes those over in silence. */
export const ROWID = "CAST(? AS INTEGER)";
/** Indexes have what is sorted by: the rows and reports themselves, with bodies and texts, would have to be read for it. */
export const OF_REPORTS =
  "CROSS JOIN readings ON readings.id = rows.reading CROSS JOIN reports INDEXED BY days_of_reports ON reports.id = readings.report";
export const WITH_FACET =
  "SELECT DISTINCT row FROM facets WHERE name = ? AND value IN (SELECT value FROM json_each(?))";
const BY_DATE = "reports.published DESC NULLS LAST, rows.id";

/** Few rows have the words: all are gathered and sorted. */
export function byWords({ db }: Ledger, search: Search, fewest: FacetFilter | null): readonly number[] {
  const facets = search.facets.filter((facet) => facet !== fewest);
  const { sql, values } = together([
    // The plus keeps SQLite from asking the index for one row after another: it gathers the facet's rows once instead.
    ...(fewest === null ? [] : [{ sql: `+row_words.rowid IN (${WITH_FACET})`, values: [fewest.name, fewest.values] }]),
    conditionsOf({ ...search, facets }, "row_words.rowid"),
  ]);
  const isByDate = search.sort === "date";
  const order = isByDate ? BY_DATE : "row_words.rank";
  return numbers(
    prepared(
      db,
      `SELECT row_words.rowid AS id FROM row_words ${joins(search, isByDate)}
       WHERE row_words MATCH ? AND ${sql} ORDER BY ${order} LIMIT ? OFFSET ?`,
    ).all(search.match, ...values, search.count, search.from),
  );
}

/** Many rows have the words: those added last come first, and nothing is sorted. */
export function byNewest({ db }: Ledger, search: Search, match: string): readonly number[] {
  const { sql, values } = conditionsOf(search, "row_words.rowid");
  return numbers(
    prepared(
      db,
      `SELECT row_words.rowid AS id FROM row_words ${joins(search, false)}
       WHERE row_words MATCH ? AND ${sql} ORDER BY row_words.rowid DESC LIMIT ? OFFSET ?`,
    ).all(match, ...values, search.count, search.from),
  );
}

/** The tables that a search by words needs beside the index, which holds what stands alone: a fit takes no look at them. */
function joins({ ofKind, ofReports }: Search, isByDate: boolean): string {
  const isOfReports = isByDate || ofReports.length > 0;
  if (!isOfReports && ofKind.length === 0) return "";
  return `CROSS JOIN rows INDEXED BY readings_of_rows ON rows.id = row_words.rowid ${isOfReports ? OF_REPORTS : ""}`;
}

/** Few rows have a facet: they are gathered in order, and the words looked for in one after another. */
export function byFacet({ db }: Ledger, search: Search, { name, values: wanted }: FacetFilter): readonly number[] {
  const { sql, values } = conditionsOf(search, "rows.id");
  const found = numbers(
    prepared(
      db,
      `SELECT rows.id FROM (${WITH_FACET}) AS own
       CROSS JOIN rows INDEXED BY readings_of_rows ON rows.id = own.row ${OF_REPORTS} WHERE ${sql} ORDER BY ${BY_DATE}`,
    ).all(name, wanted, ...values),
  );
  const { match, count, from } = search;
  if (match === null) return found.slice(from, from + count);
  const has = prepared(db, `SELECT 1 FROM row_words WHERE row_words MATCH ? AND rowid = ${ROWID}`);
  const kept: number[] = [];
  for (const id of found) {
    if (has.get(match, id) !== undefined) kept.push(id);
    if (kept.length === from + count) break;
  }
  return kept.slice(from);
}

/** Report after report, the newest first, until there are enough rows. */
export function byReport({ db }: Ledger, search: Search): readonly number[] {
  const reports = together(search.ofReports);
  const rows = conditionsOf({ ...search, ofReports: [] }, "rows.id");
  const own = prepared(db, `SELECT rows.id FROM rows WHERE rows.reading = ? AND ${rows.sql} ORDER BY rows.id`);
  const matching = prepared(
    db,
    `SELECT rowid AS id FROM row_words WHERE row_words MATCH ? AND rowid BETWEEN ${ROWID} AND ${ROWID}`,
  );
  const readings = prepared(db, "SELECT id FROM readings WHERE report = ? AND superseded IS NULL");
  const { match, count, from } = search;
  const kept: number[] = [];
  // Without a day of publication, reports come last: NULLS LAST would sort them all where the index has them in order.
  for (const part of ["reports.published IS NOT NULL", "reports.published IS NULL"]) {
    const ordered = prepared(
      db,
      `SELECT reports.id FROM reports INDEXED BY reports_by_day WHERE ${part} AND ${reports.sql} ORDER BY reports.published DESC`,
    );
    for (const { id: report } of ordered.iterate(...reports.values)) {
      const reading = Number(readings.get(String(report))?.["id"]);
      const ids = numbers(own.all(reading, ...rows.values));
      const [first, last] = [ids[0], ids.at(-1)];
      if (first === undefined || last === undefined) continue;
      const hits = match === null ? null : new Set(numbers(matching.all(match, first, last)));
      kept.push(...ids.filter((id) => hits === null || hits.has(id)));
      if (kept.length >= from + count) return kept.slice(from, from + count);
    }
  }
  return kept.slice(from, from + count);
}

/** All that is asked of rows whose number is in a column, beside their words. */
export function conditionsOf({ ofKind, ofReports, facets }: Search, row: "rows.id" | "row_words.rowid"): Condition {
  return together([...ofKind, ...facets.map((facet) => rowCondition(facet, row)), ...ofReports]);
}

export function together(conditions: readonly Condition[]): Condition {
  return {
    sql: ["1", ...conditions.map(({ sql }) => sql)].join(" AND "),
    values: conditions.flatMap(({ values }) => values),
  };
}

function numbers(rows: readonly Readonly<Record<string, unknown>>[]): readonly number[] {
  return rows.map(({ id }) => Number(id));
}
