import { SaysoError } from "../../errors/sayso-error.ts";
import { addition, change } from "../corrections/correct-row.ts";
import { named } from "../corrections/correction.ts";
import { lay } from "../corrections/lay.ts";
import { inTransaction, type Ledger } from "../open-ledger.ts";
import { readingNumbered } from "../readings-in.ts";
import { type Body, partOf, withPart } from "../row-parts.ts";
import { type ReviewedKind, type ReviewSet, refuse, reviewSet } from "./review-sets.ts";

export type Coder = "first" | "second";
export type MarkAction = "confirm" | "change" | "strike" | "add";

/** What one coder says of a row: of an added one, that it is missing. */
export interface Mark {
  readonly item: string;
  readonly kind: ReviewedKind;
  readonly action: MarkAction;
  readonly fields: Readonly<Record<string, unknown>>;
  /** The row as this coder has it; null where it is struck. */
  readonly row: Body | null;
  readonly why: string;
}

export interface MarkWish {
  readonly review: number;
  readonly by: string;
  /** The row's name, or of a missed one the report's. */
  readonly item: string;
  readonly action: MarkAction | "withdraw";
  readonly kind?: ReviewedKind | undefined;
  readonly fields?: Readonly<Record<string, unknown>> | undefined;
  readonly why: string;
  readonly now: string;
}

/**
 * Keeps what a coder says of a row; said again, it replaces what he said. Nothing of it is a correction. Refuses with
 * `review-invalid` whoever is no coder of the set and rows that are not in it, with `review-closed` one who is done, and
 * with `correction-invalid` what no such row can have.
 */
export function mark(ledger: Ledger, wish: MarkWish): Mark | null {
  const { db } = ledger;
  return inTransaction(ledger, () => {
    const set = reviewSet(ledger, wish.review);
    const coder = coderOf(set, wish.by);
    refuseDone(set, coder);
    const [report = "", local = ""] = wish.item.split("/");
    if (wish.action === "withdraw") {
      db.prepare(
        `DELETE FROM review_marks WHERE review = ? AND coder = ? AND local = ? AND reading IN (SELECT id FROM readings WHERE report = ?)`,
      ).run(set.id, coder, local, report);
      return null;
    }
    const { reading, told, kind } =
      wish.action === "add" ? added(ledger, set, report, wish) : looked(ledger, set, report, local, wish);
    const put = db.prepare(
      `INSERT INTO review_marks (review, reading, local, coder, action, kind, fields, body, why, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET action = excluded.action, fields = excluded.fields, body = excluded.body, why = excluded.why, at = excluded.at`,
    );
    const [fields, body] = [JSON.stringify(wish.fields ?? {}), told.after === null ? null : JSON.stringify(told.after)];
    put.run(set.id, reading, told.local, coder, wish.action, kind, fields, body, wish.why.trim(), wish.now);
    return {
      item: `${report}/${told.local}`,
      kind,
      action: wish.action,
      fields: wish.fields ?? {},
      row: told.after,
      why: wish.why,
    };
  });
}

/** A coder says that he is done: from then on his marks stand. Refuses with `review-unfinished` while rows are left. */
export function finish(ledger: Ledger, review: number, by: string, now: string): ReviewSet {
  const set = reviewSet(ledger, review);
  const coder = coderOf(set, by);
  const left = set.items - (coder === "first" ? set.firstMarked : set.secondMarked);
  if (left > 0) {
    throw new SaysoError({
      code: "review-unfinished",
      message: `${left} of ${set.items} rows have no mark of ${by}.`,
      remedy: "Go through them first.",
    });
  }
  ledger.db.prepare(`UPDATE review_sets SET ${coder}_done = coalesce(${coder}_done, ?) WHERE id = ?`).run(now, review);
  return reviewSet(ledger, review);
}

/** Which of a set's coders a name is. */
export function coderOf({ first, second, name }: ReviewSet, by: string): Coder {
  if (by.trim() === first) return "first";
  if (by.trim() === second) return "second";
  return refuse(`'${by}' does not code the review '${name}'.`, `Its coders are ${first} and ${second}.`);
}

function refuseDone(set: ReviewSet, coder: Coder): void {
  if ((coder === "first" ? set.firstDone : set.secondDone) === null) return;
  throw new SaysoError({
    code: "review-closed",
    message: `${set[coder]} is done with the review '${set.name}'.`,
    remedy: "What is wrong can still be said to whoever decides.",
  });
}

/** A mark on a row of the set: it is tried on the reading with the row as it stood when the set was made. */
function looked(ledger: Ledger, set: ReviewSet, report: string, local: string, { action, fields }: MarkWish) {
  const found = ledger.db
    .prepare(
      `SELECT reading, kind, body FROM review_items JOIN readings ON readings.id = reading WHERE review = ? AND report = ? AND local = ?`,
    )
    .get(set.id, report, local);
  if (found === undefined)
    return refuse(`The review has no row '${report}/${local}'.`, "Code the rows of the set alone, or add one.");
  const [kind, body] = [String(found["kind"]) as ReviewedKind, JSON.parse(String(found["body"])) as Body];
  if (action === "strike") return { reading: Number(found["reading"]), kind, told: { local, after: null } };
  const reading = readingNumbered(ledger, Number(found["reading"]));
  const rows = partOf(reading, kind).filter(({ id }) => id !== local);
  const whole = withPart(reading, kind, [...rows, body]);
  const told = {
    ...change(whole, { kind, body }, { action: action === "change" ? "change" : "confirm", fields: fields ?? {} }),
  };
  return { reading: Number(found["reading"]), kind, told: { ...tried(whole, told), local } };
}

function added(ledger: Ledger, set: ReviewSet, report: string, { kind, fields, by, now }: MarkWish) {
  const found = ledger.db
    .prepare("SELECT reading FROM review_items JOIN readings ON readings.id = reading WHERE review = ? AND report = ?")
    .get(set.id, report);
  if (found === undefined) return refuse(`The review has no row of '${report}'.`, "Add rows to its reports alone.");
  if (kind === undefined) return refuse("An added row needs a kind.", "Say whether it is a statement, an event …");
  const reading = readingNumbered(ledger, Number(found["reading"]));
  const told = addition(reading, { kind, fields: fields ?? {} });
  return { reading: Number(found["reading"]), kind, told: tried(reading, told, by, now) };
}

/** What a reading would make of it. */
function tried(reading: Parameters<typeof lay>[0], told: ReturnType<typeof change>, by = "-", now = "-") {
  const laid = lay(reading, named({ ...told, sha256: reading.report.sha256, by, why: "-", at: now }));
  if ("unlaid" in laid)
    throw new SaysoError({ code: "correction-invalid", message: laid.unlaid, remedy: "See what such a row holds." });
  return { local: laid.local, after: laid.after };
}
