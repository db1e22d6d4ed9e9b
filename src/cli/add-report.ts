import { describeFailure, type Failure, SaysoError } from "../errors/sayso-error.ts";
import type { Reader } from "../index.ts";
import { isRead, recordFailure } from "../ledger/failures.ts";
import { refuseForgotten } from "../ledger/forget/tombstones.ts";
import type { Ledger } from "../ledger/open-ledger.ts";
import { type Stored, storeReading } from "../ledger/store-reading.ts";
import type { SeenReport } from "../reading/read.ts";
import type { Report } from "../report/report.ts";
import { readingFailure } from "./reading-failure.ts";

/** What became of a report that was to be added. */
export type Outcome = Stored | "forgotten" | "failed";

/** What reads: the reader itself, or several of them. */
export interface Reads {
  readonly version: string;
  readonly read: (report: Report) => Promise<SeenReport>;
}

/** A reader as what reads into a ledger. */
export function readsOf({ version, readWithPassages }: Reader): Reads {
  return { version, read: readWithPassages };
}

/**
 * Reads a report into the ledger, unless it is there or was forgotten; it is written when its turn has come. Refuses,
 * with a `SaysoError`, one that cannot be read.
 */
export async function addReport(
  report: Report,
  ledger: Ledger,
  reader: Reads,
  turn: Promise<void> = Promise.resolve(),
): Promise<Outcome> {
  try {
    refuseForgotten(ledger, report);
  } catch (error) {
    // It was meant to be gone: it is told, and is no failure to be tried again.
    if (!(error instanceof SaysoError)) throw error;
    console.error(`sayso: ${describeFailure(error.failure)}`);
    return "forgotten";
  }
  if (isRead(ledger, report.id, reader.version)) return "already-there";
  const { reading, sentences } = await readBy(reader, report);
  await turn;
  return storeReading(ledger, reading, new Date().toISOString(), sentences);
}

/** A report's reading. Refuses with a `SaysoError`, whatever broke. */
export function readBy(reader: Reads, report: Report): Promise<SeenReport> {
  return reader.read(report).catch((error: unknown) => {
    throw new SaysoError(readingFailure(error, report), error);
  });
}

/** One bad report never stops a batch: why it failed is told, and kept where it can be opened again (null: nowhere). */
export function failReport(ledger: Ledger, failure: Failure, place: string | null): "failed" {
  console.error(`sayso: ${describeFailure(failure)}`);
  if (place !== null) recordFailure(ledger, place, failure, new Date().toISOString());
  return "failed";
}

/** "2 added, 1 already there, 0 failed", for the end of a command. */
export function countsLine(counts: Readonly<Record<Outcome, number>>): string {
  const renewed = counts.superseded > 0 ? `, ${counts.superseded} read anew` : "";
  const forgotten = counts.forgotten > 0 ? `, ${counts.forgotten} forgotten` : "";
  return `${counts.added} added${renewed}, ${counts["already-there"]} already there${forgotten}, ${counts.failed} failed`;
}
