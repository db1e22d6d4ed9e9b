import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { feedsIn, keepFeed } from "../../src/ledger/feeds.ts";
import { type Ledger, openLedger } from "../../src/ledger/open-ledger.ts";
import { politeGuest } from "../../src/watch/polite.ts";
import { type ItemOutcome, pollFeeds } from "../../src/watch/poll.ts";
import { aWorld } from "./a-world.ts";

const FEED = "https://news.example/feed";
const PAUSE = 3000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const feed = (...names: readonly string[]) =>
  `<rss version="2.0"><channel><title>Post</title>${names.map((name) => `<item><link>https://news.example/${name}</link></item>`).join("")}</channel></rss>`;

let ledger: Ledger;
let told: string[] = [];
let failed: string[] = [];

beforeEach(() => {
  ledger = openLedger(":memory:");
  keepFeed(ledger, FEED);
  told = [];
  failed = [];
});
afterEach(() => ledger.close());

function watcher(pages: Parameters<typeof aWorld>[0], read: () => ItemOutcome = () => "added") {
  const { world, asked, pass } = aWorld(pages);
  const guest = politeGuest(world, "Sayso/0 (tests)", PAUSE);
  const poll = () =>
    pollFeeds({
      ledger,
      guest,
      now: world.now,
      every: 15 * MINUTE,
      read: async () => read(),
      fail: ({ message }, place) => failed.push(`${place}: ${message}`),
      tell: (line) => told.push(line),
      isOver: () => false,
    });
  return { poll, pass, asked, paths: () => asked.map(({ url }) => new URL(url).pathname) };
}

describe("pollFeeds", () => {
  test("reads what is new, the oldest first, and nothing twice", async () => {
    let names = ["b", "a"];
    const { poll, paths } = watcher({
      [FEED]: () => ({ text: feed(...names) }),
      "https://news.example/a": () => ({}),
      "https://news.example/b": () => ({}),
      "https://news.example/c": () => ({}),
    });
    expect((await poll()).items).toMatchObject({ added: 2, failed: 0, left: 0 });
    names = ["c", "b", "a"];
    expect((await poll()).items).toMatchObject({ added: 1 });
    expect(paths()).toEqual(["/robots.txt", "/feed", "/a", "/b", "/feed", "/c"]);
  });

  test("sends along what the server said of the feed, and takes 'unchanged' for an answer", async () => {
    const { poll, asked } = watcher({
      [FEED]: ({ headers }) =>
        headers["if-none-match"] === '"1"' && headers["if-modified-since"] === "Tue"
          ? { status: 304 }
          : { text: feed(), headers: { etag: '"1"', "last-modified": "Tue" } },
    });
    expect((await poll()).feeds).toMatchObject({ read: 1 });
    expect((await poll()).feeds).toMatchObject({ unchanged: 1, read: 0 });
    expect(asked.at(-1)?.headers["user-agent"]).toBe("Sayso/0 (tests)");
  });

  test("leaves a host the pause, or the longer one that its robots.txt asks for", async () => {
    for (const [robots, pause] of [
      ["", PAUSE],
      ["User-agent: *\nCrawl-delay: 10", 10_000],
    ] as const) {
      ledger.db.exec("DELETE FROM feed_items");
      const { poll, asked } = watcher({
        "https://news.example/robots.txt": () => ({ text: robots }),
        [FEED]: () => ({ text: feed("a", "b") }),
        "https://news.example/a": () => ({}),
        "https://news.example/b": () => ({}),
      });
      await poll();
      expect(asked.slice(1).map(({ at }, i) => at - (asked[i]?.at ?? 0))).toEqual([pause, pause, pause]);
    }
  });

  test("does not fetch what robots.txt disallows, and tells it once", async () => {
    const { poll, paths } = watcher({
      "https://news.example/robots.txt": () => ({ text: "User-agent: Sayso\nDisallow: /private" }),
      [FEED]: () => ({ text: feed("private/a") }),
    });
    expect((await poll()).items).toMatchObject({ failed: 1 });
    expect((await poll()).items).toMatchObject({ failed: 0 });
    expect(paths()).not.toContain("/private/a");
    expect(failed).toEqual([expect.stringContaining("robots.txt asks")]);
  });

  test("fetches nothing of a host while its robots.txt cannot be had", async () => {
    const { poll, paths } = watcher({ "https://news.example/robots.txt": () => ({ status: 500 }) });
    expect((await poll()).feeds).toMatchObject({ failed: 1 });
    expect(paths()).toEqual(["/robots.txt"]);
  });

  test("a redirect is followed as politely: by the other host's robots.txt, and not for ever", async () => {
    const to = (location: string) => () => ({ status: 302, headers: { location } });
    const { poll, asked } = watcher({
      [FEED]: () => ({ text: feed("d", "c", "b", "a") }),
      "https://news.example/d": to("file:///etc/passwd"),
      "https://news.example/a": to("https://other.example/open"),
      "https://news.example/b": to("https://other.example/closed"),
      "https://news.example/c": to("/c"),
      "https://other.example/robots.txt": () => ({ text: "User-agent: *\nDisallow: /closed" }),
      "https://other.example/open": () => ({}),
    });
    expect((await poll()).items).toMatchObject({ added: 1, failed: 3 });
    expect(asked.map(({ url }) => url)).not.toContain("https://other.example/closed");
    expect(failed).toEqual([
      expect.stringContaining("robots.txt asks"),
      expect.stringContaining("more than 5 times"),
      expect.stringContaining("no web address"),
    ]);
  });

  test.each([
    ["seconds", "7200", 2 * HOUR],
    ["a date", new Date(Date.UTC(2026, 2, 3, 5)).toUTCString(), 5 * HOUR],
    ["less than our own back-off", "60", 15 * MINUTE],
    ["nonsense", "soon", 15 * MINUTE],
    ["nothing", undefined, 15 * MINUTE],
  ])("a feed that answers 429 rests as long as Retry-After says in %s", async (_, retryAfter, rest) => {
    const { poll, pass, paths } = watcher({
      [FEED]: () => ({ status: 429, headers: retryAfter === undefined ? {} : { "retry-after": retryAfter } }),
    });
    await poll();
    pass(rest - MINUTE);
    expect((await poll()).feeds).toMatchObject({ resting: 1, failed: 0 });
    pass(MINUTE + PAUSE);
    expect((await poll()).feeds).toMatchObject({ resting: 0, failed: 1 });
    expect(paths()).toEqual(["/robots.txt", "/feed", "/feed"]);
  });

  test("rests twice as long after each failure in a row, a day at most, and not at all once it answers", async () => {
    let isDown = true;
    const { poll, pass } = watcher({ [FEED]: () => (isDown ? { status: 500 } : { text: feed() }) });
    const rests: number[] = [];
    for (let i = 0; i < 9; i++) {
      await poll();
      const { polled, rests: until } = feedsIn(ledger)[0] ?? {};
      rests.push((Date.parse(until ?? "") - Date.parse(polled ?? "")) / MINUTE);
      pass(25 * HOUR);
    }
    expect(rests).toEqual([15, 30, 60, 120, 240, 480, 960, 1440, 1440]);
    isDown = false;
    await poll();
    expect(feedsIn(ledger)[0]).toMatchObject({ failures: 0, rests: null, why: null });
  });

  test("an error page in place of a feed is told, and stops no other feed", async () => {
    keepFeed(ledger, "https://other.example/feed");
    const { poll } = watcher({
      [FEED]: () => ({ text: "<html><body>Oops</body></html>" }),
      "https://other.example/feed": () => ({ text: feed() }),
    });
    expect((await poll()).feeds).toMatchObject({ read: 1, failed: 1 });
    expect(told).toEqual([expect.stringContaining("web page, not a feed")]);
  });

  test("an item that cannot be had is tried three times, and the feed comes whole till then", async () => {
    const { poll, asked } = watcher({
      [FEED]: () => ({ text: feed("a"), headers: { etag: '"1"' } }),
      "https://news.example/a": () => ({ status: 502 }),
    });
    for (const expected of [{ left: 1 }, { left: 1 }, { left: 0, failed: 1 }, { left: 0, failed: 0 }])
      expect((await poll()).items).toMatchObject(expected);
    expect(asked.filter(({ url }) => url.endsWith("/a"))).toHaveLength(3);
    expect(asked.filter(({ headers }) => headers["if-none-match"] !== undefined)).toHaveLength(1);
  });

  test("a host that is too busy for one item is spared the others, and the feed rests", async () => {
    const { poll, paths } = watcher({
      [FEED]: () => ({ text: feed("b", "a") }),
      "https://news.example/a": () => ({ status: 503, headers: { "retry-after": "3600" } }),
      "https://news.example/b": () => ({}),
    });
    expect((await poll()).items).toMatchObject({ left: 2, added: 0 });
    expect((await poll()).feeds).toMatchObject({ resting: 1 });
    expect(paths()).toEqual(["/robots.txt", "/feed", "/a"]);
  });
});
