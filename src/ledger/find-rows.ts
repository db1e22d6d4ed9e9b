import { type Condition, type FacetFilter, facetFilter, reportCondition, rowCondition } from "./filters.ts";
import type { Ledger } from "./open-ledger.ts";
import { prepared } from "./prepared.ts";
import type { Query } from "./query.ts";
import type { RowKind } from "./rows-of.ts";

export interface Wanted {
  readonly kind: RowKind | null;
  readonly sort: "fit" | "date";
  readonly count: number;
  readonly from: number;
}

/** So many rows are gathered and sorted; of more, those that come first are looked for in order. */
export const CANDIDATES = 5_000;
/** So many rows of a facet are gathered with their days of publication; of more, it is quicker to go from day to day. */
const GATHERED = 1_500;
/** So many reports are gone through whole. */
const FEW_REPORTS = 250;

/** A query with its filters looked up. */
interface Search extends Wanted {
  readonly match: string | null;
  readonly facets: readonly FacetFilter[];
  readonly ofRows: readonly Condition[];
  readonly ofReports: readonly Condition[];
}

const JOINED = "JOIN readings ON readings.id = rows.reading JOIN reports ON reports.id = readings.report";
const BY_DATE = "reports.published DESC NULLS LAST, rows.id";

/**
 * The numbers of the standing rows that a query asks for, in order. The way there is chosen by what is fewest: rows with
 * the words, rows with a facet, or reports; a search's time then does not grow with the ledger.
 */
export function findRows(ledger: Ledger, { match, filters }: Query, wanted: Wanted): readonly number[] {
  const ofReports = filters.flatMap((filter) => reportCondition(filter) ?? []);
  const facets = filters.flatMap((filter) => (reportCondition(filter) === null ? [facetFilter(ledger, filter)] : []));
  const ofKind = wanted.kind === null ? [] : [{ sql: "rows.kind = ?", values: [wanted.kind] }];
  const search = { ...wanted, match, facets, ofReports, ofRows: [...ofKind, ...facets.map(rowCondition)] };
  const asked = facets.filter(({ isNot }) => !isNot).map((facet) => ({ facet, count: countOf(ledger, facet) }));
  const fewest = asked.sort((a, b) => a.count - b.count)[0];
  if (fewest?.count === 0) return [];
  if (match !== null && fewest !== undefined && fewest.count <= FEW_REPORTS)
    return byFacet(ledger, search, fewest.facet);
  if (match !== null && matches(ledger, match) <= CANDIDATES) return byWords(ledger, search);
  if (fewest !== undefined && fewest.count <= GATHERED) return byFacet(ledger, search, fewest.facet);
  if (match === null || wanted.sort === "date" || areFew(ledger, ofReports)) return byReport(ledger, search);
  return byNewest(ledger, search, match);
}

/** Few rows have the words: all are gathered and sorted. */
function byWords({ db }: Ledger, search: Search): readonly number[] {
  const { sql, values } = together([...search.ofRows, ...search.ofReports]);
  const order = search.sort === "date" ? BY_DATE : "row_words.rank, rows.id";
  return numbers(
    prepared(
      db,
      `SELECT rows.id FROM row_words CROSS JOIN rows ON rows.id = row_words.rowid ${JOINED}
       WHERE row_words MATCH ? AND readings.superseded IS NULL AND ${sql} ORDER BY ${order} LIMIT ? OFFSET ?`,
    ).all(search.match, ...values, search.count, search.from),
  );
}

/** Many rows have the words: those added last come first, and nothing is sorted. */
function byNewest({ db }: Ledger, search: Search, match: string): readonly number[] {
  const { sql, values } = together([...search.ofRows, ...search.ofReports]);
  return numbers(
    prepared(
      db,
      `SELECT rows.id FROM row_words CROSS JOIN rows ON rows.id = row_words.rowid ${JOINED}
       WHERE row_words MATCH ? AND readings.superseded IS NULL AND ${sql} ORDER BY row_words.rowid DESC LIMIT ? OFFSET ?`,
    ).all(match, ...values, search.count, search.from),
  );
}

/** Few rows have a facet: they are gathered in order, and the words looked for in one after another. */
function byFacet({ db }: Ledger, search: Search, { name, values: wanted }: FacetFilter): readonly number[] {
  const { sql, values } = together([...search.ofRows, ...search.ofReports]);
  const found = numbers(
    prepared(
      db,
      `SELECT rows.id FROM rows ${JOINED}
       WHERE rows.id IN (SELECT row FROM facets WHERE name = ? AND value IN (SELECT value FROM json_each(?)))
       AND readings.superseded IS NULL AND ${sql} ORDER BY ${BY_DATE}`,
    ).all(name, wanted, ...values),
  );
  const { match, count, from } = search;
  if (match === null) return found.slice(from, from + count);
  const has = prepared(db, "SELECT 1 FROM row_words WHERE row_words MATCH ? AND rowid = ?");
  const kept: number[] = [];
  for (const id of found) {
    if (has.get(match, id) !== undefined) kept.push(id);
    if (kept.length === from + count) break;
  }
  return kept.slice(from);
}

/** Report after report, the newest first, until there are enough rows. */
function byReport({ db }: Ledger, search: Search): readonly number[] {
  const reports = together(search.ofReports);
  const rows = together(search.ofRows);
  const own = prepared(db, `SELECT rows.id FROM rows WHERE rows.reading = ? AND ${rows.sql} ORDER BY rows.id`);
  const matching = prepared(db, "SELECT rowid AS id FROM row_words WHERE row_words MATCH ? AND rowid BETWEEN ? AND ?");
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

/** How many rows have a facet's value: none beyond CANDIDATES is counted. */
function countOf({ db }: Ledger, { name, values }: FacetFilter): number {
  const sql = `SELECT count(*) AS n FROM (SELECT 1 FROM facets WHERE name = ? AND value IN (SELECT value FROM json_each(?)) LIMIT ${CANDIDATES + 1})`;
  return Number(prepared(db, sql).get(name, values)?.["n"]);
}

function matches({ db }: Ledger, match: string): number {
  const sql = `SELECT count(*) AS n FROM (SELECT 1 FROM row_words WHERE row_words MATCH ? LIMIT ${CANDIDATES + 1})`;
  return Number(prepared(db, sql).get(match)?.["n"]);
}

function areFew({ db }: Ledger, ofReports: readonly Condition[]): boolean {
  if (ofReports.length === 0) return false;
  const { sql, values } = together(ofReports);
  const count = `SELECT count(*) AS n FROM (SELECT 1 FROM reports INDEXED BY reports_by_day WHERE ${sql} LIMIT ${FEW_REPORTS + 1})`;
  return Number(prepared(db, count).get(...values)?.["n"]) <= FEW_REPORTS;
}

function together(conditions: readonly Condition[]): Condition {
  return {
    sql: ["1", ...conditions.map(({ sql }) => sql)].join(" AND "),
    values: conditions.flatMap(({ values }) => values),
  };
}

function numbers(rows: readonly Readonly<Record<string, unknown>>[]): readonly number[] {
  return rows.map(({ id }) => Number(id));
}
