import type { Ledger } from "./open-ledger.ts";

/** A feed that is watched, and what its server said when it was last asked. */
export interface Feed {
  readonly url: string;
  readonly title: string | null;
  /** What to send along, so that a feed without news is not sent again. */
  readonly etag: string | null;
  readonly modified: string | null;
  /** When it was last asked; null before the first time. Instants are ISO 8601. */
  readonly polled: string | null;
  /** Until when it is left alone, after failures or because its server asked for it. */
  readonly rests: string | null;
  /** In a row. */
  readonly failures: number;
  readonly why: string | null;
}

/** The feeds of a ledger, in the order of their addresses. */
export function feedsIn({ db }: Ledger): readonly Feed[] {
  return db
    .prepare("SELECT url, title, etag, modified, polled, rests, failures, why FROM feeds ORDER BY url")
    .all()
    .map((row) => ({
      url: String(row["url"]),
      title: textOf(row["title"]),
      etag: textOf(row["etag"]),
      modified: textOf(row["modified"]),
      polled: textOf(row["polled"]),
      rests: textOf(row["rests"]),
      failures: Number(row["failures"]),
      why: textOf(row["why"]),
    }));
}

/** Keeps a feed to be watched; one that is there already stays as it is. */
export function keepFeed({ db }: Ledger, url: string): void {
  db.prepare("INSERT OR IGNORE INTO feeds (url) VALUES (?)").run(url);
}

/** Watches a feed no more. Tells whether it was watched. */
export function dropFeed({ db }: Ledger, url: string): boolean {
  return Number(db.prepare("DELETE FROM feeds WHERE url = ?").run(url).changes) > 0;
}

/** Keeps what a feed's state is now. */
export function updateFeed({ db }: Ledger, { url, title, etag, modified, polled, rests, failures, why }: Feed): void {
  db.prepare(
    "UPDATE feeds SET title = ?, etag = ?, modified = ?, polled = ?, rests = ?, failures = ?, why = ? WHERE url = ?",
  ).run(title, etag, modified, polled, rests, failures, why, url);
}

/** How often an item was tried in vain, or that it is done with: read, or not to be read. */
export function itemState({ db }: Ledger, item: string): { readonly tries: number; readonly isSeen: boolean } {
  const row = db.prepare("SELECT tries, seen FROM feed_items WHERE item = ?").get(item);
  return row === undefined
    ? { tries: 0, isSeen: false }
    : { tries: Number(row["tries"]), isSeen: row["seen"] !== null };
}

/** Keeps that an item was tried at an instant, and whether it is done with. */
export function recordItem({ db }: Ledger, item: string, now: string, isSeen: boolean): void {
  db.prepare(
    `INSERT INTO feed_items (item, tries, seen) VALUES (?, 1, ?)
     ON CONFLICT (item) DO UPDATE SET tries = tries + 1, seen = excluded.seen`,
  ).run(item, isSeen ? now : null);
}

/** Whether the ledger has a report from an address. */
export function hasReportFrom({ db }: Ledger, url: string): boolean {
  return db.prepare("SELECT 1 FROM reports WHERE url = ?").get(url) !== undefined;
}

function textOf(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}
