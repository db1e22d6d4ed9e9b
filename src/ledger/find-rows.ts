import { SaysoError } from "../errors/sayso-error.ts";
import { type Condition, type FacetFilter, facetFilter, reportCondition } from "./filters.ts";
import type { Ledger } from "./open-ledger.ts";
import { prepared } from "./prepared.ts";
import type { Query } from "./query.ts";
import { byFacet, byNewest, byReport, byWords, type Search, together, type Wanted } from "./ways-to-rows.ts";

/** So many rows are gathered and sorted; of more, those that come first are looked for in order. */
export const CANDIDATES = 3_000;
/** So many rows of a facet are gathered with their days of publication; of more, it is quicker to go from day to day. */
const GATHERED = 4_000;
/** Of so many rows with the words it is looked up whether they are among as many with a facet. */
export const LOOKED_UP = 20_000;
/** So many reports are gone through whole. */
const FEW_REPORTS = 250;

/**
 * The numbers of the standing rows that a query asks for, in order. The way there is chosen by what is fewest: rows with
 * the words, rows with a facet, or reports; a search's time then does not grow with the ledger.
 */
export function findRows(ledger: Ledger, query: Query, wanted: Wanted): readonly number[] {
  if (query.like !== null) refuseLikeness();
  const search = searchOf(ledger, query, wanted);
  const { match, facets, ofReports } = search;
  const asked = facets.filter(({ isNot }) => !isNot).map((facet) => ({ facet, count: countOf(ledger, facet) }));
  const fewest = asked.sort((a, b) => a.count - b.count)[0];
  if (fewest?.count === 0) return [];
  const set = fewest !== undefined && fewest.count <= LOOKED_UP ? fewest : null;
  const most = set === null ? CANDIDATES : LOOKED_UP;
  if (match !== null && matches(ledger, match, most) <= most) return byWords(ledger, search, set?.facet ?? null);
  if (set !== null && set.count <= GATHERED) return byFacet(ledger, search, set.facet);
  if (match === null || wanted.sort === "date" || areFew(ledger, ofReports)) return byReport(ledger, search);
  return byNewest(ledger, search, match);
}

/** A query with its filters looked up. */
export function searchOf(ledger: Ledger, { match, filters }: Query, wanted: Wanted): Search {
  const ofReports = filters.flatMap((filter) => reportCondition(filter) ?? []);
  const facets = filters.flatMap((filter) => (reportCondition(filter) === null ? [facetFilter(ledger, filter)] : []));
  const ofKind = wanted.kind === null ? [] : [{ sql: "rows.kind = ?", values: [wanted.kind] }];
  return { ...wanted, match, facets, ofReports, ofKind };
}

function refuseLikeness(): never {
  throw new SaysoError({
    code: "query-invalid",
    message: "Rows like a sentence are not looked for here.",
    remedy: "Leave 'like:' out; 'sayso search' and the Statements page know it.",
  });
}

/** How many rows have a facet's value: none beyond LOOKED_UP is counted. */
export function countOf({ db }: Ledger, { name, values }: FacetFilter): number {
  const sql = `SELECT count(*) AS n FROM (SELECT 1 FROM facets WHERE name = ? AND value IN (SELECT value FROM json_each(?)) LIMIT ${LOOKED_UP + 1})`;
  return Number(prepared(db, sql).get(name, values)?.["n"]);
}

export function matches({ db }: Ledger, match: string, most: number): number {
  const sql = "SELECT count(*) AS n FROM (SELECT 1 FROM row_words WHERE row_words MATCH ? LIMIT ?)";
  return Number(prepared(db, sql).get(match, most + 1)?.["n"]);
}

export function areFew({ db }: Ledger, ofReports: readonly Condition[]): boolean {
  if (ofReports.length === 0) return false;
  const { sql, values } = together(ofReports);
  const count = `SELECT count(*) AS n FROM (SELECT 1 FROM reports INDEXED BY reports_by_day WHERE ${sql} LIMIT ${FEW_REPORTS + 1})`;
  return Number(prepared(db, count).get(...values)?.["n"]) <= FEW_REPORTS;
}
