import { z } from "zod";
import { actorParts } from "../../ledger/actors/actor-parts.ts";
import { decideActors } from "../../ledger/actors/decide.ts";
import { actorNumber, type DecisionWish } from "../../ledger/actors/decision.ts";
import { listActors } from "../../ledger/actors/list-actors.ts";
import { actorPage, PARTS_IN_ROWS } from "../../ledger/desk/actor-page.ts";
import type { ServerParts } from "../build-server.ts";
import { ACTOR_PAGE, ACTOR_PART, DECIDED, DECIDING, LISTED_ACTOR } from "../shapes.ts";
import { OFFSET, offsetOf, PROBLEMS, pageOf, type TypedServer } from "./typed.ts";

const ID = z.object({ id: z.string().min(1).max(300) });
const ANSWER = { 200: DECIDED, ...PROBLEMS };

/** The ledger's actors, and what people decide on them. */
export function actorRoutes(server: TypedServer, { ledger, now }: ServerParts): void {
  server.get(
    "/actors",
    {
      schema: {
        summary: "Actors of the ledger, those of most reports first",
        querystring: z.object({
          q: z.string().max(200).default("").describe("a part of a name"),
          cursor: OFFSET,
          limit: z.coerce.number().int().min(1).max(500).default(100),
        }),
        response: { 200: z.object({ actors: z.array(LISTED_ACTOR), next: z.string().nullable() }), ...PROBLEMS },
      },
    },
    ({ query: { q, cursor, limit } }) => {
      const found = listActors(ledger, q, limit + 1, offsetOf(cursor));
      const { list, next } = pageOf(found, cursor, limit);
      return { actors: list as z.infer<typeof LISTED_ACTOR>[], next };
    },
  );
  server.get(
    "/actors/:id",
    {
      schema: {
        summary: "An actor: why it is one, and all said by, done by, done to and said of it, in time order",
        description: "By its id, or by a name: then the actor of most reports who is called so.",
        params: ID,
        querystring: z.object({
          part: z.enum(PARTS_IN_ROWS).optional().describe("rows in which it has this part alone"),
          cursor: OFFSET,
          limit: z.coerce.number().int().min(1).max(1000).default(300),
        }),
        response: { 200: ACTOR_PAGE, ...PROBLEMS },
      },
    },
    ({ params: { id }, query: { part, cursor, limit } }) => {
      const from = offsetOf(cursor);
      const { isMore, ...page } = actorPage(ledger, id, { limit, from, part: part ?? null });
      return { ...page, next: isMore ? String(from + limit) : null } as z.infer<typeof ACTOR_PAGE>;
    },
  );
  server.get(
    "/actors/:id/parts",
    {
      schema: {
        summary: "The actors of reports that an actor is, in time order",
        params: ID,
        querystring: z.object({ cursor: OFFSET, limit: z.coerce.number().int().min(1).max(1000).default(300) }),
        response: { 200: z.object({ parts: z.array(ACTOR_PART), next: z.string().nullable() }), ...PROBLEMS },
      },
    },
    ({ params: { id }, query: { cursor, limit } }) => {
      const found = actorParts(ledger, actorNumber(ledger, id), limit + 1, offsetOf(cursor));
      const { list, next } = pageOf(found, cursor, limit);
      return { parts: list, next };
    },
  );
  const decide = (wish: DecisionWish, preview: boolean) =>
    decideActors(ledger, wish, now(), preview) as z.infer<typeof DECIDED>;
  const other = z.string().max(300);
  server.post(
    "/actors/:id/merge",
    {
      schema: { summary: "Two actors are one", params: ID, body: DECIDING.extend({ other }), response: ANSWER },
    },
    ({ params: { id }, body: { preview, ...told } }) => decide({ action: "merge", actor: id, ...told }, preview),
  );
  server.post(
    "/actors/:id/split",
    {
      schema: {
        summary: "Parts of an actor are somebody else",
        params: ID,
        body: DECIDING.extend({ members: z.array(z.string().max(120)).min(1).max(1000) }),
        response: ANSWER,
      },
    },
    ({ params: { id }, body: { preview, ...told } }) => decide({ action: "split", actor: id, ...told }, preview),
  );
  server.post(
    "/actors/:id/rename",
    {
      schema: {
        summary: "An actor has another name",
        params: ID,
        body: DECIDING.extend({ name: z.string().min(1).max(300) }),
        response: ANSWER,
      },
    },
    ({ params: { id }, body: { preview, ...told } }) => decide({ action: "rename", actor: id, ...told }, preview),
  );
  server.post(
    "/decisions/:id/undo",
    {
      schema: { summary: "Take a decision back; it stays on record", params: ID, body: DECIDING, response: ANSWER },
    },
    ({ params: { id }, body: { preview, ...told } }) => decide({ action: "undo", decision: id, ...told }, preview),
  );
}
