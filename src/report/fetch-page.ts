import { SaysoError } from "../errors/sayso-error.ts";
import { type Answer, type FetchLimits, guardedRequest, REMEDY } from "./guarded-request.ts";

export interface Fetched {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  /** After redirects. */
  readonly url: string;
}

/** What is asked for where a report is wanted. */
export const PAGE_HEADERS = {
  "user-agent": "Sayso (a reader of news reports)",
  // A page before all else; a PDF or an archive where that is what stands there.
  accept: "text/html,text/plain;q=0.9,application/pdf;q=0.8,*/*;q=0.5",
} as const;

/** Fetches a page by `guardedRequest`. Refuses what that refuses, and with `url-failed` every answer but 200. */
export async function fetchPage(address: string, limits: FetchLimits = {}): Promise<Fetched> {
  return pageOf(await guardedRequest(address, PAGE_HEADERS, limits));
}

/** The page that a server answered with. Refuses with `url-failed` every answer but 200. */
export function pageOf({ status, headers, bytes, url }: Answer): Fetched {
  if (status === 200) return { bytes, contentType: headers["content-type"] ?? "", url };
  throw new SaysoError({
    code: "url-failed",
    place: url,
    message: `The server answered ${status}.`,
    remedy: status === 404 ? "Check the address." : REMEDY,
  });
}
