import { SaysoError } from "../errors/sayso-error.ts";
import { dropFeed, feedsIn, keepFeed } from "../ledger/feeds.ts";
import type { Ledger } from "../ledger/open-ledger.ts";
import { dropRule, keepRule, rulesIn } from "../ledger/rules.ts";
import { alertLines, raiseFresh } from "./alerts.ts";
import { counted, safe } from "./text/page.ts";

export interface Changes {
  /** Rules. */
  readonly when: readonly string[];
  /** Feeds and rules. */
  readonly drop: readonly string[];
}

/**
 * Keeps the feeds and rules that are new, and drops those that are to go. Tells whether any was dropped.
 * Refuses with `rule-invalid`, `url-invalid` or `feed-unknown`, before it changes anything but what is dropped.
 */
export async function keepAndDrop(
  ledger: Ledger,
  addresses: readonly string[],
  { when, drop }: Changes,
): Promise<boolean> {
  const feeds = addresses.map(feedAddress);
  const now = new Date().toISOString();
  const { parseRule } = await import("../watch/rule.ts");
  for (const rule of when) parseRule(rule);
  for (const what of drop) dropOne(ledger, what, now);
  // What is there already is no news to a new rule: the old ones have their say on it first.
  if (when.length > 0)
    for (const alert of await raiseFresh(ledger, null)) for (const line of alertLines(alert)) console.log(line);
  for (const rule of when) keepRule(ledger, rule.replace(/\s+/g, " ").trim(), now);
  for (const feed of feeds) keepFeed(ledger, feed);
  return drop.length > 0;
}

/** How many feeds and rules are watched, and which. */
export function watchedLines(ledger: Ledger, isWhole: boolean): readonly string[] {
  const [feeds, rules] = [feedsIn(ledger), rulesIn(ledger)];
  const count = `${counted(feeds.length, "feed")} watched, ${counted(rules.length, "rule")}`;
  if (!isWhole) return [count];
  const own = feeds.map(({ url, title, polled, rests, why }) => {
    const state = rests === null ? `asked ${polled ?? "never"}` : `left alone until ${rests}: ${why}`;
    return `  ${safe(url)}${title === null ? "" : ` (${safe(title)})`}  ${safe(state)}`;
  });
  return [count, ...own, ...rules.map(({ text }) => `  ${safe(text)}`)];
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

function dropOne(ledger: Ledger, what: string, now: string): void {
  if (dropRule(ledger, what.replace(/\s+/g, " ").trim(), now)) return;
  if (dropFeed(ledger, URL.canParse(what) ? new URL(what).href : what)) return;
  const watched = [...feedsIn(ledger).map(({ url }) => url), ...rulesIn(ledger).map(({ text }) => `'${text}'`)];
  throw new SaysoError({
    code: "feed-unknown",
    place: what,
    message: "No such feed or rule is watched.",
    remedy: `Watched are: ${watched.join(", ") || "none"}.`,
  });
}
