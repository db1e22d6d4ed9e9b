import { createRequire } from "node:module";
import { type Failure, SaysoError } from "../errors/sayso-error.ts";
import type { Answer } from "../report/guarded-request.ts";

/** All that watching needs of the world; tests give it one of their own. */
export interface World {
  /** Follows no redirect. Refuses, with a `SaysoError`, what gives no answer. */
  readonly ask: (url: string, headers: Readonly<Record<string, string>>) => Promise<Answer>;
  readonly now: () => Date;
  /** Ends early, without a word, where the watching is to end. */
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/** What is told of us to servers, and by which name their robots.txt may speak to us. */
export const AGENT = "Sayso";

/** Asks servers as a good guest: by their robots.txt, and never two things of one host in quick succession. */
export interface Guest {
  /** Refuses with `robots-disallowed`, or as the world does. */
  readonly ask: (url: string, headers: Readonly<Record<string, string>>) => Promise<Answer>;
}

interface Robot {
  readonly isAllowed: (url: string, agent: string) => boolean | undefined;
  readonly getCrawlDelay: (agent: string) => number | undefined;
}

/** Its own types tell of a default export that CommonJS has not. */
const robotsParser = createRequire(import.meta.url)("robots-parser") as (url: string, text: string) => Robot;

/** How long a robots.txt is believed. */
const BELIEVED = 24 * 3600_000;
const REDIRECTS = 5;
/** A host that wants longer pauses than this would never be read. */
const LONGEST_PAUSE = 60_000;

/** A guest that leaves each host at least `pause` milliseconds between two questions, or as many as it asks for. */
export function politeGuest(world: World, userAgent: string, pause: number): Guest {
  const asked = new Map<string, number>();
  const rules = new Map<string, { readonly until: number; readonly robots: Promise<Robot | Failure> }>();
  const paused = async (url: string, headers: Readonly<Record<string, string>>, least: number) => {
    const { host } = new URL(url);
    const last = asked.get(host);
    const wait = last === undefined ? 0 : last + least - world.now().getTime();
    if (wait > 0) await world.sleep(wait);
    asked.set(host, world.now().getTime());
    return await world.ask(url, { ...headers, "user-agent": userAgent });
  };
  const robotsOf = (url: string) => {
    const { origin } = new URL(url);
    const known = rules.get(origin);
    if (known !== undefined && known.until > world.now().getTime()) return known.robots;
    const robots = robotsAt(`${origin}/robots.txt`, (first) =>
      following(first, (address) => paused(address, { accept: "text/plain" }, pause)),
    );
    rules.set(origin, { until: world.now().getTime() + BELIEVED, robots });
    return robots;
  };
  const askOnce = async (url: string, headers: Readonly<Record<string, string>>) => {
    const robots = await robotsOf(url);
    // A host whose robots.txt cannot be had is asked for it again the next time, and for nothing else till then.
    if ("code" in robots) {
      rules.delete(new URL(url).origin);
      throw new SaysoError(robots);
    }
    if (robots.isAllowed(url, AGENT) === false) throw disallowed(url);
    const wanted = (robots.getCrawlDelay(AGENT) ?? 0) * 1000;
    return await paused(url, headers, Math.max(pause, Math.min(wanted, LONGEST_PAUSE)));
  };
  return { ask: (url, headers) => following(url, (address) => askOnce(address, headers)) };
}

/** Follows redirects, so that each host on the way is asked as politely as the first. */
async function following(address: string, ask: (address: string) => Promise<Answer>): Promise<Answer> {
  let url = address;
  for (let hop = 0; hop <= REDIRECTS; hop++) {
    const answer = await ask(url);
    const location = answer.headers["location"];
    const isRedirect = answer.status > 300 && answer.status < 400 && answer.status !== 304;
    if (!isRedirect || location === undefined || !URL.canParse(location, url)) return answer;
    url = new URL(location, url).href;
    if (!/^https?:/.test(url)) throw astray(address, `It redirects to '${url}', which is no web address.`);
  }
  throw astray(address, `It redirects more than ${REDIRECTS} times.`);
}

function astray(place: string, message: string): SaysoError {
  const remedy = "Open it in a browser, save the page, and add the file.";
  return new SaysoError({ code: "url-redirects", place, message, remedy });
}

/** RFC 9309: without a robots.txt all is allowed; while its server fails, nothing is. */
async function robotsAt(address: string, ask: (address: string) => Promise<Answer>): Promise<Robot | Failure> {
  try {
    const { status, bytes } = await ask(address);
    if (status < 400) return robotsParser(address, status === 200 ? new TextDecoder().decode(bytes) : "");
    if (status < 500 && status !== 429) return robotsParser(address, "");
    return {
      code: "url-failed",
      place: address,
      message: `The server answered ${status}, so it is not known what may be fetched there.`,
      remedy: "It is tried again later.",
    };
  } catch (error) {
    if (error instanceof SaysoError) return error.failure;
    throw error;
  }
}

function disallowed(url: string): SaysoError {
  return new SaysoError({
    code: "robots-disallowed",
    place: url,
    message: "The site's robots.txt asks programs not to fetch this.",
    remedy: "Open it in a browser, save the page, and add the file.",
  });
}
