import { renameSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { SaysoError } from "../errors/sayso-error.ts";
import { type Alert, type AlertSide, alertsIn, raiseAlerts } from "../ledger/alerts.ts";
import type { Ledger } from "../ledger/open-ledger.ts";
import { safe } from "./text/page.ts";

export type AlertFormat = "text" | "json" | "atom";

/** How much of a row's words a line tells. */
const SHOWN = 160;

/** Holds the rules against what was added since the last time, whoever added it. */
export async function raiseFresh(ledger: Ledger, isForHook: boolean | null): Promise<readonly Alert[]> {
  const { matchingIn } = await import("../watch/matching.ts");
  return raiseAlerts(ledger, matchingIn(ledger), new Date().toISOString(), isForHook);
}

/** The newest alerts of a ledger in a format. */
export async function alertsText(ledger: Ledger, format: AlertFormat, most: number): Promise<string> {
  const alerts = alertsIn(ledger, most);
  if (format === "json") return `${JSON.stringify(alerts, null, 2)}\n`;
  if (format === "text") return alerts.map((alert) => `${alertLines(alert).join("\n")}\n`).join("");
  const { alertFeed } = await import("../watch/alert-feed.ts");
  return alertFeed(alerts, resolve(ledger.path), new Date());
}

/** An alert for a terminal. */
export function alertLines({ rule, at, report, rows, first }: Alert): readonly string[] {
  const [heading, ...lines] = sideLines({ report, rows });
  const beside = first === null ? [] : sideLines(first);
  return [
    `${at.slice(0, 16).replace("T", " ")}  ${safe(rule)}: ${heading}`,
    ...lines,
    ...beside.map((line, i) => (i === 0 ? `  after ${line}` : line)),
  ];
}

function sideLines({ report, rows }: AlertSide): readonly string[] {
  const { title, publisher, published, id, url } = report;
  const whence = [publisher, published?.slice(0, 10)].filter((one) => one !== null && one !== undefined).join(", ");
  return [
    `${safe(title ?? id)}${whence === "" ? "" : ` (${safe(whence)})`}`,
    ...(url === null ? [] : [`  ${safe(url)}`]),
    ...rows.map((row) => `  ${row.id}  ${cut(safe(row.words))}`),
  ];
}

/** The file is the old one or the new one whole: a reader may look at any moment. */
export function writeWhole(path: string, text: string): void {
  const passing = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(passing, text);
    renameSync(passing, path);
  } catch (cause) {
    throw new SaysoError(
      {
        code: "file-unreadable",
        place: path,
        message: `It cannot be written (${(cause as NodeJS.ErrnoException).code}).`,
        remedy: "Check its folder and permissions.",
      },
      cause,
    );
  }
}

function cut(text: string): string {
  return text.length <= SHOWN ? text : `${text.slice(0, SHOWN).replace(/[\ud800-\udbff]$/, "")}…`;
}
