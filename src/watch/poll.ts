import { type Failure, SaysoError } from "../errors/sayso-error.ts";
import { type Feed, feedsIn, hasReportFrom, itemState, recordItem, updateFeed } from "../ledger/feeds.ts";
import type { Ledger } from "../ledger/open-ledger.ts";
import type { Answer } from "../report/guarded-request.ts";
import { type FeedContent, type FeedItem, feedContent } from "./feed-items.ts";
import type { Guest } from "./polite.ts";
import { restUntil } from "./rest.ts";

/** What became of an item that was new. */
export type ItemOutcome = "added" | "superseded" | "already-there" | "forgotten" | "failed";

export interface Polling {
  readonly ledger: Ledger;
  readonly guest: Guest;
  readonly now: () => Date;
  /** Milliseconds between two polls: what failures back off from. */
  readonly every: number;
  /** Reads the page of an item into the ledger. A page that cannot be read is kept and told as failed by whoever reads. */
  readonly read: (page: Answer, item: FeedItem, feed: Feed) => Promise<ItemOutcome>;
  /** Keeps and tells why an item could not be had. */
  readonly fail: (failure: Failure, place: string) => void;
  readonly tell: (line: string) => void;
  /** Whether the watching is to end: asked between items. */
  readonly isOver: () => boolean;
}

export interface PollCounts {
  readonly feeds: Readonly<Record<FeedOutcome | "resting", number>>;
  /** Those that are left are tried again with the next poll. */
  readonly items: Readonly<Record<ItemOutcome | "left", number>>;
}

type FeedOutcome = "read" | "unchanged" | "failed";

/** How often an item that cannot be had is tried before it is given up. */
const TRIES = 3;
const FEED_TYPES =
  "application/atom+xml,application/rss+xml,application/rdf+xml,application/feed+json,application/xml;q=0.9,text/xml;q=0.9,application/json;q=0.8,*/*;q=0.5";
const PAGE_TYPES = "text/html,text/plain;q=0.9";

/** Asks every feed of the ledger that does not rest, and reads what is new. One that fails stops no other. */
export async function pollFeeds(polling: Polling): Promise<PollCounts> {
  const feeds = { read: 0, unchanged: 0, failed: 0, resting: 0 };
  const items = { added: 0, superseded: 0, "already-there": 0, forgotten: 0, failed: 0, left: 0 };
  for (const feed of feedsIn(polling.ledger)) {
    if (polling.isOver()) break;
    if (feed.rests !== null && feed.rests > polling.now().toISOString()) {
      feeds.resting += 1;
      polling.tell(`${feed.url}: left alone until ${feed.rests} (${feed.why}).`);
      continue;
    }
    const outcome = await pollFeed(polling, feed);
    feeds[outcome.feed] += 1;
    for (const one of outcome.items) items[one] += 1;
  }
  return { feeds, items };
}

interface Polled {
  readonly feed: FeedOutcome;
  readonly items: readonly (ItemOutcome | "left")[];
}

async function pollFeed(polling: Polling, feed: Feed): Promise<Polled> {
  const { ledger, now } = polling;
  const got = await contentOf(polling, feed);
  const polled = now().toISOString();
  if ("failure" in got) {
    const failures = feed.failures + 1;
    const rests = restUntil(failures, polling.every, got.retryAfter, now());
    updateFeed(ledger, { ...feed, polled, rests, failures, why: got.failure.message });
    polling.tell(`${feed.url}: ${got.failure.message} It is left alone until ${rests}.`);
    return { feed: "failed", items: [] };
  }
  const well = { ...feed, polled, rests: null, failures: 0, why: null };
  if (got.content === null) {
    updateFeed(ledger, well);
    return { feed: "unchanged", items: [] };
  }
  const { content, etag, modified } = got;
  if (content.withoutPage > 0) polling.tell(`${feed.url}: ${content.withoutPage} items have no address of a page.`);
  const titled = { ...well, title: content.title ?? feed.title };
  const { outcomes, busy } = await readItems(polling, titled, content.items);
  // With something left for later the feed must come whole again: it would be told to be unchanged.
  const isDone = !outcomes.includes("left");
  const resting =
    busy === null ? titled : { ...titled, why: busy.why, rests: restUntil(1, polling.every, busy.retryAfter, now()) };
  updateFeed(ledger, { ...resting, etag: isDone ? etag : null, modified: isDone ? modified : null });
  return { feed: "read", items: outcomes };
}

type Got =
  | { readonly content: FeedContent | null; readonly etag: string | null; readonly modified: string | null }
  | { readonly failure: Failure; readonly retryAfter: string | undefined };

async function contentOf({ guest }: Polling, { url, etag, modified }: Feed): Promise<Got> {
  try {
    const { status, headers, bytes } = await guest.ask(url, {
      accept: FEED_TYPES,
      ...(etag === null ? {} : { "if-none-match": etag }),
      ...(modified === null ? {} : { "if-modified-since": modified }),
    });
    if (status === 304) return { content: null, etag, modified };
    if (status !== 200) return { failure: answered(status, url), retryAfter: headers["retry-after"] };
    const charset = /charset=["']?([\w-]+)/i.exec(headers["content-type"] ?? "")?.[1];
    const content = feedContent(bytes, url, charset);
    return { content, etag: headers["etag"] ?? null, modified: headers["last-modified"] ?? null };
  } catch (error) {
    return { ...asFailure(error), retryAfter: undefined };
  }
}

interface Busy {
  readonly why: string;
  readonly retryAfter: string | undefined;
}

/** The oldest first, as they came out: feeds have the newest on top. A host too busy for one item is spared the others. */
async function readItems(polling: Polling, feed: Feed, items: readonly FeedItem[]) {
  const outcomes: (ItemOutcome | "left")[] = [];
  const busy = new Map<string, Busy>();
  for (const item of items.toReversed()) {
    const { tries, isSeen } = itemState(polling.ledger, item.key);
    if (isSeen) continue;
    const { host } = new URL(item.url);
    const isLeft = polling.isOver() || busy.has(host);
    const outcome = isLeft ? "left" : await readItem(polling, feed, item, tries + 1);
    if (typeof outcome !== "string") busy.set(host, outcome);
    outcomes.push(typeof outcome === "string" ? outcome : "left");
  }
  return { outcomes, busy: [...busy.values()][0] ?? null };
}

async function readItem(
  polling: Polling,
  feed: Feed,
  item: FeedItem,
  tries: number,
): Promise<ItemOutcome | "left" | Busy> {
  const { ledger, guest, now } = polling;
  const record = (isSeen: boolean) => recordItem(ledger, item.key, now().toISOString(), isSeen);
  if (hasReportFrom(ledger, item.url)) {
    record(true);
    return "already-there";
  }
  const got = await guest.ask(item.url, { accept: PAGE_TYPES }).catch(asFailure);
  if ("status" in got && (got.status === 429 || got.status === 503))
    return { why: `${item.url} was answered with ${got.status}.`, retryAfter: got.headers["retry-after"] };
  if ("status" in got && got.status === 200) {
    const outcome = await polling.read(got, item, feed);
    record(true);
    return outcome;
  }
  const failure = "status" in got ? answered(got.status, item.url) : got.failure;
  const isForGood = "status" in got ? got.status < 500 : FOR_GOOD.has(failure.code);
  const isGivenUp = isForGood || tries >= TRIES;
  record(isGivenUp);
  if (!isGivenUp) return "left";
  polling.fail(failure, item.url);
  return "failed";
}

/** What another try does not mend. */
const FOR_GOOD: ReadonlySet<Failure["code"]> = new Set([
  "robots-disallowed",
  "url-private",
  "url-invalid",
  "url-redirects",
  "file-too-large",
]);

function asFailure(error: unknown): { readonly failure: Failure } {
  if (error instanceof SaysoError) return { failure: error.failure };
  throw error;
}

function answered(status: number, url: string): Failure {
  return {
    code: "url-failed",
    place: url,
    message: `The server answered ${status}.`,
    remedy: "It is tried again later.",
  };
}
