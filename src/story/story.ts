import type { ReadReport } from "../reading/read.ts";
import { comparisonsOf, type StoryDispute, type Update } from "./comparisons.ts";
import { type Corroborated, corroborationOf } from "./corroboration.ts";
import { joinActors, type StoryActor } from "./join-actors.ts";
import { copyGroups, sharedText } from "./near-copies.ts";
import type { ToldPassage } from "./told-passage.ts";

/** What several reports on one happening come to: `sayso story` prints this. */
export interface Story {
  readonly id: string;
  readonly title: string | null;
  readonly reports: readonly {
    readonly id: string;
    readonly file: string;
    readonly publisher: string | null;
    readonly published: string | null;
  }[];
  readonly nearCopies: readonly (readonly string[])[];
  readonly corroborated: readonly Corroborated[];
  readonly disputes: readonly StoryDispute[];
  readonly updates: readonly Update[];
  readonly actors: readonly StoryActor[];
}

/** How likely two sentences are not both to hold: the network's word, passed in. */
export type Judge = (a: string, b: string) => Promise<number>;

/**
 * The story of reports on one happening: which are near-copies, what independent ones both say, where they part, what a
 * later one supersedes. Copies and reports of one house count once. Reports of the same bytes are one.
 */
export async function storyOf(read: readonly ReadReport[], judge: Judge): Promise<Story> {
  const reports = [...new Map(read.map((one) => [one.reading.report.id, one])).values()].sort(
    (a, b) =>
      (a.reading.report.published ?? "9").localeCompare(b.reading.report.published ?? "9") ||
      fileOf(a).localeCompare(fileOf(b)),
  );
  const nearCopies = copyGroups(
    sharedText(reports.map((one) => ({ file: fileOf(one), text: one.reading.report.text }))),
  );
  const passages = reports.flatMap((one): ToldPassage[] => {
    const file = fileOf(one);
    const { text, published } = one.reading.report;
    const origin = originOf(one, reports, nearCopies);
    return one.passages.map((passage) => ({ ...passage, file, text, day: published?.slice(0, 10) ?? null, origin }));
  });
  const { disputes, updates } = await comparisonsOf(passages, judge);
  return {
    id: `story-${reports[0]?.reading.report.id ?? "none"}`,
    title: reports[0]?.reading.report.title ?? null,
    reports: reports.map(({ reading: { report } }) => ({
      id: report.id,
      file: report.file ?? report.id,
      publisher: report.publisher,
      published: report.published,
    })),
    nearCopies,
    corroborated: corroborationOf(passages),
    disputes,
    updates,
    actors: joinActors(reports.map(({ reading }) => reading)),
  };
}

function fileOf({ reading: { report } }: ReadReport): string {
  return report.file ?? report.id;
}

/** The first report of the same copies or the same house stands for all of them. */
function originOf(one: ReadReport, reports: readonly ReadReport[], nearCopies: readonly (readonly string[])[]): number {
  const group = nearCopies.find((files) => files.includes(fileOf(one)));
  const { publisher } = one.reading.report;
  return reports.findIndex(
    (other) =>
      other === one ||
      group?.includes(fileOf(other)) === true ||
      (publisher !== null && other.reading.report.publisher === publisher),
  );
}
