import { SaysoError } from "../errors/sayso-error.ts";
import type { Ledger } from "../ledger/open-ledger.ts";
import { pageOf } from "../report/fetch-page.ts";
import type { Answer } from "../report/guarded-request.ts";
import { intakeBytes } from "../report/intake.ts";
import type { FeedItem } from "../watch/feed-items.ts";
import { addReport, failReport, type Outcome, type Reads } from "./add-report.ts";

/**
 * Reads the page of a feed's item into the ledger. What the page says of its day, publisher and title goes before what
 * the feed says. A page that cannot be read is told and kept as failed.
 */
export async function readItem(
  page: Answer,
  { url: address, published, title }: Pick<FeedItem, "url" | "published" | "title">,
  publisher: string | null,
  ledger: Ledger,
  openReader: () => Promise<Reads>,
): Promise<Outcome> {
  try {
    const { bytes, url, contentType } = pageOf(page);
    const report = intakeBytes(bytes, { url, contentType });
    const told = {
      ...report,
      published: report.published ?? published,
      publisher: report.publisher ?? publisher,
      title: report.title ?? title,
    };
    return await addReport(told, ledger, await openReader());
  } catch (error) {
    if (error instanceof SaysoError) return failReport(ledger, error.failure, address);
    throw error;
  }
}
