import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readItem } from "../../src/cli/read-item.ts";
import { failuresIn } from "../../src/ledger/failures.ts";
import { type Ledger, openLedger } from "../../src/ledger/open-ledger.ts";
import { readingsIn } from "../../src/ledger/readings-in.ts";
import type { Reading } from "../../src/reading/reading.ts";
import type { Report } from "../../src/report/report.ts";
import { aReading } from "../ledger/a-reading.ts";

const URL = "https://news.example/a";
const ITEM = { url: URL, published: "2026-03-03", title: "From the feed" };
let ledger: Ledger;

beforeEach(() => {
  ledger = openLedger(":memory:");
  vi.spyOn(console, "error").mockImplementation(() => {});
});
afterEach(() => {
  ledger.close();
  vi.restoreAllMocks();
});

/** Reads nothing but what a report says of itself. */
const read = async ({ blocks, warnings: _, source: __, ...report }: Report): Promise<Reading> => ({
  ...aReading(),
  report,
  blocks,
  actors: [],
  attributions: [],
});
const reader = async () => ({
  version: "1",
  read: async (report: Report) => ({ reading: await read(report), sentences: [] }),
});
const page = (text: string, contentType: string) => ({
  status: 200,
  url: URL,
  headers: { "content-type": contentType },
  bytes: new TextEncoder().encode(text),
});
const article = (head: string) =>
  `<html><head>${head}</head><body><article>${"<p>The mayor said on Monday that the old bridge over the Marn would close for a year.</p>".repeat(6)}</article></body></html>`;

test("the page's own day goes before the feed's, which fills what the page does not say", async () => {
  const dated = article('<meta property="article:published_time" content="2026-03-01"><title>Its own</title>');
  expect(await readItem(page(dated, "text/html"), ITEM, "The Marn Post", ledger, reader)).toBe("added");
  const [stored] = [...readingsIn(ledger)];
  expect(stored?.report).toMatchObject({
    url: URL,
    published: "2026-03-01",
    publisher: "The Marn Post",
    title: "Its own",
  });
  expect(await readItem(page(dated, "text/html"), ITEM, null, ledger, reader)).toBe("already-there");
});

test("a plain text takes the feed's day and publisher", async () => {
  await readItem(
    page("The mayor said that the bridge would close.", "text/plain"),
    ITEM,
    "The Marn Post",
    ledger,
    reader,
  );
  expect([...readingsIn(ledger)][0]?.report).toMatchObject({ published: "2026-03-03", publisher: "The Marn Post" });
});

test.each([
  [
    "a page without an article",
    page("<html><body><nav>Home</nav></body></html>", "text/html"),
    reader,
    "page-without-article",
  ],
  [
    "one that makes the reader stumble",
    page("The mayor said so.", "text/plain"),
    async () => ({ version: "1", read: () => Promise.reject(new TypeError("a fault of ours")) }),
    "reading-broken",
  ],
])("%s is kept as failed, by its address, and stops nothing", async (_, answer, opened, code) => {
  expect(await readItem(answer, ITEM, null, ledger, opened)).toBe("failed");
  expect(failuresIn(ledger)).toMatchObject([{ place: URL, code }]);
});
