import { type Failure, SaysoError } from "../../errors/sayso-error.ts";
import type { IntakeOptions } from "../intake.ts";
import type { Report } from "../report.ts";

/** What one place of a file gave: a report, or why there is none. */
export type Taken = TakenReport | TakenFailure;

interface TakenReport {
  readonly place: string;
  /** Whether the file may hold several reports, of which this is one. */
  readonly isMember: boolean;
  readonly report: Report;
}

interface TakenFailure {
  readonly place: string;
  readonly isMember: boolean;
  readonly failure: Failure;
}

/** A report out of `make`, or the failure that it refuses with. Defects go on up. */
export async function attempt(place: string, isMember: boolean, make: () => Report | Promise<Report>): Promise<Taken> {
  try {
    return { place, isMember, report: await make() };
  } catch (error) {
    if (!(error instanceof SaysoError)) throw error;
    return { place, isMember, failure: { ...error.failure, place } };
  }
}

/** A part's report with what the file as a whole is known by, where the part does not say it. */
export function filledIn(report: Report, given: IntakeOptions): Report {
  return {
    ...report,
    publisher: report.publisher ?? given.publisher ?? null,
    published: report.published ?? given.published ?? null,
  };
}
