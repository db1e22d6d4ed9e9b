import type { z } from "zod";
import type {
  AGREEMENT,
  CASE,
  DECISION,
  MADE_REVIEW,
  MARK,
  NEW_MARK,
  NEW_REVIEW,
  QUEUE,
  REVIEW_SET,
} from "../../src/server/review-shapes.ts";
import type {
  ACTOR_PAGE,
  BOARD,
  BOARD_CELL,
  DATED_EVENT,
  DECIDED,
  EVENTS,
  FOUND_ROW,
  GRAPH,
  HISTORY,
  LISTED_ACTOR,
  LISTED_REPORT,
  LISTED_STORY,
  NEW_REPORT,
  PARTED_ROW,
  PROBLEM,
  ROW,
  SAVED_SEARCH,
  STANDING_READING,
  STORY_CHANGED,
  STORY_PAGE,
  WISH,
} from "../../src/server/shapes.ts";

/** The shapes are the server's own. */
export type Row = z.infer<typeof ROW>;
export type FoundRow = z.infer<typeof FOUND_ROW>;
export type PartedRow = z.infer<typeof PARTED_ROW>;
export type ListedReport = z.infer<typeof LISTED_REPORT>;
export type Standing = z.infer<typeof STANDING_READING>;
export type ActorPage = z.infer<typeof ACTOR_PAGE>;
export type ListedActor = z.infer<typeof LISTED_ACTOR>;
export type Decided = z.infer<typeof DECIDED>;
export type Board = z.infer<typeof BOARD>;
export type BoardCell = z.infer<typeof BOARD_CELL>;
export type Graph = z.infer<typeof GRAPH>;
export type Events = z.infer<typeof EVENTS>;
export type DatedEvent = z.infer<typeof DATED_EVENT>;
export type ListedStory = z.infer<typeof LISTED_STORY>;
export type StoryChanged = z.infer<typeof STORY_CHANGED>;
export type StoryPage = z.infer<typeof STORY_PAGE>;
export type NewReport = z.input<typeof NEW_REPORT>;
export type History = z.infer<typeof HISTORY>;
export type SavedSearch = z.infer<typeof SAVED_SEARCH>;
export type ReviewSet = z.infer<typeof REVIEW_SET>;
export type MadeReview = z.infer<typeof MADE_REVIEW>;
export type NewReview = z.input<typeof NEW_REVIEW>;
export type Queue = z.infer<typeof QUEUE>;
export type Mark = z.infer<typeof MARK>;
export type NewMark = z.input<typeof NEW_MARK>;
export type Agreement = z.infer<typeof AGREEMENT>;
export type Case = z.infer<typeof CASE>;
export type Decision = z.input<typeof DECISION>;
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

/** Drops something of the API's. Throws a Problem. */
export async function drop(path: string): Promise<void> {
  await answered<unknown>(() => fetch(`/api/v1${path}`, { method: "DELETE" }));
}

/**
 * Reads a report, or those of an archive, and hears of each on the way: `taken`, a `row` each, `done`; or `unread`.
 * Throws a Problem.
 */
export async function* readAloud(report: NewReport): AsyncGenerator<ReadingEvent> {
  const response = await reached(() =>
    fetch("/api/v1/reports/stream", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(report),
    }),
  );
  if (!response.ok || response.body === null) throw problemOf(response, await response.json().catch(() => null));
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let waiting = "";
  for (;;) {
    const { done, value } = await reached(() => reader.read());
    if (done) break;
    const told = (waiting + value).split("\n\n");
    waiting = told.pop() ?? "";
    for (const [, name, data] of told.flatMap((one) => [...one.matchAll(/^event: (.+)\ndata: (.+)$/gm)])) {
      const event = { name, ...JSON.parse(data ?? "{}") } as ReadingEvent;
      if (event.name === "failed") throw new Problem(event.error);
      yield event;
    }
  }
}

export type ReadingEvent =
  | { readonly name: "taken"; readonly id: string; readonly title: string | null; readonly characters: number }
  | ({ readonly name: "row" } & Pick<Row, "id" | "kind" | "row" | "names">)
  | { readonly name: "done"; readonly id: string; readonly stored: "added" | "already-there" | "superseded" }
  | { readonly name: "unread"; readonly place: string; readonly error: z.infer<typeof PROBLEM>["error"] }
  | { readonly name: "failed"; readonly error: z.infer<typeof PROBLEM>["error"] };

/** Told to the window when the server does not answer: the page then says so, and waits for it. */
export const GONE = "sayso-gone";

/** What a request gives, or that nobody is there. */
async function reached<T>(request: () => Promise<T>): Promise<T> {
  return request().catch(() => {
    window.dispatchEvent(new Event(GONE));
    throw new Problem({
      code: "server-gone",
      message: "Sayso does not answer.",
      remedy: "Start it again with 'sayso desk': this page goes on by itself, and keeps what you typed.",
    });
  });
}

async function answered<T>(request: () => Promise<Response>): Promise<T> {
  const response = await reached(request);
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return body as T;
  throw problemOf(response, body);
}

function problemOf({ status }: Response, body: unknown): Problem {
  return new Problem(
    (body as z.infer<typeof PROBLEM> | null)?.error ?? {
      code: "unknown",
      message: `The server answered ${status}.`,
      remedy: "Try again.",
    },
  );
}

/** The address of an actor's page, by its id or a name. */
export function actorAddress(idOrName: string): string {
  return `/actors/${encodeURIComponent(idOrName)}`;
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
