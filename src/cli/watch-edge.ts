import { setTimeout as wait } from "node:timers/promises";
import packageJson from "../../package.json" with { type: "json" };
import { createReader, type Reader } from "../index.ts";
import { guardedRequest } from "../report/guarded-request.ts";
import type { World } from "../watch/polite.ts";
import { loadRegistry } from "./registry-file.ts";

/** The world as it is; sleeping ends with the signal. */
export function realWorld(signal: AbortSignal): World {
  return {
    ask: (url, headers) => guardedRequest(url, headers, { follows: false }),
    now: () => new Date(),
    sleep: (milliseconds) => wait(milliseconds, undefined, { signal }).catch(() => {}),
  };
}

/** Sends to a webhook and gives the answer's status. The address was judged before: see `webhookAddress`. */
export async function post(url: string, body: string): Promise<number> {
  const { request } = await import("undici");
  const headers = { "content-type": "application/json", "user-agent": userAgent(undefined) };
  const answer = await request(url, { method: "POST", body, headers, signal: AbortSignal.timeout(10_000) });
  await answer.body.dump();
  return answer.statusCode;
}

/** What servers are told of us. */
export function userAgent(contact: string | undefined): string {
  return `Sayso/${packageJson.version} (a reader of news reports${contact === undefined ? "" : `; ${contact}`})`;
}

/** The model is opened when the first new report comes: most polls bring none. */
export function readerOnDemand(registry: string | undefined) {
  let opened: Promise<Reader> | null = null;
  return {
    open: () => {
      const today = new Date().toISOString().slice(0, 10);
      opened ??= createReader({ today, registry: loadRegistry(registry) });
      return opened;
    },
    close: async () => (await opened)?.close(),
  };
}
