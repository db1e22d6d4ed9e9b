import { SaysoError } from "../../errors/sayso-error.ts";
import { inTransaction, type Ledger } from "../open-ledger.ts";
import { prepared } from "../prepared.ts";
import { type LedgerStory, storyAt } from "./list-stories.ts";

/** Who changes a story, why and when. */
export interface ChangedBy {
  readonly by: string;
  readonly why: string;
  readonly now: string;
}

/**
 * One story of two: the reports of `other` go over to `id`, and `other` leads there from now on. Refuses with
 * `story-unknown`, and with `story-same` a story with itself.
 */
export function mergeStories(ledger: Ledger, id: string, other: string, { by, why, now }: ChangedBy): LedgerStory {
  return inTransaction(ledger, () => {
    const [into, from] = [storyAt(ledger, id).id, storyAt(ledger, other).id];
    if (into === from) {
      throw new SaysoError({
        code: "story-same",
        place: id,
        message: `${other} is that same story.`,
        remedy: "Name two stories: 'sayso story' lists them.",
      });
    }
    const { db } = ledger;
    prepared(
      db,
      "INSERT OR IGNORE INTO story_reports (story, report, fit) SELECT ?, report, fit FROM story_reports WHERE story = ?",
    ).run(into, from);
    prepared(db, "DELETE FROM story_reports WHERE story = ?").run(from);
    recordChange(ledger, "merged", into, from, { by, why, now });
    return storyAt(ledger, into);
  });
}

/**
 * Takes a report out of a story and begins one of its own with it, unless it belongs to another already. Refuses with
 * `story-unknown`, and with `row-unknown` a report that is not in the story.
 */
export function splitStory(ledger: Ledger, id: string, report: string, { by, why, now }: ChangedBy): LedgerStory {
  return inTransaction(ledger, () => {
    const { db } = ledger;
    const story = storyAt(ledger, id);
    if (!story.reports.some((one) => one.id === report)) {
      throw new SaysoError({
        code: "row-unknown",
        place: report,
        message: `The story ${story.id} has no such report.`,
        remedy: `'sayso story ${story.id}' tells its reports.`,
      });
    }
    prepared(db, "DELETE FROM story_reports WHERE story = ? AND report = ?").run(story.id, report);
    recordChange(ledger, "split", story.id, report, { by, why, now });
    const left = prepared(db, "SELECT 1 FROM story_reports WHERE report = ?").get(report);
    if (left === undefined) begin(ledger, report);
    return storyIfAny(ledger, story.id) ?? story;
  });
}

function begin({ db }: Ledger, report: string): void {
  const own = `s-${report.replace(/^r-/, "")}`;
  const isTaken = prepared(db, "SELECT 1 FROM stories WHERE id = ?").get(own) !== undefined;
  // The story that the report once began goes on without it: its own has another name.
  const id = isTaken ? `${own}-${Number(prepared(db, "SELECT count(*) AS n FROM stories").get()?.["n"])}` : own;
  prepared(db, "INSERT INTO stories (id, begun) SELECT ?, coalesce(published, '') FROM reports WHERE id = ?").run(
    id,
    report,
  );
  prepared(db, "INSERT INTO story_reports (story, report, fit) VALUES (?, ?, 1)").run(id, report);
}

function storyIfAny(ledger: Ledger, id: string): LedgerStory | null {
  const isLeft = prepared(ledger.db, "SELECT 1 FROM story_reports WHERE story = ?").get(id) !== undefined;
  return isLeft ? storyAt(ledger, id) : null;
}

function recordChange({ db }: Ledger, what: "merged" | "split", story: string, other: string, how: ChangedBy): void {
  prepared(db, 'INSERT INTO story_changes (what, story, other, "by", why, at) VALUES (?, ?, ?, ?, ?, ?)').run(
    ...[what, story, other, how.by, how.why, how.now],
  );
}
