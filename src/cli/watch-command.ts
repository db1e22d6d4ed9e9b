import { Command } from "commander";
import { feedsIn } from "../ledger/feeds.ts";
import { type Ledger, openLedger } from "../ledger/open-ledger.ts";
import type { PollCounts } from "../watch/poll.ts";
import { countsLine, failReport, readsOf } from "./add-report.ts";
import { alertLines, alertsText, raiseFresh, writeWhole } from "./alerts.ts";
import { durationOf } from "./duration.ts";
import { endOnInterrupt } from "./interrupt.ts";
import { ledgerOption, ledgerPath } from "./ledger-option.ts";
import { readItem } from "./read-item.ts";
import { registryFor } from "./registry-file.ts";
import { counted, safe } from "./text/page.ts";
import { post, readerOnDemand, realWorld, userAgent } from "./watch-edge.ts";
import { type Changes, keepAndDrop, watchedLines } from "./watched.ts";

interface WatchOptions extends Changes {
  readonly ledger?: string;
  readonly registry?: string;
  readonly once?: true;
  readonly list?: true;
  readonly every: string;
  readonly pause: string;
  readonly contact?: string;
  readonly webhook?: string;
  readonly allowHost: readonly string[];
  readonly alertsOut?: string;
}

const RULES = `
Rules:
  new statement by Petra Lunnik        by a name, a part of one, an office, or an id of the registry
  new statement by mayor on ferr*      and on words, all of which must be there; a star ends a beginning
  new dispute on the bridge
  new event ASSAULT by "Bank of Marn"  a type of the PLOVER ontology; marks keep a name together
  second independent report of the flood in Marn
                                       once a story: no copy, another house, no agency in common`;

/** `sayso watch FEED…`: reads what is new in feeds into a ledger, again and again. */
export function watchCommand(): Command {
  return new Command("watch")
    .description("read what is new in feeds (RSS, Atom, RDF, JSON Feed) into a ledger, again and again")
    .argument("[feed...]", "addresses of feeds, kept in the ledger (default: those that are kept there)")
    .addOption(ledgerOption())
    .option("--registry <file>", "known actors (default: the ledger's and your own)")
    .option("--once", "ask once and end")
    .option("--every <time>", "how often feeds are asked, 1m at least", "15m")
    .option("--pause <time>", "the least time between two questions to one host, 1s at least", "3s")
    .option("--contact <address>", "an address of yours that the servers are told")
    .option(
      "--when <rule>",
      "tell of new reports with a row that a rule asks for; kept in the ledger; more than one",
      more,
      [],
    )
    .option("--webhook <address>", "send alerts there too, as JSON: on this machine or a host that is allowed")
    .option("--allow-host <host>", "a host that alerts may be sent to; more than one", more, [])
    .option("--alerts-out <file>", "keep an Atom feed of the newest alerts in a file")
    .option("--drop <feed-or-rule>", "watch this feed, or by this rule, no more; more than one", more, [])
    .option("--list", "tell what is watched, and end")
    .addHelpText("after", RULES)
    .action(watch);
}

/** An option that may be given again: one that took many values would take the feeds behind it for its own. */
function more(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

async function watch(addresses: readonly string[], options: WatchOptions): Promise<void> {
  const every = durationOf(options.every, "--every", 60_000);
  const pause = durationOf(options.pause, "--pause", 1000);
  const ledger = openLedger(ledgerPath(options.ledger));
  const tellAlerts = await alertsTeller(ledger, options);
  const hasDropped = await keepAndDrop(ledger, addresses, options);
  const isToEnd = options.list === true || (hasDropped && addresses.length === 0);
  if (isToEnd || feedsIn(ledger).length === 0) {
    for (const line of watchedLines(ledger, options.list === true)) console.log(line);
    return ledger.close();
  }
  const [{ politeGuest }, { watchFeeds }] = await Promise.all([
    import("../watch/polite.ts"),
    import("../watch/watch.ts"),
  ]);
  const end = endOnInterrupt();
  const world = realWorld(end.signal);
  const reader = readerOnDemand(() => registryFor(ledger, options.registry), world.now);
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
    read: (page, item, feed) => readItem(page, item, feed.title, ledger, async () => readsOf(await reader.open())),
    polled: async (counts) => {
      await tellAlerts();
      hasFailed = counts.items.failed > 0 || counts.feeds.failed > 0;
      console.log(summary(counts));
    },
  });
  await reader.close();
  ledger.close();
  if (hasFailed && options.once === true) process.exitCode = 1;
}

function summary({ feeds, items }: PollCounts): string {
  const { read, unchanged, resting, failed } = feeds;
  const left = items.left > 0 ? `, ${items.left} left for later` : "";
  const all = counted(read + unchanged + resting + failed, "feed");
  return `${countsLine(items)}${left}; ${all}: ${read} with answers, ${unchanged} unchanged, ${resting} resting, ${failed} failed`;
}

/** Raises alerts, prints them, sends them on and writes their feed, as was asked. */
async function alertsTeller(ledger: Ledger, { webhook, allowHost, alertsOut }: WatchOptions) {
  const { sendAlerts, webhookAddress } = await import("../watch/webhook.ts");
  const address = webhook === undefined ? null : webhookAddress(webhook, allowHost);
  return async () => {
    for (const alert of await raiseFresh(ledger, address !== null))
      for (const line of alertLines(alert)) console.log(line);
    const trouble = address === null ? null : await sendAlerts(ledger, address, post, () => new Date());
    if (trouble !== null) console.error(`sayso: ${safe(trouble)} The alerts that wait are sent with the next poll.`);
    if (alertsOut !== undefined) writeWhole(alertsOut, await alertsText(ledger, "atom", 100));
  };
}
