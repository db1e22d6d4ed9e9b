import { SaysoError } from "../../errors/sayso-error.ts";
import { type ReportLine, reportLine } from "../desk/row-in-place.ts";
import type { Ledger } from "../open-ledger.ts";
import { prepared } from "../prepared.ts";
import { changesOf, type StoryChange } from "./story-change.ts";

/** A story of the ledger: its reports in time. */
export interface LedgerStory {
  readonly id: string;
  /** Of its first report. */
  readonly title: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly reports: readonly (ReportLine & { readonly fit: number })[];
  /** What people changed of it, the first first. */
  readonly changes: readonly StoryChange[];
}

interface StoriesWanted {
  /** So many reports at the least. */
  readonly least?: number;
  /** What the title, publisher or file of one of its reports has; all where there is nothing. */
  readonly words?: string;
  readonly limit: number;
  readonly from?: number;
}

/** Stories, those with the latest report first. */
export function listStories(
  ledger: Ledger,
  { least = 2, words = "", limit, from = 0 }: StoriesWanted,
): readonly LedgerStory[] {
  const like = `%${words.trim().replace(/[\\%_]/g, "\\$&")}%`;
  const found = ledger.db
    .prepare(
      `SELECT story FROM story_reports JOIN reports ON reports.id = story_reports.report
       GROUP BY story HAVING count(*) >= ?1
         AND (?2 = '%%' OR max(coalesce(title, '') || ' ' || coalesce(publisher, '') || ' ' || coalesce(file, '') LIKE ?2 ESCAPE '\\'))
       ORDER BY max(coalesce(published, '')) DESC, story LIMIT ?3 OFFSET ?4`,
    )
    .all(least, like, limit, from);
  return found.map(({ story }) => storyIn(ledger, String(story)));
}

/** A story by its id; of one that was merged into another, that other. Refuses with `story-unknown`. */
export function storyAt(ledger: Ledger, id: string): LedgerStory {
  const seen = new Set<string>();
  for (let at: string | null = id; at !== null && !seen.has(at); at = mergedInto(ledger, at)) {
    seen.add(at);
    const story = storyIn(ledger, at);
    if (story.reports.length > 0) return story;
  }
  throw new SaysoError({
    code: "story-unknown",
    place: id,
    message: "The ledger has no such story.",
    remedy: "'sayso story' lists them.",
  });
}

function mergedInto({ db }: Ledger, id: string): string | null {
  const found = prepared(
    db,
    "SELECT story FROM story_changes WHERE what = 'merged' AND other = ? AND stands = 1 ORDER BY id DESC LIMIT 1",
  ).get(id);
  return found === undefined ? null : String(found["story"]);
}

/** The stories that a report belongs to. */
export function storiesOfReport({ db }: Ledger, report: string): readonly string[] {
  return prepared(db, "SELECT story FROM story_reports WHERE report = ? ORDER BY fit DESC, story")
    .all(report)
    .map(({ story }) => String(story));
}

/** A story as it stands; one that has no report any more is empty. */
export function storyIn(ledger: Ledger, id: string): LedgerStory {
  const rows = prepared(
    ledger.db,
    `SELECT reports.*, fit FROM story_reports JOIN reports ON reports.id = story_reports.report
     WHERE story = ? ORDER BY coalesce(published, '9'), coalesce(file, id)`,
  ).all(id);
  const reports = rows.map((row) => ({ ...reportLine(row), fit: Number(row["fit"]) }));
  const days = reports.flatMap(({ published }) => (published === null ? [] : [published.slice(0, 10)]));
  return {
    id,
    title: reports[0]?.title ?? null,
    from: days[0] ?? null,
    to: days.at(-1) ?? null,
    reports,
    changes: changesOf(ledger, id),
  };
}
