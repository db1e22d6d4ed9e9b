import { type Failure, SaysoError } from "../errors/sayso-error.ts";
import type { Report } from "../report/report.ts";

/** Why a report could not be read: its own failure, or a fault of ours, which must stop no other report. */
export function readingFailure(error: unknown, { file, url }: Pick<Report, "file" | "url">): Failure {
  if (error instanceof SaysoError) return error.failure;
  const place = file ?? url;
  return {
    code: "reading-broken",
    ...(place === null ? {} : { place }),
    message: `It could not be read, by a fault of Sayso's: ${error instanceof Error ? error.stack : String(error)}`,
    remedy: "Tell its makers; the other reports are not touched by it.",
  };
}
