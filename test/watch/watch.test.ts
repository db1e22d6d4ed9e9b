import { expect, test } from "vitest";
import { keepFeed } from "../../src/ledger/feeds.ts";
import { openLedger } from "../../src/ledger/open-ledger.ts";
import { politeGuest } from "../../src/watch/polite.ts";
import { watchFeeds } from "../../src/watch/watch.ts";
import { aWorld } from "./a-world.ts";

const FEED = "https://news.example/feed";
const EVERY = 900_000;

/** Watches until so many polls were told, or once. */
async function watch(isOnce: boolean, polls: number) {
  const ledger = openLedger(":memory:");
  keepFeed(ledger, FEED);
  const { world, asked } = aWorld({
    [FEED]: () => ({ text: "<rss version='2.0'><channel><title>x</title></channel></rss>" }),
  });
  let told = 0;
  await watchFeeds({
    ledger,
    world,
    guest: politeGuest(world, "Sayso", 3000),
    every: EVERY,
    isOnce,
    isOver: () => told >= polls,
    tell: () => {},
    fail: () => {},
    read: async () => "added",
    polled: async () => {
      told += 1;
    },
  });
  ledger.close();
  return { told, at: asked.filter(({ url }) => url === FEED).map(({ at }) => at) };
}

test("polls once and ends", async () => {
  expect((await watch(true, 9)).told).toBe(1);
});

test("polls as often as it is to, from beginning to beginning, until it is over", async () => {
  const { told, at } = await watch(false, 3);
  expect(told).toBe(3);
  expect(at).toEqual([3000, EVERY, 2 * EVERY]);
});
