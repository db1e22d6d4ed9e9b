import { SaysoError } from "../../errors/sayso-error.ts";
import { findRows } from "../find-rows.ts";
import { inTransaction, type Ledger } from "../open-ledger.ts";
import { parseQuery } from "../query.ts";
import { reportAt } from "../row-at.ts";
import type { RowKind } from "../rows-of.ts";

/** Rows that two people code apart from one another, and a third who decides where they part. */
export interface ReviewSet {
  readonly id: number;
  readonly name: string;
  readonly first: string;
  readonly second: string;
  readonly decider: string;
  readonly made: string;
  readonly firstDone: string | null;
  readonly secondDone: string | null;
  readonly items: number;
  readonly firstMarked: number;
  readonly secondMarked: number;
  readonly decided: number;
}

export interface NewReviewSet {
  readonly name: string;
  readonly first: string;
  readonly second: string;
  readonly decider: string;
  /** Whole reports; or, where there are none, a search. */
  readonly reports: readonly string[];
  readonly query: string;
  readonly kind: ReviewedKind | null;
  readonly limit: number;
  readonly now: string;
}

/** What is coded: the rest are parts of these. */
export const REVIEWED_KINDS = ["statement", "event", "stance", "dispute"] as const satisfies readonly RowKind[];
export type ReviewedKind = (typeof REVIEWED_KINDS)[number];

/** A set that was made, and whether more rows were found than were asked for at most. */
export interface MadeReviewSet extends ReviewSet {
  readonly isCut: boolean;
}

/** Makes a set of the rows that stand now: what others correct meanwhile changes nothing of what the coders see. */
export function makeReviewSet(ledger: Ledger, wanted: NewReviewSet): MadeReviewSet {
  const { db } = ledger;
  const [name, first, second, decider] = [wanted.name, wanted.first, wanted.second, wanted.decider].map((s) =>
    s.trim(),
  );
  if (new Set([first, second, decider].map((one) => one?.toLowerCase())).size < 3)
    refuse("Two coders and whoever decides must be three people.", "Give three different names.");
  if (db.prepare("SELECT 1 FROM review_sets WHERE name = ?").get(name ?? "") !== undefined)
    refuse(`There is a review called '${name}'.`, "Give another name.");
  return inTransaction(ledger, () => {
    const found = rowsFor(ledger, { ...wanted, limit: wanted.limit + 1 });
    const numbers = found.slice(0, wanted.limit);
    if (numbers.length === 0) refuse("No row was found for the review.", "Ask for less, or name reports.");
    const { lastInsertRowid } = db
      .prepare("INSERT INTO review_sets (name, first, second, decider, made) VALUES (?, ?, ?, ?, ?)")
      .run(name ?? "", first ?? "", second ?? "", decider ?? "", wanted.now);
    const put = db.prepare(
      "INSERT INTO review_items (review, reading, kind, local, body) SELECT ?, reading, kind, local, body FROM rows WHERE id = ?",
    );
    for (const number of numbers) put.run(lastInsertRowid, number);
    return { ...reviewSet(ledger, Number(lastInsertRowid)), isCut: found.length > numbers.length };
  });
}

/** All sets, the last made first. */
export function reviewSets({ db }: Ledger): readonly ReviewSet[] {
  return db.prepare(`${SETS} ORDER BY id DESC`).all().map(setOf);
}

/** One set. Refuses with `review-unknown`. */
export function reviewSet({ db }: Ledger, id: number): ReviewSet {
  const found = db.prepare(`${SETS} WHERE id = ?`).get(id);
  if (found !== undefined) return setOf(found);
  throw new SaysoError({
    code: "review-unknown",
    message: `There is no review ${id}.`,
    remedy: "The Review page lists all there are.",
  });
}

export function refuse(message: string, remedy: string): never {
  throw new SaysoError({ code: "review-invalid", message, remedy });
}

const marked = (coder: "first" | "second") =>
  `(SELECT count(*) FROM review_items AS item JOIN review_marks AS mark USING (review, reading, local)
    WHERE item.review = review_sets.id AND mark.coder = '${coder}')`;
const SETS = `SELECT *, (SELECT count(*) FROM review_items WHERE review = review_sets.id) AS items,
  ${marked("first")} AS first_marked, ${marked("second")} AS second_marked,
  (SELECT count(*) FROM review_decisions WHERE review = review_sets.id) AS decided FROM review_sets`;

function setOf(found: Readonly<Record<string, unknown>>): ReviewSet {
  const text = (column: string) => String(found[column]);
  const some = (column: string) => (found[column] === null ? null : text(column));
  return {
    id: Number(found["id"]),
    name: text("name"),
    first: text("first"),
    second: text("second"),
    decider: text("decider"),
    made: text("made"),
    firstDone: some("first_done"),
    secondDone: some("second_done"),
    items: Number(found["items"]),
    firstMarked: Number(found["first_marked"]),
    secondMarked: Number(found["second_marked"]),
    decided: Number(found["decided"]),
  };
}

/** Rows of whole reports come as they stand in them, those of a search as it finds them. */
function rowsFor(ledger: Ledger, { reports, query, kind, limit }: NewReviewSet): readonly number[] {
  const kinds = kind === null ? REVIEWED_KINDS : [kind];
  const places = kinds.map(() => "?").join(", ");
  const { db } = ledger;
  if (reports.length > 0) {
    const own = db.prepare(
      `SELECT rows.id AS number FROM rows JOIN readings ON readings.id = rows.reading AND superseded IS NULL
       WHERE readings.report = ? AND rows.kind IN (${places}) ORDER BY rows."start", rows.id`,
    );
    return reports
      .flatMap((report) => own.all(reportAt(ledger, report).id, ...kinds).map(({ number }) => Number(number)))
      .slice(0, limit);
  }
  return kinds
    .flatMap((one) => findRows(ledger, parseQuery(query), { kind: one, sort: "fit", count: limit, from: 0 }))
    .slice(0, limit);
}
