import type { ReadReport } from "../reading/read.ts";
import type { Reading } from "../reading/reading.ts";
import { overlaps, type Span, textAt } from "../text/span.ts";
import { type Count, countsIn } from "./counts.ts";
import type { StoryActor } from "./join-actors.ts";
import { type Label, labelsIn } from "./labels.ts";
import { termsOf } from "./terms.ts";

/** A passage of one of a story's reports, with what it speaks of. */
export type ToldPassage = ReadReport["passages"][number] & {
  readonly file: string;
  /** What its report is called in a sentence. */
  readonly teller: string;
  readonly text: string;
  /** The day of publication, or null. */
  readonly day: string | null;
  /** Reports of one number are copies of one another, of one house or one agency: they count once. */
  readonly origin: number;
  /** Its sentence's concepts, stems and names. */
  readonly terms: ReadonlySet<string>;
  /** The story's actors that its sentence names or stands for. */
  readonly who: ReadonlySet<string>;
  /** The story's actors whose words it is. */
  readonly speakersWho: ReadonlySet<string>;
  /** The figures of its sentence; spans are of the sentence. */
  readonly counts: readonly Count[];
  /** The numbered places of its sentence: "Gate 4". */
  readonly labels: readonly Label[];
  /** The days that its sentence tells, as first and last. */
  readonly days: readonly (readonly [string, string])[];
};

/** What is the same for all passages of a report. */
export interface Telling {
  readonly file: string;
  readonly teller: string;
  readonly day: string | null;
  readonly origin: number;
}

/** The passages of a report, told of a story whose actors are known. */
export function toldPassages(
  { reading, passages }: ReadReport,
  about: Telling,
  actors: readonly StoryActor[],
): readonly ToldPassage[] {
  const joined = new Map(
    actors.flatMap(({ id, in: places }) =>
      places.filter(({ file }) => file === about.file).map(({ actor }) => [actor, id]),
    ),
  );
  return passages.map((passage) => {
    const words = textAt(reading.report.text, passage.sentence);
    return {
      ...passage,
      ...about,
      text: reading.report.text,
      terms: termsOf(words),
      who: new Set([...passage.actors, ...passage.speakers].flatMap((id) => joined.get(id) ?? [])),
      speakersWho: new Set(passage.speakers.flatMap((id) => joined.get(id) ?? [])),
      counts: countsIn(words),
      labels: labelsIn(words),
      days: daysIn(reading, passage.sentence),
    };
  });
}

function daysIn({ times }: Reading, sentence: Span): readonly (readonly [string, string])[] {
  return times.flatMap((time) =>
    overlaps(time, sentence) && time.from !== null && time.to !== null ? [[time.from, time.to] as const] : [],
  );
}
