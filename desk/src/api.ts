import type { z } from "zod";
import type {
  ACTOR_PAGE,
  BOARD_CELL,
  DATED_EVENT,
  LISTED_REPORT,
  LISTED_STORY,
  NEW_REPORT,
  PARTED_ROW,
  PROBLEM,
  ROW,
  STANDING_READING,
  STORY_PAGE,
  WISH,
} from "../../src/server/shapes.ts";

/** The shapes are the server's own. */
export type Row = z.infer<typeof ROW>;
export type PartedRow = z.infer<typeof PARTED_ROW>;
export type ListedReport = z.infer<typeof LISTED_REPORT>;
export type Standing = z.infer<typeof STANDING_READING>;
export type ActorPage = z.infer<typeof ACTOR_PAGE>;
export type BoardCell = z.infer<typeof BOARD_CELL>;
export type DatedEvent = z.infer<typeof DATED_EVENT>;
export type ListedStory = z.infer<typeof LISTED_STORY>;
export type StoryPage = z.infer<typeof STORY_PAGE>;
export type NewReport = z.input<typeof NEW_REPORT>;
export type Wish = z.input<typeof WISH>;

/** What the server said was wrong, with what to do; or that it does not answer. */
export class Problem extends Error {
  readonly code: string;
  readonly remedy: string;

  constructor({ code, message, remedy }: z.infer<typeof PROBLEM>["error"]) {
    super(message);
    this.code = code;
    this.remedy = remedy;
  }
}

/** Asks the API. Throws a Problem. */
export async function ask<T>(path: string, parameters: Readonly<Record<string, string | undefined>> = {}): Promise<T> {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== "");
  const query = new URLSearchParams(given as [string, string][]).toString();
  return answered<T>(() => fetch(`/api/v1${path}${query === "" ? "" : `?${query}`}`));
}

/** Tells the API something. Throws a Problem. */
export async function tell<T>(path: string, body: unknown): Promise<T> {
  return answered<T>(() =>
    fetch(`/api/v1${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    }),
  );
}

async function answered<T>(request: () => Promise<Response>): Promise<T> {
  const response = await request().catch(() => {
    throw new Problem({
      code: "server-gone",
      message: "Sayso does not answer.",
      remedy: "Start it again with 'sayso desk': this page goes on by itself, and keeps what you typed.",
    });
  });
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return body as T;
  throw new Problem(
    (body as z.infer<typeof PROBLEM> | null)?.error ?? {
      code: "unknown",
      message: `The server answered ${response.status}.`,
      remedy: "Try again.",
    },
  );
}

/** The address of an actor's page. */
export function actorAddress(name: string): string {
  return `/actors/${encodeURIComponent(name)}`;
}

/** The address of a story's page. */
export function storyAddress(id: string): string {
  return `/stories/${encodeURIComponent(id)}`;
}

/** The address of a row in its report. */
export function rowAddress(id: string): string {
  const [report = "", local] = id.split("/");
  return `/reports/${encodeURIComponent(report)}${local === undefined ? "" : `?row=${local}`}`;
}
