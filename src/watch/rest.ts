/** The longest that a feed is left alone after failures of its own, in milliseconds. */
const LONGEST = 24 * 3600_000;
/** A server that asks for longer than this does not mean it. */
const LONGEST_ASKED = 7 * 24 * 3600_000;

/**
 * Until when a feed is left alone after so many failures in a row, as an ISO instant: twice as long each time, up to a
 * day, and at least as long as its server asked for in `Retry-After`.
 */
export function restUntil(failures: number, every: number, retryAfter: string | undefined, now: Date): string {
  const own = Math.min(every * 2 ** Math.min(failures - 1, 20), LONGEST);
  return new Date(now.getTime() + Math.max(own, asked(retryAfter, now))).toISOString();
}

/** What `Retry-After` asks for, in milliseconds: seconds or a date, and nothing where it is neither. */
function asked(retryAfter: string | undefined, now: Date): number {
  const value = retryAfter?.trim() ?? "";
  const wait = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now.getTime();
  return Number.isNaN(wait) ? 0 : Math.min(Math.max(wait, 0), LONGEST_ASKED);
}
