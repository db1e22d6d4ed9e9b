import type { Ledger } from "./open-ledger.ts";
import { prepared } from "./prepared.ts";
import type { Filter } from "./query.ts";

/** A part of a query in SQL, with its values. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/** A filter that asks for a value of a facet: the rows that have one of these values. */
export interface FacetFilter {
  readonly name: string;
  readonly isNot: boolean;
  /** A JSON array. */
  readonly values: string;
}

/** Filters that a part of the name is enough for. */
const NAMES: ReadonlySet<string> = new Set(["speaker", "of", "role", "actor", "recipient", "target", "place"]);

/** What a filter asks of reports, or null where it asks it of rows. */
export function reportCondition({ name, value, isNot }: Filter): Condition | null {
  const not = isNot ? "NOT " : "";
  if (name === "publisher")
    return { sql: `${not}coalesce(reports.publisher, '') LIKE ? ESCAPE '\\'`, values: [`%${escaped(value)}%`] };
  if (name === "after") return { sql: `${not}reports.published >= ?`, values: [value] };
  if (name === "before") return { sql: `${not}reports.published < ?`, values: [value] };
  return null;
}

/** The values that a facet's filter is content with: a name's part is looked for among the names that the ledger has. */
export function facetFilter({ db }: Ledger, { name, value, isNot }: Filter): FacetFilter {
  if (!NAMES.has(name)) return { name, isNot, values: JSON.stringify([value]) };
  const found = prepared(db, "SELECT value FROM facet_values WHERE name = ? AND value LIKE ? ESCAPE '\\'")
    .all(name, `%${escaped(value)}%`)
    .map((row) => String(row["value"]));
  return { name, isNot, values: JSON.stringify(found) };
}

/** Whether a row has one of the values: for rows at hand, told by their number's column. */
export function rowCondition({ name, isNot, values }: FacetFilter, row: "rows.id" | "row_words.rowid"): Condition {
  return {
    sql: `${isNot ? "NOT " : ""}EXISTS (SELECT 1 FROM facets INDEXED BY facets_by_row
          WHERE facets.row = ${row} AND facets.name = ? AND facets.value IN (SELECT value FROM json_each(?)))`,
    values: [name, values],
  };
}

function escaped(value: string): string {
  return value.replace(/[\\%_]/g, "\\$&");
}
