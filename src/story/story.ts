import type { ReadReport } from "../reading/read.ts";
import type { Span } from "../text/span.ts";
import { comparisonsOf, type StoryDispute, type Update } from "./comparisons.ts";
import { type Corroborated, corroborationOf } from "./corroboration.ts";
import { creditsOf } from "./credits.ts";
import { originsOf } from "./independence.ts";
import { joinActors, type StoryActor } from "./join-actors.ts";
import { copyGroups, sharedText } from "./near-copies.ts";
import type { ToldPassage } from "./told-passage.ts";

/** A stretch of one of a story's reports. */
export type Place = Span & { readonly file: string };

/** What several reports on one happening come to: `sayso story` prints this. */
export interface Story {
  readonly id: string;
  readonly title: string | null;
  readonly reports: readonly {
    readonly id: string;
    readonly file: string;
    readonly publisher: string | null;
    readonly published: string | null;
    /** The houses that it credits for its text, as written. */
    readonly credits: readonly string[];
  }[];
  readonly nearCopies: readonly (readonly string[])[];
  /** Stretches with the same words in two reports: of near-copies, and passages borrowed by reports that are none. */
  readonly copied: readonly (readonly [Place, Place])[];
  readonly corroborated: readonly Corroborated[];
  readonly disputes: readonly StoryDispute[];
  readonly updates: readonly Update[];
  readonly actors: readonly StoryActor[];
}

/** How likely two sentences are not both to hold: the network's word, passed in. */
export type Judge = (a: string, b: string) => Promise<number>;

/**
 * The story of reports on one happening: which are near-copies, what independent ones both say, where they part, what a
 * later one supersedes. Copies, reports of one house and of one credited agency count once. Reports of the same bytes
 * are one.
 */
export async function storyOf(read: readonly ReadReport[], judge: Judge): Promise<Story> {
  const reports = inOrder(read);
  const about = reports.map(({ reading: { report } }) => ({
    id: report.id,
    file: report.file ?? report.id,
    publisher: report.publisher,
    published: report.published,
    credits: creditsOf(report.text),
  }));
  const shared = sharedText(
    reports.map(({ reading: { report } }) => ({ file: report.file ?? report.id, text: report.text })),
  );
  const nearCopies = copyGroups(shared);
  const origins = originsOf(about, nearCopies);
  const passages = reports.flatMap(({ reading: { report }, passages: own }, i): ToldPassage[] => {
    const day = report.published?.slice(0, 10) ?? null;
    const told = { file: report.file ?? report.id, text: report.text, day, origin: origins[i] ?? i };
    return own.map((passage) => ({ ...passage, ...told }));
  });
  const { disputes, updates } = await comparisonsOf(passages, judge);
  return {
    id: `story-${reports[0]?.reading.report.id ?? "none"}`,
    title: reports[0]?.reading.report.title ?? null,
    reports: about,
    nearCopies,
    copied: shared.flatMap(({ a, b, copied }) =>
      copied.map((stretch): readonly [Place, Place] => [
        { file: a, ...stretch.a },
        { file: b, ...stretch.b },
      ]),
    ),
    corroborated: corroborationOf(passages),
    disputes,
    updates,
    actors: joinActors(reports.map(({ reading }) => reading)),
  };
}

/** Each report once, by day of publication and name; those of no day last. */
function inOrder(read: readonly ReadReport[]): readonly ReadReport[] {
  const key = ({ reading: { report } }: ReadReport) => `${report.published ?? "9"} ${report.file ?? report.id}`;
  return [...new Map(read.map((one) => [one.reading.report.id, one])).values()].sort((a, b) =>
    key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0,
  );
}
