import { setTimeout as wait } from "node:timers/promises";
import { Command } from "commander";
import packageJson from "../../package.json" with { type: "json" };
import { SaysoError } from "../errors/sayso-error.ts";
import { createReader, type Reader } from "../index.ts";
import { dropFeed, feedsIn, keepFeed } from "../ledger/feeds.ts";
import { type Ledger, openLedger } from "../ledger/open-ledger.ts";
import { pageOf } from "../report/fetch-page.ts";
import { type Answer, guardedRequest } from "../report/guarded-request.ts";
import { intakeBytes } from "../report/intake.ts";
import type { FeedItem } from "../watch/feed-items.ts";
import type { PollCounts } from "../watch/poll.ts";
import { addReport, countsLine, failReport, type Outcome } from "./add-report.ts";
import { durationOf } from "./duration.ts";
import { ledgerOption, ledgerPath } from "./ledger-option.ts";
import { loadRegistry } from "./registry-file.ts";
import { counted, safe } from "./text/page.ts";

interface WatchOptions {
  readonly ledger?: string;
  readonly registry?: string;
  readonly once?: true;
  readonly every: string;
  readonly pause: string;
  readonly contact?: string;
  readonly drop?: readonly string[];
}

/** `sayso watch FEED…`: reads what is new in feeds into a ledger, again and again. */
export function watchCommand(): Command {
  return new Command("watch")
    .description("read what is new in feeds (RSS, Atom, RDF, JSON Feed) into a ledger, again and again")
    .argument("[feed...]", "addresses of feeds, kept in the ledger (default: those that are kept there)")
    .addOption(ledgerOption())
    .option("--registry <file>", "known actors (default: your own registry)")
    .option("--once", "ask once and end")
    .option("--every <time>", "how often feeds are asked, 1m at least", "15m")
    .option("--pause <time>", "the least time between two questions to one host, 1s at least", "3s")
    .option("--contact <address>", "an address of yours that the servers are told")
    .option("--drop <feed...>", "watch these no more")
    .action(watch);
}

async function watch(addresses: readonly string[], options: WatchOptions): Promise<void> {
  const every = durationOf(options.every, "--every", 60_000);
  const pause = durationOf(options.pause, "--pause", 1000);
  const ledger = openLedger(ledgerPath(options.ledger));
  const dropped = options.drop ?? [];
  for (const address of dropped) drop(ledger, address);
  for (const feed of addresses.map(feedAddress)) keepFeed(ledger, feed);
  if (feedsIn(ledger).length === 0 || (dropped.length > 0 && addresses.length === 0)) {
    console.log(`${counted(feedsIn(ledger).length, "feed")} watched`);
    return ledger.close();
  }
  const [{ politeGuest }, { watchFeeds }] = await Promise.all([
    import("../watch/polite.ts"),
    import("../watch/watch.ts"),
  ]);
  const end = endOnInterrupt();
  const world = {
    ask: guardedRequest,
    now: () => new Date(),
    sleep: (milliseconds: number) => wait(milliseconds, undefined, { signal: end.signal }).catch(() => {}),
  };
  const reader = readerOnDemand(options);
  let hasFailed = false;
  await watchFeeds({
    ledger,
    world,
    guest: politeGuest(world, userAgent(options.contact), pause),
    every,
    isOnce: options.once === true,
    isOver: () => end.signal.aborted,
    tell: (line) => console.error(`sayso: ${safe(line)}`),
    fail: (failure, place) => failReport(ledger, failure, place),
    read: async (page, item, feed) => readItem(page, item, feed.title, ledger, await reader.open()),
    polled: async (counts) => {
      hasFailed = counts.items.failed > 0 || counts.feeds.failed > 0;
      console.log(summary(counts));
    },
  });
  await reader.close();
  ledger.close();
  if (hasFailed && options.once === true) process.exitCode = 1;
}

/** The page's own words on its day, publisher and title go before the feed's. */
async function readItem(
  page: Answer,
  item: FeedItem,
  publisher: string | null,
  ledger: Ledger,
  reader: Reader,
): Promise<Outcome> {
  try {
    const { bytes, url, contentType } = pageOf(page);
    const report = intakeBytes(bytes, { url, contentType });
    const { published = null, title = null } = item;
    const told = {
      ...report,
      published: report.published ?? published,
      publisher: report.publisher ?? publisher,
      title: report.title ?? title,
    };
    return await addReport(told, ledger, reader);
  } catch (error) {
    if (error instanceof SaysoError) return failReport(ledger, error.failure, item.url);
    throw error;
  }
}

function summary({ feeds, items }: PollCounts): string {
  const { read, unchanged, resting, failed } = feeds;
  const left = items.left > 0 ? `, ${items.left} left for later` : "";
  const all = counted(read + unchanged + resting + failed, "feed");
  return `${countsLine(items)}${left}; ${all}: ${read} with answers, ${unchanged} unchanged, ${resting} resting, ${failed} failed`;
}

function feedAddress(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url !== null && /^https?:$/.test(url.protocol)) return url.href;
  throw new SaysoError({
    code: "url-invalid",
    place: address,
    message: `'${address}' is no web address.`,
    remedy: "Give the feed's, which begins with https:// or http://.",
  });
}

function drop(ledger: Ledger, address: string): void {
  if (dropFeed(ledger, URL.canParse(address) ? new URL(address).href : address)) return;
  throw new SaysoError({
    code: "feed-unknown",
    place: address,
    message: "No such feed is watched.",
    remedy: `Watched are: ${
      feedsIn(ledger)
        .map(({ url }) => url)
        .join(", ") || "none"
    }.`,
  });
}

function userAgent(contact: string | undefined): string {
  return `Sayso/${packageJson.version} (a reader of news reports${contact === undefined ? "" : `; ${contact}`})`;
}

/** The first Ctrl+C ends after the report at hand, the second at once. */
function endOnInterrupt(): AbortController {
  const end = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => end.abort());
  return end;
}

/** The model is opened when the first new report comes: most polls bring none. */
function readerOnDemand({ registry }: WatchOptions) {
  let opened: Promise<Reader> | null = null;
  return {
    open: () => {
      const today = new Date().toISOString().slice(0, 10);
      opened ??= createReader({ today, registry: loadRegistry(registry) });
      return opened;
    },
    close: async () => (await opened)?.close(),
  };
}
