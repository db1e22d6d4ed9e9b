import { versionOf } from "./corrections/correction.ts";
import { findRows } from "./find-rows.ts";
import { leftOut } from "./likeness/left-out.ts";
import { type Like, likeRows } from "./likeness/like-rows.ts";
import type { Ledger } from "./open-ledger.ts";
import { ownWords } from "./own-words.ts";
import type { Query } from "./query.ts";
import type { Body } from "./row-parts.ts";
import type { RowKind } from "./rows-of.ts";
import { ROWID } from "./ways-to-rows.ts";

export interface SearchOptions {
  readonly kind: RowKind | null;
  readonly sort: "fit" | "date";
  readonly limit: number;
  /** Where the page before ended, as it said; null for the first. */
  readonly cursor: string | null;
  /** The vector of the sentence that the query asks rows to be like; null where it asks for none. */
  readonly like?: Like | null;
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
  /** The words that were looked for stand between « and »; the row's own words where none were. */
  readonly snippet: string;
  readonly row: unknown;
  /** What a correction can be pinned to: `id@version`. */
  readonly version: string;
  /** Whether a person confirmed, changed or added it. */
  readonly isCorrected: boolean;
  /** How like the sentence that was asked for its own is, at most 1; null where none was asked for. */
  readonly score: number | null;
}

export interface Page {
  readonly hits: readonly Hit[];
  /** To go on from, or null at the end. */
  readonly next: string | null;
  /** How many rows no search by likeness finds, since their sentences have no vectors of this model. */
  readonly leftOut: number;
}

/** How much longer than the words looked for a snippet is, in words. */
const SNIPPET = 24;

/**
 * One page of the standing rows that a query asks for. The best fit comes first; where more than CANDIDATES rows have
 * the words, fit tells little, and those added last come first. By likeness, the likest come first.
 */
export function searchRows(ledger: Ledger, query: Query, options: SearchOptions): Page {
  const { rows, next, leftOut } = pageOfRows(ledger, query, options);
  return { hits: rows.map((row) => hitOf(ledger, row, query.match)), next, leftOut };
}

/** The same, of the rows' numbers alone. */
export function pageOfRows(
  ledger: Ledger,
  query: Query,
  { like = null, cursor, limit, ...options }: SearchOptions,
): Pick<Page, "next" | "leftOut"> & { readonly rows: readonly FoundRow[] } {
  const offset = cursor === null ? 0 : Number.parseInt(cursor, 36);
  const from = Number.isNaN(offset) ? 0 : offset;
  const wanted = { ...options, count: limit + 1, from };
  const found: readonly FoundRow[] =
    like === null
      ? findRows(ledger, query, wanted).map((id) => ({ id, score: null }))
      : likeRows(ledger, query, like, wanted);
  return {
    rows: found.slice(0, limit),
    next: found.length > limit ? (from + limit).toString(36) : null,
    leftOut: like === null ? 0 : leftOut(ledger, like.model, options.kind),
  };
}

interface FoundRow extends Pick<Hit, "score"> {
  readonly id: number;
}

function hitOf({ db }: Ledger, { id, score }: FoundRow, match: string | null): Hit {
  const row = db
    .prepare(
      `SELECT rows.kind, rows.local, rows."start" AS start, rows."end" AS end, rows.body, rows.correction,
              reports.id AS report, reports.file, reports.title, reports.publisher, reports.published, reports.text
       FROM rows JOIN readings ON readings.id = rows.reading JOIN reports ON reports.id = readings.report WHERE rows.id = ?`,
    )
    .get(id);
  if (row === undefined) throw new RangeError(`There is no row ${id}.`);
  const text = (name: string) => (row[name] === null ? null : String(row[name]));
  const [start, end] = [Number(row["start"]), Number(row["end"])];
  const body = JSON.parse(String(row["body"])) as Body;
  const kind = String(row["kind"]) as RowKind;
  return {
    id: `${row["report"]}/${row["local"]}`,
    kind,
    report: {
      id: String(row["report"]),
      file: text("file"),
      title: text("title"),
      publisher: text("publisher"),
      published: text("published"),
    },
    start,
    end,
    snippet:
      match === null
        ? ownWords(String(row["text"]), kind, body)
        : String(
            db
              .prepare(
                `SELECT snippet(row_words, 0, '«', '»', '…', ${SNIPPET}) AS snippet FROM row_words WHERE row_words MATCH ? AND rowid = ${ROWID}`,
              )
              .get(match, id)?.["snippet"] ?? "",
          ),
    row: body,
    version: versionOf(body),
    isCorrected: row["correction"] !== null,
    score,
  };
}
