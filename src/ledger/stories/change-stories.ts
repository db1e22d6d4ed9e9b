import { type Failure, SaysoError } from "../../errors/sayso-error.ts";
import { type ReportLine, reportLine } from "../desk/row-in-place.ts";
import { inTransaction, type Ledger } from "../open-ledger.ts";
import { prepared } from "../prepared.ts";
import { type LedgerStory, storyAt, storyIn } from "./list-stories.ts";
import { changeNumbered, type StoryChange, type StoryWish } from "./story-change.ts";

/** A report that goes into a story, or out of it. */
export interface StoryMove {
  readonly report: ReportLine;
  readonly story: string;
  /** Of the story's first report, as it was. */
  readonly title: string | null;
  readonly isIn: boolean;
}

/** What a change did to stories, or would. */
export interface StoryChanged {
  /** Null of a preview: nothing was changed. */
  readonly change: number | null;
  /** The story that it was about, as it then stands. */
  readonly story: LedgerStory;
  readonly moves: readonly StoryMove[];
}

/**
 * Takes what a person says of stories: two are one, a report is of none or of another, or an earlier change is taken
 * back. With `isPreview`, tells what would change and changes nothing. Refuses with `story-unknown`, `row-unknown` a
 * report that the story has not, `story-same` what would change nothing, and `story-changed` taking back what later
 * changes lie upon.
 */
export function changeStories(ledger: Ledger, wish: StoryWish, now: string, isPreview = false): StoryChanged {
  if (!isPreview) return inTransaction(ledger, () => change(ledger, wish, now));
  ledger.db.exec("BEGIN IMMEDIATE");
  try {
    return { ...change(ledger, wish, now), change: null };
  } finally {
    ledger.db.exec("ROLLBACK");
  }
}

type Membership = Pick<StoryMove, "story" | "isIn"> & { readonly report: string; readonly fit: number };
type Made = Pick<StoryChange, "what" | "story" | "other" | "target" | "undoes"> & {
  readonly moves: readonly Membership[];
};

function change(ledger: Ledger, wish: StoryWish, now: string): StoryChanged {
  const made = madeBy(ledger, wish);
  const told = made.moves.map((move) => moveTold(ledger, move));
  const { db } = ledger;
  const { what, story, other, target, undoes } = made;
  const { lastInsertRowid } = prepared(
    db,
    'INSERT INTO story_changes (what, story, other, target, undoes, "by", why, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  ).run(what, story, other, target, undoes, wish.by, wish.why, now);
  const number = Number(lastInsertRowid);
  for (const move of made.moves) lay(ledger, number, move);
  // Who takes back a taking back lets the first one hold again.
  for (let one = undoes, stands = 0; one !== null; one = changeNumbered(ledger, one).undoes, stands = 1 - stands)
    prepared(db, "UPDATE story_changes SET stands = ? WHERE id = ?").run(stands, one);
  const stands = storyIn(ledger, story);
  return { change: number, story: stands.reports.length > 0 ? stands : storyOrEmpty(ledger, stands), moves: told };
}

/** Of a story that lost its last report: where it leads now, or itself without reports. */
function storyOrEmpty(ledger: Ledger, empty: LedgerStory): LedgerStory {
  try {
    return storyAt(ledger, empty.id);
  } catch (error) {
    if (error instanceof SaysoError && error.failure.code === "story-unknown") return empty;
    throw error;
  }
}

function madeBy(ledger: Ledger, wish: StoryWish): Made {
  const none = { target: null, undoes: null };
  switch (wish.what) {
    case "merge": {
      const [into, from] = [storyAt(ledger, wish.story), storyAt(ledger, wish.other)];
      if (into.id === from.id)
        refuse("story-same", wish.story, `${wish.other} is that same story.`, "Name two stories.");
      const there = new Set(into.reports.map(({ id }) => id));
      const moves = from.reports.flatMap(({ id: report, fit }) => [
        { report, fit, story: from.id, isIn: false },
        ...(there.has(report) ? [] : [{ report, fit, story: into.id, isIn: true }]),
      ]);
      return { ...none, what: "merged", story: into.id, other: from.id, moves };
    }
    case "split": {
      const { out, report, story, isAlone } = takenOut(ledger, wish.story, wish.report);
      const isElsewhere = storiesOf(ledger, report).length > 1;
      if (isAlone && !isElsewhere)
        refuse("story-same", report, "It is the only report of the story.", "Move it to another story.");
      if (isElsewhere) return { ...none, what: "split", story, other: report, moves: [out] };
      const target = begin(ledger, report);
      const own = { report, fit: 1, story: target, isIn: true };
      return { ...none, what: "split", story, other: report, target, moves: [out, own] };
    }
    case "move": {
      const { out, report, story } = takenOut(ledger, wish.story, wish.report);
      const target = storyAt(ledger, wish.target).id;
      if (target === story) refuse("story-same", wish.target, "It is in that story already.", "Name another story.");
      const isThere = storiesOf(ledger, report).includes(target);
      const into = isThere ? [] : [{ report, fit: out.fit, story: target, isIn: true }];
      return { ...none, what: "moved", story, other: report, target, moves: [out, ...into] };
    }
    case "undo":
      if (!storyAt(ledger, wish.story).changes.some(({ id }) => id === wish.change))
        refuse("story-unknown", wish.story, `It has no change ${wish.change}.`, "The story tells its changes.");
      return undone(ledger, changeNumbered(ledger, wish.change));
  }
}

function takenOut(ledger: Ledger, id: string, report: string) {
  const story = storyAt(ledger, id);
  const found = story.reports.find((one) => one.id === report);
  if (found === undefined) {
    return refuse(
      "row-unknown",
      report,
      `The story ${story.id} has no such report.`,
      `'sayso story ${story.id}' tells its reports.`,
    );
  }
  const out = { report, fit: found.fit, story: story.id, isIn: false };
  return { out, report, story: story.id, isAlone: story.reports.length === 1 };
}

/** What it moved goes back, if it all lies where the change left it. Reports that came in since stay. */
function undone(ledger: Ledger, { id, story, other, target, stands }: StoryChange): Made {
  if (!stands)
    refuse("story-same", String(id), "That change is taken back already.", "Take back what took it back to have it.");
  const moves = prepared(ledger.db, "SELECT report, story, is_in, fit FROM story_moves WHERE change = ?")
    .all(id)
    .map((row): Membership => {
      const [report, of] = [String(row["report"]), String(row["story"])];
      return { report, story: of, fit: Number(row["fit"]), isIn: row["is_in"] === 0 };
    });
  if (moves.length === 0)
    refuse("story-changed", String(id), "What this change moved is not known any more.", "Merge or move anew.");
  for (const { report, story: of, isIn } of moves) {
    if (storiesOf(ledger, report).includes(of) !== isIn) continue;
    refuse(
      "story-changed",
      String(id),
      `The report ${report} was moved again since.`,
      "Take back the later change first.",
    );
  }
  return { what: "undone", story, other, target, undoes: id, moves };
}

function storiesOf({ db }: Ledger, report: string): readonly string[] {
  return prepared(db, "SELECT story FROM story_reports WHERE report = ?")
    .all(report)
    .map((row) => String(row["story"]));
}

function lay({ db }: Ledger, number: number, { report, story, isIn, fit }: Membership): void {
  if (isIn) prepared(db, "INSERT INTO story_reports (story, report, fit) VALUES (?, ?, ?)").run(story, report, fit);
  else prepared(db, "DELETE FROM story_reports WHERE story = ? AND report = ?").run(story, report);
  prepared(db, "INSERT INTO story_moves (change, report, story, is_in, fit) VALUES (?, ?, ?, ?, ?)").run(
    ...[number, report, story, Number(isIn), fit],
  );
}

function moveTold(ledger: Ledger, { report, story, isIn }: Membership): StoryMove {
  const found = prepared(ledger.db, "SELECT id, file, title, publisher, published FROM reports WHERE id = ?").get(
    report,
  );
  const { title } = storyIn(ledger, story);
  return { report: reportLine(found ?? { id: report }), story, title, isIn };
}

/** A story of its own for a report; the one that the report once began goes on without it under its name. */
function begin({ db }: Ledger, report: string): string {
  const own = `s-${report.replace(/^r-/, "")}`;
  const isTaken = prepared(db, "SELECT 1 FROM stories WHERE id = ?").get(own) !== undefined;
  const id = isTaken ? `${own}-${Number(prepared(db, "SELECT count(*) AS n FROM stories").get()?.["n"])}` : own;
  prepared(db, "INSERT INTO stories (id, begun) SELECT ?, coalesce(published, '') FROM reports WHERE id = ?").run(
    id,
    report,
  );
  return id;
}

function refuse(code: Failure["code"], place: string, message: string, remedy: string): never {
  throw new SaysoError({ code, place, message, remedy });
}
