import { SaysoError } from "../../errors/sayso-error.ts";
import { type ReportLine, reportLine } from "../desk/row-in-place.ts";
import type { Ledger } from "../open-ledger.ts";
import { prepared } from "../prepared.ts";

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

/** What a person did to a story. */
export interface StoryChange {
  readonly what: "merged" | "split";
  /** The story that was merged into this one, or the report that was split off. */
  readonly other: string;
  readonly by: string;
  readonly why: string;
  readonly at: string;
}

/** Stories of at least `least` reports, those with the latest report first. */
export function listStories(
  ledger: Ledger,
  { least = 2, limit, from = 0 }: { readonly least?: number; readonly limit: number; readonly from?: number },
): readonly LedgerStory[] {
  const found = ledger.db
    .prepare(
      `SELECT story FROM story_reports JOIN reports ON reports.id = story_reports.report
       GROUP BY story HAVING count(*) >= ? ORDER BY max(coalesce(published, '')) DESC, story LIMIT ? OFFSET ?`,
    )
    .all(least, limit, from);
  return found.map(({ story }) => storyIn(ledger, String(story)));
}

/** A story by its id; of one that was merged into another, that other. Refuses with `story-unknown`. */
export function storyAt(ledger: Ledger, id: string): LedgerStory {
  const merged = prepared(
    ledger.db,
    "SELECT story FROM story_changes WHERE what = 'merged' AND other = ? ORDER BY id DESC LIMIT 1",
  ).get(id);
  const story = storyIn(ledger, id);
  if (story.reports.length > 0) return story;
  if (merged !== undefined && merged["story"] !== id) return storyAt(ledger, String(merged["story"]));
  throw new SaysoError({
    code: "story-unknown",
    place: id,
    message: "The ledger has no such story.",
    remedy: "'sayso story' lists them.",
  });
}

/** The stories that a report belongs to. */
export function storiesOfReport({ db }: Ledger, report: string): readonly string[] {
  return prepared(db, "SELECT story FROM story_reports WHERE report = ? ORDER BY fit DESC, story")
    .all(report)
    .map(({ story }) => String(story));
}

function storyIn({ db }: Ledger, id: string): LedgerStory {
  const rows = prepared(
    db,
    `SELECT reports.*, fit FROM story_reports JOIN reports ON reports.id = story_reports.report
     WHERE story = ? ORDER BY coalesce(published, '9'), coalesce(file, id)`,
  ).all(id);
  const changes = prepared(db, 'SELECT what, other, "by", why, at FROM story_changes WHERE story = ? ORDER BY id').all(
    id,
  );
  const reports = rows.map((row) => ({ ...reportLine(row), fit: Number(row["fit"]) }));
  const days = reports.flatMap(({ published }) => (published === null ? [] : [published.slice(0, 10)]));
  return {
    id,
    title: reports[0]?.title ?? null,
    from: days[0] ?? null,
    to: days.at(-1) ?? null,
    reports,
    changes: changes.map((row) => ({
      what: row["what"] === "merged" ? "merged" : "split",
      other: String(row["other"]),
      by: String(row["by"]),
      why: String(row["why"]),
      at: String(row["at"]),
    })),
  };
}
