import type { ClashOf } from "../model/clashes.ts";
import type { Relations } from "../model/pair-heads.ts";
import type { ReadReport } from "../reading/read.ts";
import type { Span } from "../text/span.ts";
import { comparisonsOf, type StoryDispute, told, toldUpdate, type Update } from "./comparisons.ts";
import { type Corroborated, corroborationOf } from "./corroboration.ts";
import { gathered } from "./gather.ts";
import type { StoryActor } from "./join-actors.ts";

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

/** The network's word on two sentences, passed in: a reader is one. */
export interface Judge {
  /** Whether they clash, by their vectors alone. */
  readonly clash: ClashOf;
  /** What joins them, the earlier first. */
  readonly relations: (a: string, b: string) => Promise<Relations>;
}

/**
 * The story of reports on one happening: which are near-copies, what independent ones both say, where they part, what a
 * later one supersedes. Copies, reports of one house and of one credited agency count once. Reports of the same bytes
 * are one.
 */
export async function storyOf(read: readonly ReadReport[], judge: Judge): Promise<Story> {
  const { reports, shared, nearCopies, actors, pairs } = gathered(read, judge.clash);
  const compared = await comparisonsOf(pairs, judge);
  return {
    id: `story-${reports[0]?.id ?? "none"}`,
    title: reports[0]?.title ?? null,
    reports: reports.map(({ id, file, publisher, published, credits }) => ({
      id,
      file,
      publisher,
      published,
      credits,
    })),
    nearCopies,
    copied: shared.flatMap(({ a, b, copied }) =>
      copied.map((stretch): readonly [Place, Place] => [
        { file: a, ...stretch.a },
        { file: b, ...stretch.b },
      ]),
    ),
    corroborated: corroborationOf(compared.filter(({ relation }) => relation === "same")),
    disputes: compared.filter(({ relation }) => relation === "dispute").map(told),
    updates: compared.filter(({ relation }) => relation === "update").map(toldUpdate),
    actors,
  };
}
