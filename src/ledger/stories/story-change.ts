import { SaysoError } from "../../errors/sayso-error.ts";
import type { Ledger } from "../open-ledger.ts";
import { prepared } from "../prepared.ts";

export const STORY_CHANGES = ["merged", "split", "moved", "undone"] as const;

/** What a person did to a story. */
export interface StoryChange {
  readonly id: number;
  readonly what: (typeof STORY_CHANGES)[number];
  /** The story that it was done to. */
  readonly story: string;
  /** The story that was merged into this one, or the report that was split off or moved. */
  readonly other: string;
  /** The story that a report was moved to, or that was begun with it. */
  readonly target: string | null;
  /** The change that this one takes back. */
  readonly undoes: number | null;
  /** Whether it holds: nobody took it back. */
  readonly stands: boolean;
  readonly by: string;
  readonly why: string;
  readonly at: string;
}

/** What a person wants done to a story. */
export type StoryWish = { readonly by: string; readonly why: string } & (
  | { readonly what: "merge"; readonly story: string; readonly other: string }
  | { readonly what: "split"; readonly story: string; readonly report: string }
  | { readonly what: "move"; readonly story: string; readonly report: string; readonly target: string }
  | { readonly what: "undo"; readonly story: string; readonly change: number }
);

const COLUMNS = 'id, what, story, other, target, undoes, stands, "by", why, at';

/** All that people ever did to a story, the first first. */
export function changesOf({ db }: Ledger, story: string): readonly StoryChange[] {
  return prepared(db, `SELECT ${COLUMNS} FROM story_changes WHERE story = ?1 OR other = ?1 OR target = ?1 ORDER BY id`)
    .all(story)
    .map(changeOf);
}

/** A change by its number. Refuses with `story-unknown`. */
export function changeNumbered({ db }: Ledger, id: number): StoryChange {
  const found = prepared(db, `SELECT ${COLUMNS} FROM story_changes WHERE id = ?`).get(id);
  if (found !== undefined) return changeOf(found);
  throw new SaysoError({
    code: "story-unknown",
    place: String(id),
    message: `Nobody made a change ${id} to a story.`,
    remedy: "The story tells its changes.",
  });
}

function changeOf(row: Readonly<Record<string, unknown>>): StoryChange {
  return {
    id: Number(row["id"]),
    what: STORY_CHANGES.find((what) => what === row["what"]) ?? "undone",
    story: String(row["story"]),
    other: String(row["other"]),
    target: row["target"] === null ? null : String(row["target"]),
    undoes: row["undoes"] === null ? null : Number(row["undoes"]),
    stands: row["stands"] === 1,
    by: String(row["by"]),
    why: String(row["why"]),
    at: String(row["at"]),
  };
}
