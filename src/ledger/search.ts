import type { Ledger } from "./open-ledger.ts";
import type { Filter, Query } from "./query.ts";
import type { RowKind } from "./rows-of.ts";

export interface SearchOptions {
  readonly kind: RowKind | null;
  readonly sort: "fit" | "date";
  readonly limit: number;
  /** Where the page before ended, as it said; null for the first. */
  readonly cursor: string | null;
}

/** A row that was found, with where it stands. */
export interface Hit {
  /** The row's name in this ledger: the report's id and the row's own. */
  readonly id: string;
  readonly kind: RowKind;
  readonly report: {
    readonly id: string;
    readonly file: string | null;
    readonly title: string | null;
    readonly publisher: string | null;
    readonly published: string | null;
  };
  readonly start: number;
  readonly end: number;
  /** The words that were looked for stand between « and ». */
  readonly snippet: string;
  readonly row: unknown;
}

export interface Page {
  readonly hits: readonly Hit[];
  /** To go on from, or null at the end. */
  readonly next: string | null;
}

/** How much longer than the words looked for a snippet is, in words. */
const SNIPPET = 24;

/** One page of the standing rows that a query asks for. */
export function searchRows({ db }: Ledger, { match, filters }: Query, options: SearchOptions): Page {
  const where = ["readings.superseded IS NULL"];
  const values: (string | number)[] = [];
  const ask = (condition: string, ...more: (string | number)[]) => {
    where.push(condition);
    values.push(...more);
  };
  if (match !== null) ask("row_words MATCH ?", match);
  if (options.kind !== null) ask("rows.kind = ?", options.kind);
  for (const filter of filters) ask(...conditionOf(filter));
  const offset = options.cursor === null ? 0 : Number.parseInt(options.cursor, 36);
  const order =
    options.sort === "date" || match === null
      ? "reports.published IS NULL, reports.published DESC, rows.id"
      : "row_words.rank, rows.id";
  const found = db
    .prepare(
      `SELECT rows.kind, rows.local, rows."start" AS start, rows."end" AS end, rows.body,
              reports.id AS report, reports.file, reports.title, reports.publisher, reports.published,
              ${match === null ? `substr(reports.text, rows."start" + 1, 200)` : `snippet(row_words, 0, '«', '»', '…', ${SNIPPET})`} AS snippet
       FROM ${match === null ? "rows" : "row_words JOIN rows ON rows.id = row_words.rowid"}
       JOIN readings ON readings.id = rows.reading
       JOIN reports ON reports.id = readings.report
       WHERE ${where.join(" AND ")}
       ORDER BY ${order} LIMIT ? OFFSET ?`,
    )
    .all(...values, options.limit + 1, Number.isNaN(offset) ? 0 : offset);
  const hits = found.slice(0, options.limit).map((row): Hit => {
    const text = (name: string) => (row[name] === null ? null : String(row[name]));
    return {
      id: `${row["report"]}/${row["local"]}`,
      kind: String(row["kind"]) as RowKind,
      report: {
        id: String(row["report"]),
        file: text("file"),
        title: text("title"),
        publisher: text("publisher"),
        published: text("published"),
      },
      start: Number(row["start"]),
      end: Number(row["end"]),
      snippet: String(row["snippet"]),
      row: JSON.parse(String(row["body"])),
    };
  });
  return { hits, next: found.length > options.limit ? (offset + options.limit).toString(36) : null };
}

function conditionOf({ name, value, isNot }: Filter): [string, ...string[]] {
  const not = isNot ? "NOT " : "";
  switch (name) {
    case "publisher":
      return [`${not}reports.publisher LIKE ?`, `%${value}%`];
    case "after":
      return [`${not}reports.published >= ?`, value];
    case "before":
      return [`${not}reports.published < ?`, value];
    default:
      return [
        `${not}EXISTS (SELECT 1 FROM facets WHERE facets.row = rows.id AND facets.name = ? AND facets.value LIKE ?)`,
        name,
        NAMES.has(name) ? `%${value}%` : value,
      ];
  }
}

/** Filters that a part of the name is enough for. */
const NAMES: ReadonlySet<string> = new Set(["speaker", "role", "actor", "recipient", "target", "place"]);
