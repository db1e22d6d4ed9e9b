import type { StoryChanged } from "../../ledger/stories/change-stories.ts";
import type { LedgerStory } from "../../ledger/stories/list-stories.ts";
import type { StoryChange } from "../../ledger/stories/story-change.ts";
import type { Story } from "../../story/story.ts";
import { counted, safe } from "./page.ts";

interface At {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** A story as a person reads it: its reports in time, copies, what is told by several, where they part, what is new. */
export function storyText(story: Story, texts: ReadonlyMap<string, string>): string {
  const words = ({ file, start, end }: At) => `  ${safe(file)}: “${safe(texts.get(file)?.slice(start, end) ?? "")}”`;
  const lines = [safe(story.title ?? "Story"), counted(story.reports.length, "report")];
  for (const { file, publisher, published, credits } of story.reports) {
    const about = [published?.slice(0, 10) ?? "no date", publisher, ...credits.map((name) => `credits ${name}`)];
    lines.push(`  ${safe(file)} (${about.flatMap((word) => (word === null ? [] : [safe(word)])).join(", ")})`);
  }
  lines.push("");
  for (const group of story.nearCopies) lines.push(`Copies of one text: ${group.map(safe).join(", ")}`, "");
  for (const [a, b] of story.copied) {
    if (!story.nearCopies.some((group) => group.includes(a.file) && group.includes(b.file)))
      lines.push("A passage of one in the other, or of both from a third", words(a), words(b), "");
  }
  for (const { claims, why } of story.corroborated) lines.push(safe(why), ...claims.map(words), "");
  for (const { kind, a, b, why } of story.disputes)
    lines.push(`Dispute (${kind}): ${safe(why)}`, words(a), words(b), "");
  for (const { earlier, later, why } of story.updates)
    lines.push(`Update: ${safe(why)}`, words(earlier), words(later), "");
  return lines.join("\n");
}

/** How reports that were given are told: what was given twice, and of how many happenings they are. */
export function readingNotes(
  reports: readonly { readonly id: string; readonly file: string | null }[],
  stories: number,
): readonly string[] {
  const given = Map.groupBy(reports, ({ id }) => id);
  const twice = [...given].flatMap(([id, all]) =>
    all.length < 2 ? [] : [`One report, told once: ${all.map(({ file }) => safe(file ?? id)).join(", ")}.`],
  );
  const parted = `The reports are on ${stories} happenings: each is told as a story. --as-one tells them as one.`;
  return [...twice, ...(stories < 2 ? [] : [parted])];
}

/** What hinders a story's reports from being compared, a sentence each. */
export function storyNotes(story: Story, languages: ReadonlyMap<string, string | null>): readonly string[] {
  const undated = story.reports.filter(({ published }) => published === null).map(({ file }) => file);
  const unread = story.reports.flatMap(({ id, file }) => {
    const language = languages.get(id) ?? null;
    return language === null || language === "en" ? [] : [`${file} (${language})`];
  });
  return [
    ...(story.reports.length === 1
      ? [`${safe(story.reports[0]?.file ?? "It")} is the only report of its story: nothing to compare it with.`]
      : []),
    ...(undated.length > 0
      ? [`No day of publication is known of ${undated.join(", ")}: whether they are later is not told.`]
      : []),
    ...(unread.length > 0 ? [`Not in English, and compared for copies alone: ${unread.join(", ")}.`] : []),
  ];
}

/** What a change did to stories, or would: which report goes from where to where. */
export function changedText({ change, story, moves }: StoryChanged): string {
  const reports = new Map(moves.map(({ report }) => [report.id, report]));
  const storyOf = (report: string, isIn: boolean) =>
    moves.find((move) => move.report.id === report && move.isIn === isIn)?.story;
  return [
    ...[...reports.values()].map(
      ({ id, title, file }) =>
        `  ${id}  ${safe(title ?? file ?? "Report")}: ${storyOf(id, false) ?? "in no story"} → ${storyOf(id, true) ?? "stays in its other story"}`,
    ),
    change === null
      ? `This would move ${counted(reports.size, "report")}.`
      : `Change ${change} moved ${counted(reports.size, "report")}: --undo ${change} takes it back.`,
    ...(story.reports.length === 0 ? [] : [storyList([story])]),
  ].join("\n");
}

const CHANGED = {
  merged: ({ other }: StoryChange) => `took in ${other}`,
  split: ({ other, target }: StoryChange) => `${other} taken out${target === null ? "" : `, to begin ${target}`}`,
  moved: ({ other, story, target }: StoryChange) => `${other} moved from ${story} to ${target}`,
  undone: ({ undoes }: StoryChange) => `took change ${undoes} back`,
} as const;

/** What people need to change a story: the ids of its reports, and what was changed, by number. */
export function changesText({ id, reports, changes }: LedgerStory): string {
  return [
    `${id}:`,
    ...reports.map((report) => `  ${report.id}  ${safe(report.file ?? report.title ?? "Report")}`),
    ...changes.map((one) => {
      const back = one.stands ? "" : " (taken back)";
      return `  change ${one.id}  ${one.at.slice(0, 10)} ${safe(one.by)}: ${CHANGED[one.what](one)}${back}: ${safe(one.why)}`;
    }),
  ].join("\n");
}

/** The stories of a ledger, two lines each. */
export function storyList(stories: readonly LedgerStory[]): string {
  if (stories.length === 0) return "No two reports of the ledger are on one happening.";
  return stories
    .map(({ id, title, from, to, reports }) => {
      const days = from === to ? (from ?? "no date") : `${from ?? "no date"} to ${to ?? "no date"}`;
      const houses = new Set(reports.flatMap(({ publisher }) => (publisher === null ? [] : [publisher])));
      return `${id}  ${safe(title ?? "Story")}\n  ${counted(reports.length, "report")}, ${days}, ${safe([...houses].join(", ")) || "no publisher"}`;
    })
    .join("\n");
}
