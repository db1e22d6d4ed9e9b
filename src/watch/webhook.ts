import ipaddr from "ipaddr.js";
import { SaysoError } from "../errors/sayso-error.ts";
import { type Alert, alertsToSend, markSent } from "../ledger/alerts.ts";
import type { Ledger } from "../ledger/open-ledger.ts";

/** Sends a body to an address and gives the answer's status. Follows no redirect: it would lead anywhere. */
export type Post = (url: string, body: string) => Promise<number>;

/**
 * The address of a webhook: on this machine, or on a host that was allowed by name. Refuses with `webhook-refused` any
 * other, since alerts hold words of the ledger.
 */
export function webhookAddress(address: string, allowedHosts: readonly string[]): string {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !/^https?:$/.test(url.protocol))
    throw refused(address, `'${address}' is no web address.`, "Give one that begins with https:// or http://.");
  const host = url.hostname.toLowerCase();
  if (isLoopback(host) || allowedHosts.some((one) => [host, url.host].includes(one.toLowerCase()))) return url.href;
  throw refused(address, `Nothing is sent to '${host}' unasked.`, `Allow it with --allow-host ${host}.`);
}

/**
 * Sends the alerts that wait, the oldest first, each once it is answered with a success and then never again; after a
 * failure the others wait for the next time. Gives what went wrong, or null.
 */
export async function sendAlerts(ledger: Ledger, url: string, post: Post, now: () => Date): Promise<string | null> {
  for (const alert of alertsToSend(ledger)) {
    const answer = await post(url, bodyOf(alert)).catch((error: unknown) =>
      error instanceof Error ? error.message : String(error),
    );
    if (typeof answer === "string") return `The webhook could not be reached: ${answer}.`;
    if (answer < 200 || answer > 299) return `The webhook answered ${answer}.`;
    markSent(ledger, alert.id, now().toISOString());
  }
  return null;
}

/** `text` is what chat programs show of it. */
function bodyOf(alert: Alert): string {
  return JSON.stringify({ text: `${alert.rule}: ${alert.report.title ?? alert.report.id}`, ...alert });
}

function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, "");
  return bare === "localhost" || (ipaddr.isValid(bare) && ipaddr.process(bare).range() === "loopback");
}

function refused(place: string, message: string, remedy: string): SaysoError {
  return new SaysoError({ code: "webhook-refused", place, message, remedy });
}
