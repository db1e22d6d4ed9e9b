import { SaysoError } from "../errors/sayso-error.ts";
import type { Ledger } from "../ledger/open-ledger.ts";
import { storiesOfReport } from "../ledger/stories/list-stories.ts";
import { changeNumbered, type StoryWish } from "../ledger/stories/story-change.ts";

/** What `sayso story` was told to change. */
export interface ChangeOptions {
  readonly merge?: string;
  readonly split?: string;
  readonly move?: string;
  readonly to?: string;
  readonly undo?: number;
  readonly by?: string;
  readonly why?: string;
  readonly preview?: true;
}

/** Where a report goes that is to begin a story of its own. */
const NEW = "new";

/** Whether a change is asked for, or something that only a change has. */
export function asksForChange({ merge, split, move, to, undo, by, why, preview }: ChangeOptions): boolean {
  return [merge, split, move, to, undo, by, why, preview].some((given) => given !== undefined);
}

/**
 * The change that the options ask for. The story may be left out where a report or a change tells it. Refuses with
 * `option-invalid` what is no change, or two, and what nobody says or gives a reason for.
 */
export function storyWish(ledger: Ledger, story: string | null, options: ChangeOptions): StoryWish {
  const { merge, split, move, to, undo, by, why } = options;
  const asked = Object.entries({ merge, split, move, undo }).filter(([, given]) => given !== undefined);
  if (asked.length !== 1)
    refuse(
      asked.length === 0 ? "It is not told what to change." : `Two changes at once: ${asked.map(nameOf).join(", ")}.`,
      "Give one of --merge, --split, --move with --to, and --undo.",
    );
  if ((move === undefined) !== (to === undefined))
    refuse("A move says which report goes where.", "Give --move REPORT and --to STORY, or --to new.");
  if (by === undefined || by.trim() === "" || why === undefined || why.trim() === "")
    refuse("A change says who made it and why.", "Give --by and --why.");
  const told = { by, why };
  if (undo !== undefined)
    return { what: "undo", story: story ?? changeNumbered(ledger, undo).story, change: undo, ...told };
  if (merge !== undefined) {
    if (story === null) refuse("A merge has two stories.", "Name the other one too: sayso story ID --merge ID.");
    return { what: "merge", story, other: merge, ...told };
  }
  const report = move ?? split ?? "";
  const own = story ?? storyOf(ledger, report);
  return to === undefined || to === NEW
    ? { what: "split", story: own, report, ...told }
    : { what: "move", story: own, report, target: to, ...told };
}

/** The only story of a report. */
function storyOf(ledger: Ledger, report: string): string {
  const [story, ...others] = storiesOfReport(ledger, report);
  if (story === undefined) {
    throw new SaysoError({
      code: "row-unknown",
      place: report,
      message: "No story of the ledger has such a report.",
      remedy: "'sayso story ID' tells a story's reports by their ids.",
    });
  }
  if (others.length > 0)
    refuse(
      `The report ${report} is in several stories: ${[story, ...others].join(", ")}.`,
      "Name the one to take it out of: sayso story ID --move REPORT --to STORY.",
    );
  return story;
}

function nameOf([name]: readonly [string, unknown]): string {
  return `--${name}`;
}

function refuse(message: string, remedy: string): never {
  throw new SaysoError({ code: "option-invalid", message, remedy });
}
