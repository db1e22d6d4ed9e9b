import { setTimeout as wait } from "node:timers/promises";
import packageJson from "../../package.json" with { type: "json" };
import { createReader, type Reader } from "../index.ts";
import type { Registry } from "../registry/registry.ts";
import { guardedRequest } from "../report/guarded-request.ts";
import type { World } from "../watch/polite.ts";

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

/**
 * The model is opened when the first new report comes, since most polls bring none; and anew on another day, since a
 * reader believes no report that is of a later day than its own.
 */
export function readerOnDemand(registry: () => Registry, now: () => Date, openReader = createReader) {
  let opened: { readonly today: string; readonly reader: Promise<Reader> } | null = null;
  const close = async () => (await opened?.reader)?.close();
  return {
    open: async () => {
      const today = now().toISOString().slice(0, 10);
      if (opened?.today !== today) {
        await close();
        opened = { today, reader: openReader({ today, registry: registry() }) };
      }
      return await opened.reader;
    },
    close,
  };
}
