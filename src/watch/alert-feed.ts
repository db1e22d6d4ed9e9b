import { createHash } from "node:crypto";
import { generateAtomFeed } from "feedsmith";
import type { Alert } from "../ledger/alerts.ts";

/** Alerts as an Atom feed, which any reader of feeds can follow. `ledger` tells whose they are: the path of its file. */
export function alertFeed(alerts: readonly Alert[], ledger: string, now: Date): string {
  const newest = alerts[0]?.at;
  const own = createHash("sha256").update(ledger).digest("hex").slice(0, 16);
  return generateAtomFeed({
    id: `urn:sayso:alerts:${own}`,
    title: { value: "Sayso: alerts" },
    updated: newest === undefined ? now : new Date(newest),
    authors: [{ name: "Sayso" }],
    entries: alerts.map((alert) => ({
      id: `urn:sayso:alerts:${own}:${alert.id}`,
      title: { value: printable(`${alert.rule}: ${alert.report.title ?? alert.report.id}`) },
      updated: new Date(alert.at),
      ...linked(alert.report.url),
      content: { value: printable(linesOf(alert).join("\n")), type: "text" },
    })),
  });
}

/** The rows, and the first report with its own where the alert is on a second. */
function linesOf({ rows, first }: Alert): readonly string[] {
  const own = rows.map(({ id, words }) => `${id}: ${words}`);
  if (first === null) return own;
  const { title, publisher, id, url } = first.report;
  const whence = [title ?? id, publisher, url].filter((part) => part !== null).join(", ");
  return [...own, `After ${whence}`, ...first.rows.map((row) => `${row.id}: ${row.words}`)];
}

/** A page may tell any address as its own. */
function linked(url: string | null) {
  return url !== null && /^https?:\/\//i.test(url) ? { links: [{ href: url, rel: "alternate" }] } : {};
}

/** XML has no place for most control characters. */
function printable(text: string): string {
  return text.replace(/[^\P{C}\n\t\p{Cf}]|[\ufffe\uffff]/gu, "\ufffd");
}
