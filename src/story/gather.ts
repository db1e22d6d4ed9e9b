import type { ClashOf } from "../model/clashes.ts";
import type { ReadReport } from "../reading/read.ts";
import { contains } from "../text/span.ts";
import { creditsOf } from "./credits.ts";
import { originsOf } from "./independence.ts";
import { joinActors, type StoryActor } from "./join-actors.ts";
import { type Copied, copiesIn, copyGroups, sharedText } from "./near-copies.ts";
import { type Pair, pairWeigher } from "./pair-features.ts";
import { type ToldPassage, toldPassages } from "./told-passage.ts";

/** A report of a story, as it is told of. */
export interface StoryReport {
  readonly id: string;
  readonly file: string;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly published: string | null;
  /** The houses that it credits for its text, as written. */
  readonly credits: readonly string[];
}

/** What a story's reports come to before anything is judged. */
export interface Gathered {
  readonly reports: readonly StoryReport[];
  readonly shared: readonly Copied[];
  readonly nearCopies: readonly (readonly string[])[];
  readonly actors: readonly StoryActor[];
  /** Every two passages of different reports, neither the other's near-copy, that may have to do with each other. */
  readonly pairs: readonly Pair[];
}

/** The reports by day, their copies, actors and pairs of passages. Reports of the same bytes are one. */
export function gathered(read: readonly ReadReport[], clash: ClashOf): Gathered {
  const inTime = inOrder(read);
  const reports = inTime.map(({ reading: { report } }): StoryReport => {
    const { id, title, publisher, published, text } = report;
    return { id, file: nameOf(report, inTime), title, publisher, published, credits: creditsOf(text) };
  });
  const files = reports.map(({ file }) => file);
  const fileOf = (i: number) => files[i] ?? "";
  const shared = sharedText(inTime.map(({ reading: { report } }, i) => ({ file: fileOf(i), text: report.text })));
  const nearCopies = copyGroups(shared);
  const origins = originsOf(reports, nearCopies);
  const tellers = tellersOf(reports);
  const actors = joinActors(inTime.map(({ reading }, i) => ({ file: fileOf(i), reading })));
  const passages = inTime.flatMap((one, i) => {
    const day = reports[i]?.published?.slice(0, 10) ?? null;
    const own = toldPassages(one, { file: fileOf(i), teller: tellers[i] ?? "", day, origin: origins[i] ?? i }, actors);
    return own.filter((passage) => !isBorrowed(passage, shared));
  });
  return { reports, shared, nearCopies, actors, pairs: pairsOf(passages, nearCopies, clash) };
}

/** What each report is called in a sentence: its house, with the file's last name where a house has several; else the file. */
function tellersOf(reports: readonly StoryReport[]): readonly string[] {
  const houses = Map.groupBy(reports, ({ publisher }) => publisher);
  return reports.map(({ file, publisher }) => {
    const name = file.split("/").at(-1) ?? file;
    if (publisher === null) return name;
    return (houses.get(publisher)?.length ?? 0) > 1 ? `${publisher} (${name})` : publisher;
  });
}

/** A report's file tells it apart from the others of its story; its id does where two files have one name. */
function nameOf({ file, id }: ReadReport["reading"]["report"], all: readonly ReadReport[]): string {
  const isTaken = all.some(({ reading: { report } }) => report.id !== id && report.file === file);
  return file === null || isTaken ? id : file;
}

/** Each report once, by day of publication and name; those of no day last. */
function inOrder(read: readonly ReadReport[]): readonly ReadReport[] {
  const key = ({ reading: { report } }: ReadReport) => `${report.published ?? "9"} ${report.file ?? report.id}`;
  return [...new Map(read.map((one) => [one.reading.report.id, one])).values()].sort((a, b) =>
    key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0,
  );
}

/** Whether a passage stands word for word in an earlier report: that one tells it. */
function isBorrowed({ file, start, end }: ToldPassage, shared: readonly Copied[]): boolean {
  const inside = { start: start + MARKS, end: end - MARKS };
  return shared.some(({ b, copied }) => b === file && copied.some((stretch) => contains(stretch.b, inside)));
}

/** Stretches end with words; a passage may have a quotation mark and a stop beyond them. */
const MARKS = 2;

/** The pairs of passages that may say different things, weighed; an edited copy does not, and questions tell nothing. */
function pairsOf(
  passages: readonly ToldPassage[],
  nearCopies: readonly (readonly string[])[],
  clash: ClashOf,
): readonly Pair[] {
  const weigh = pairWeigher(passages, clash);
  const areCopies = copiesIn(nearCopies);
  const telling = passages.filter(({ isQuestion }) => !isQuestion);
  return telling.flatMap((b, j) =>
    telling.slice(0, j).flatMap((a) => {
      return a.file === b.file || areCopies(a.file, b.file) ? [] : (weigh(a, b) ?? []);
    }),
  );
}
