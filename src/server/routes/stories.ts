import { z } from "zod";
import { reportIn } from "../../ledger/reread.ts";
import { changeStories } from "../../ledger/stories/change-stories.ts";
import { type LedgerStory, listStories, storyAt } from "../../ledger/stories/list-stories.ts";
import type { StoryWish } from "../../ledger/stories/story-change.ts";
import type { ServerParts } from "../build-server.ts";
import { LISTED_STORY, STORY_CHANGE, STORY_CHANGED, STORY_PAGE } from "../shapes.ts";
import { OFFSET, offsetOf, PROBLEMS, pageOf, type TypedServer } from "./typed.ts";

/** Stories: listed, told, merged and split. */
export function storyRoutes(server: TypedServer, { ledger, tell, now }: ServerParts): void {
  server.get(
    "/stories",
    {
      schema: {
        summary: "Stories of two reports and more, those with the latest report first",
        querystring: z.object({
          q: z.string().max(200).default("").describe("what the title or publisher of one of its reports has"),
          least: z.coerce.number().int().min(1).max(1000).default(2).describe("so many reports"),
          cursor: OFFSET,
          limit: z.coerce.number().int().min(1).max(200).default(50),
        }),
        response: { 200: z.object({ stories: z.array(LISTED_STORY), next: z.string().nullable() }), ...PROBLEMS },
      },
    },
    ({ query: { q, least, cursor, limit } }) => {
      const found = listStories(ledger, { words: q, least, limit: limit + 1, from: offsetOf(cursor) });
      const { list, next } = pageOf(found, cursor, limit);
      return { stories: list.map(listed), next };
    },
  );
  server.get(
    "/stories/:id",
    {
      schema: {
        summary: "A story told: copies, what independent reports say, where they part, what is new",
        params: z.object({ id: z.string().max(100) }),
        response: { 200: STORY_PAGE, ...PROBLEMS },
      },
    },
    async ({ params: { id } }) => {
      const known = storyAt(ledger, id);
      const story = { ...(await tell(known.reports.map((report) => report.id))), id: known.id };
      const texts = Object.fromEntries(story.reports.map((report) => [report.file, reportIn(ledger, report.id).text]));
      return { story, changes: [...known.changes], texts };
    },
  );
  server.post(
    "/stories/:id/changes",
    {
      schema: {
        summary: "Take another story into this one, a report out of it or to another, or a change back",
        description: "A preview tells what would change and changes nothing.",
        params: z.object({ id: z.string().max(100) }),
        body: STORY_CHANGE,
        response: { 200: STORY_CHANGED, ...PROBLEMS },
      },
    },
    ({ params: { id }, body }) => {
      const { change, story, moves } = changeStories(ledger, wishOf(id, body), now(), body.preview);
      return { ...listed(story), change, moves: [...moves] };
    },
  );
}

function wishOf(
  story: string,
  { merge, split, move, to = "", undo, by, why }: z.infer<typeof STORY_CHANGE>,
): StoryWish {
  const told = { story, by, why };
  if (merge !== undefined) return { what: "merge", other: merge, ...told };
  if (split !== undefined) return { what: "split", report: split, ...told };
  return move === undefined
    ? { what: "undo", change: undo ?? 0, ...told }
    : { what: "move", report: move, target: to, ...told };
}

function listed({ reports, changes, ...story }: LedgerStory): z.infer<typeof LISTED_STORY> {
  return { ...story, reports: [...reports], changes: [...changes] };
}
