import { inPlace, type RowInPlace } from "../desk/row-in-place.ts";
import type { Ledger } from "../open-ledger.ts";
import { type Coder, coderOf, type Mark, type MarkAction } from "./marks.ts";
import { type ReviewedKind, refuse, reviewSet } from "./review-sets.ts";

/** A row of a set, and what was said of it by whom it is shown to. */
export interface QueueItem {
  readonly turn: number;
  readonly row: RowInPlace;
  readonly mark: Mark | null;
}

export interface Queue {
  readonly items: readonly QueueItem[];
  readonly total: number;
  /** The first row without a mark of this coder; null where there is none. */
  readonly next: number | null;
  /** What this coder found missing. */
  readonly added: readonly Mark[];
}

/** Rows of a set from a turn on, with the marks of one coder and of nobody else. */
export function queueOf(ledger: Ledger, review: number, by: string, from: number, limit: number): Queue {
  const coder = coderOf(reviewSet(ledger, review), by);
  const marks = new Map(marksOf(ledger, review, coder).map((mark) => [mark.item, mark]));
  const items = itemsOf(ledger, review);
  const names = items.map(({ report, local }) => `${report}/${local}`);
  const next = names.findIndex((name) => !marks.has(name));
  return {
    items: items.slice(from, from + limit).map(({ id }, i) => {
      const row = itemInPlace(ledger, id);
      return { turn: from + i, row, mark: marks.get(row.id) ?? null };
    }),
    total: items.length,
    next: next < 0 ? null : next,
    added: [...marks.values()].filter(({ action }) => action === "add"),
  };
}

/** The marks of a coder. */
export function marksOf({ db }: Ledger, review: number, coder: Coder): readonly Mark[] {
  return db
    .prepare(
      "SELECT review_marks.*, readings.report FROM review_marks JOIN readings ON readings.id = reading WHERE review = ? AND coder = ? ORDER BY at, local",
    )
    .all(review, coder)
    .map((found) => ({
      item: `${found["report"]}/${found["local"]}`,
      kind: String(found["kind"]) as ReviewedKind,
      action: String(found["action"]) as MarkAction,
      fields: JSON.parse(String(found["fields"])),
      row: found["body"] === null ? null : JSON.parse(String(found["body"])),
      why: String(found["why"]),
    }));
}

/** The rows of a set, in their order, by name. */
export function itemsOf({ db }: Ledger, review: number) {
  return db
    .prepare(
      `SELECT review_items.id, report, local, kind, body FROM review_items JOIN readings ON readings.id = reading WHERE review = ? ORDER BY review_items.id`,
    )
    .all(review)
    .map((found) => ({
      id: Number(found["id"]),
      report: String(found["report"]),
      local: String(found["local"]),
      kind: String(found["kind"]) as ReviewedKind,
      body: String(found["body"]),
    }));
}

/** A row as it stood when the set was made. */
export function itemInPlace({ db }: Ledger, item: number): RowInPlace {
  const found = db
    .prepare(
      `SELECT review_items.kind, review_items.local, review_items.reading, review_items.body, NULL AS correction,
              reports.id, reports.file, reports.title, reports.publisher, reports.published, reports.text
       FROM review_items JOIN readings ON readings.id = review_items.reading JOIN reports ON reports.id = readings.report
       WHERE review_items.id = ?`,
    )
    .get(item);
  return found === undefined
    ? refuse(`There is no row ${item} in a review.`, "Open the review again.")
    : inPlace(db, found);
}

/** A row that a coder added, in its place. */
export function addedInPlace({ db }: Ledger, { item, kind, row }: Mark): RowInPlace {
  const [report = "", local] = item.split("/");
  const found = db
    .prepare(
      `SELECT review_marks.reading, NULL AS correction, reports.* FROM review_marks JOIN readings ON readings.id = reading
       JOIN reports ON reports.id = readings.report WHERE report = ? AND local = ?`,
    )
    .get(report, local ?? "");
  return inPlace(db, { ...found, kind, local, body: JSON.stringify(row) });
}
