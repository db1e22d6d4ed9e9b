import { describeFailure, SaysoError } from "../../errors/sayso-error.ts";
import { correctRow } from "../corrections/correct-row.ts";
import { canonical, versionOf } from "../corrections/correction.ts";
import type { RowInPlace } from "../desk/row-in-place.ts";
import { inTransaction, type Ledger } from "../open-ledger.ts";
import { type Both, bothOf } from "./agreement.ts";
import type { Mark, MarkAction } from "./marks.ts";
import { addedInPlace, itemInPlace, itemsOf } from "./queue.ts";
import { type ReviewSet, refuse, reviewSet } from "./review-sets.ts";

/** What both said of a row, and what was decided. */
export interface Case {
  readonly item: string;
  readonly row: RowInPlace;
  readonly isAdded: boolean;
  readonly first: Mark | null;
  readonly second: Mark | null;
  readonly agree: boolean;
  readonly decision: { readonly choice: string; readonly why: string } | null;
}

export type Choice = "first" | "second" | "own";

export interface DecisionWish {
  readonly review: number;
  readonly by: string;
  readonly item: string;
  readonly choice: Choice;
  /** Of an own decision: confirm, strike, or change and what. */
  readonly action?: Exclude<MarkAction, "add"> | undefined;
  readonly fields?: Readonly<Record<string, unknown>> | undefined;
  readonly why: string;
  readonly now: string;
}

/** All cases of a set, for whoever decides. Refuses others with `review-invalid`, and all while a coder is not done. */
export function casesOf(ledger: Ledger, review: number, by: string): readonly Case[] {
  const set = reviewSet(ledger, review);
  refuseOthers(set, by);
  const decided = new Map(
    ledger.db
      .prepare(
        "SELECT report, local, choice, why FROM review_decisions JOIN readings ON readings.id = reading WHERE review = ?",
      )
      .all(review)
      .map(({ report, local, choice, why }) => [`${report}/${local}`, { choice: String(choice), why: String(why) }]),
  );
  const items = new Map(itemsOf(ledger, review).map(({ id, report, local }) => [`${report}/${local}`, id]));
  return bothOf(ledger, review).flatMap((both): readonly Case[] => {
    const mark = both.first ?? both.second;
    if (mark === null) return [];
    const id = items.get(mark.item);
    const row = id === undefined ? addedInPlace(ledger, mark) : itemInPlace(ledger, id);
    const { first, second, isAdded } = both;
    return [
      { item: mark.item, row, isAdded, first, second, agree: areOne(both), decision: decided.get(mark.item) ?? null },
    ];
  });
}

/** Decides a case; what is decided becomes a correction by whoever decides. A second decision of a case is refused. */
export function decide(ledger: Ledger, wish: DecisionWish): Case {
  const found = casesOf(ledger, wish.review, wish.by).find(({ item }) => item === wish.item);
  if (found === undefined) return refuse(`The review has no case '${wish.item}'.`, "Open the review again.");
  settle(ledger, reviewSet(ledger, wish.review), found, wish);
  return casesOf(ledger, wish.review, wish.by).find(({ item }) => item === wish.item) ?? found;
}

/** Takes over all that both said alike. What the ledger will not have is told, and stays undecided. */
export function decideAgreed(
  ledger: Ledger,
  review: number,
  by: string,
  now: string,
): { readonly taken: number; readonly refused: readonly { readonly item: string; readonly message: string }[] } {
  const set = reviewSet(ledger, review);
  const refused: { item: string; message: string }[] = [];
  let taken = 0;
  for (const one of casesOf(ledger, review, by)) {
    if (!one.agree || one.decision !== null) continue;
    try {
      settle(ledger, set, one, { review, by, item: one.item, choice: "first", why: "Both coders say so.", now });
      taken += 1;
    } catch (error) {
      if (!(error instanceof SaysoError)) throw error;
      refused.push({ item: one.item, message: describeFailure(error.failure) });
    }
  }
  return { taken, refused };
}

function settle(
  ledger: Ledger,
  set: ReviewSet,
  { item, row, isAdded, first, second, decision }: Case,
  wish: DecisionWish,
): void {
  if (decision !== null) refuse(`'${item}' is decided: ${decision.choice}.`, "Correct the row itself.");
  const chosen = wish.choice === "own" ? ownMark(wish, isAdded) : wish.choice === "first" ? first : second;
  const why = `${wish.why.trim()} (Review “${set.name}”: ${set.first} ${told(first)}, ${set.second} ${told(second)}.)`;
  const [report = "", local = ""] = item.split("/");
  inTransaction(ledger, () => {
    // Nobody's row is added where the choice is of whoever did not add it: then nothing is to be corrected.
    const correction =
      chosen === null || (isAdded && chosen.row === null)
        ? null
        : correctRow(ledger, {
            id: isAdded ? report : `${item}@${versionOf(row.row)}`,
            action: chosen.action,
            ...(isAdded ? { kind: chosen.kind } : {}),
            ...(chosen.action === "change" || chosen.action === "add" ? { fields: chosen.fields } : {}),
            by: wish.by,
            why,
            now: wish.now,
          }).correction;
    ledger.db
      .prepare(
        `INSERT INTO review_decisions (review, reading, local, choice, correction, why, at)
         SELECT ?, reading, ?, ?, ?, ?, ? FROM (
           SELECT reading FROM review_items WHERE review = ?1 UNION SELECT reading FROM review_marks WHERE review = ?1
         ) JOIN readings ON readings.id = reading WHERE report = ? LIMIT 1`,
      )
      .run(set.id, local, wish.choice, correction, wish.why.trim(), wish.now, report);
  });
}

function ownMark(
  { item, action, fields }: DecisionWish,
  isAdded: boolean,
): Pick<Mark, "action" | "kind" | "fields" | "row"> {
  if (action === undefined) return refuse("A decision of one's own needs an action.", "Confirm, change or strike.");
  if (isAdded && action !== "strike")
    return refuse(`'${item}' is no row yet.`, "Take what a coder added, or leave it out with strike.");
  return { action, kind: "statement", fields: fields ?? {}, row: null };
}

function areOne({ first, second }: Both): boolean {
  if (first === null || second === null || (first.row === null) !== (second.row === null)) return false;
  if (first.row === null || second.row === null) return true;
  const { id: _, ...a } = first.row;
  const { id: __, ...b } = second.row;
  return canonical(a) === canonical(b);
}

function told(mark: Mark | null): string {
  if (mark === null) return "did not add it";
  const past = { confirm: "confirmed", change: "changed", strike: "struck", add: "added" } as const;
  return `${past[mark.action]} it${mark.why === "" ? "" : ` (${mark.why})`}`;
}

function refuseOthers(set: ReviewSet, by: string): void {
  if (by.trim() !== set.decider)
    refuse(`'${by}' does not decide the review '${set.name}'.`, `Whoever decides is ${set.decider}.`);
}
