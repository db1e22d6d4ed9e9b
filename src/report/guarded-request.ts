import { type LookupAddress, lookup as systemLookup } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { type Failure, SaysoError } from "../errors/sayso-error.ts";
import { isForbiddenAddress } from "./address.ts";
import { MAX_SIZE } from "./intake.ts";
import { unpacked } from "./unpacked.ts";

/** What a server answered, whatever its status. */
export interface Answer {
  readonly status: number;
  /** Names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
  /** After redirects. */
  readonly url: string;
}

export interface FetchLimits {
  readonly maxSize?: number;
  /** Milliseconds for the whole of it. */
  readonly timeout?: number;
  readonly redirects?: number;
  /** With false, a redirect is an answer like any other, for whoever asks to follow. */
  readonly follows?: boolean;
  /** Tests read from a server of their own; nobody else may. */
  readonly isForbidden?: (address: string) => boolean;
}

/** What helps where a page cannot be fetched. */
export const REMEDY = "Open it in a browser, save the page, and read the file.";

/**
 * Asks a server for something, bounded in size, time and redirects. Never from a private, loopback or link-local address:
 * every address that a name resolves to is looked at as the connection is made, so that neither a redirect nor a DNS
 * answer that changes leads there. Refuses, with a `SaysoError`, what gives no answer; an answer of any status is given,
 * one of an error without its bytes.
 */
export async function guardedRequest(
  address: string,
  headers: Readonly<Record<string, string>>,
  limits: FetchLimits = {},
): Promise<Answer> {
  const {
    maxSize = MAX_SIZE,
    timeout = 20_000,
    redirects = 5,
    follows = true,
    isForbidden = isForbiddenAddress,
  } = limits;
  const { Agent, request } = await import("undici");
  const signal = AbortSignal.timeout(timeout);
  const dispatcher = new Agent({ connect: { lookup: guardedLookup(isForbidden), timeout }, maxResponseSize: maxSize });
  let url = webAddress(address, address);
  try {
    for (let hop = 0; hop <= redirects; hop++) {
      refuseLiteral(url, isForbidden);
      const answer = await request(url, {
        dispatcher,
        signal,
        headers: { ...headers, "accept-encoding": "identity" },
      });
      const { statusCode, body } = answer;
      const location = one(answer.headers["location"]);
      if (follows && statusCode >= 300 && statusCode < 400 && location !== undefined) {
        await body.dump();
        url = webAddress(new URL(location, url).href, address);
        continue;
      }
      if (statusCode >= 400) {
        await body.dump();
        return { status: statusCode, headers: flat(answer.headers), bytes: new Uint8Array(), url: url.href };
      }
      const chunks: Uint8Array[] = [];
      let size = 0;
      for await (const chunk of body as AsyncIterable<Uint8Array>) {
        size += chunk.length;
        if (size > maxSize) throw tooLarge(url.href, maxSize);
        chunks.push(chunk);
      }
      const bytes = await unpacked(Buffer.concat(chunks), one(answer.headers["content-encoding"]), maxSize);
      return { status: statusCode, headers: flat(answer.headers), bytes, url: url.href };
    }
    throw failure("url-redirects", address, `It redirects more than ${redirects} times.`, REMEDY);
  } catch (error) {
    throw told(error, url.href, maxSize, timeout);
  } finally {
    await dispatcher.destroy();
  }
}

function webAddress(address: string, place: string): URL {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url !== null && /^https?:$/.test(url.protocol) && url.username === "" && url.password === "") return url;
  throw failure(
    "url-invalid",
    place,
    `'${address}' is no web address.`,
    "Give one that begins with https:// or http://.",
  );
}

/** A host written as an address is not looked up, so it is looked at here. URL has made its odd spellings plain. */
function refuseLiteral(url: URL, isForbidden: (address: string) => boolean): void {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (isIP(host) !== 0 && isForbidden(host)) throw forbidden(url.hostname);
}

function guardedLookup(isForbidden: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    systemLookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      if (error !== null) return callback(error, "");
      if (addresses.length === 0 || addresses.some(({ address }) => isForbidden(address)))
        return callback(forbidden(hostname), "");
      const first = addresses[0] as LookupAddress;
      if (options.all === true) return callback(null, addresses);
      return callback(null, first.address, first.family);
    });
  };
}

function forbidden(host: string): SaysoError {
  return failure(
    "url-private",
    host,
    "The address is private to this machine or its network; Sayso does not fetch from there.",
    "Save the page and read the file.",
  );
}

function tooLarge(url: string, maxSize: number): SaysoError {
  return failure("file-too-large", url, `The page is larger than ${maxSize} bytes.`, "Allow more with --max-size.");
}

function told(error: unknown, url: string, maxSize: number, timeout: number): SaysoError {
  if (error instanceof SaysoError) return error;
  const { name = "", code = "", cause } = error as { name?: string; code?: string; cause?: unknown };
  if (cause instanceof SaysoError) return cause;
  if (code === "UND_ERR_RES_EXCEEDED_MAX_SIZE" || code === "ERR_BUFFER_TOO_LARGE") return tooLarge(url, maxSize);
  if (name === "TimeoutError" || name === "AbortError" || code.endsWith("TIMEOUT")) {
    return failure(
      "url-timeout",
      url,
      `No whole answer came within ${timeout / 1000} seconds.`,
      "Try again later, or save the page and read the file.",
    );
  }
  const why = error instanceof Error ? error.message : String(error);
  return failure("url-failed", url, `It could not be fetched: ${why}.`, "Check the address and the network.");
}

function failure(code: Failure["code"], place: string, message: string, remedy: string): SaysoError {
  return new SaysoError({ code, place, message, remedy });
}

function flat(headers: Readonly<Record<string, string | string[] | undefined>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => {
      const first = one(value);
      return first === undefined ? [] : [[name.toLowerCase(), first]];
    }),
  );
}

function one(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}
