import { z } from "zod";
import { actorPage } from "../../ledger/desk/actor-page.ts";
import { boardOf } from "../../ledger/desk/board.ts";
import { datedEvents } from "../../ledger/desk/dated-events.ts";
import { listNames } from "../../ledger/desk/names.ts";
import type { ServerParts } from "../build-server.ts";
import { ACTOR_PAGE, BOARD_CELL, DATED_EVENT } from "../shapes.ts";
import { PROBLEMS, type TypedServer } from "./typed.ts";

/** What spans many reports: actors, who stands where, what happened when and where. */
export function overviewRoutes(server: TypedServer, { ledger }: ServerParts): void {
  server.get(
    "/actors",
    {
      schema: {
        summary: "Names of actors, those of most reports first",
        querystring: z.object({
          q: z.string().max(200).default(""),
          limit: z.coerce.number().int().min(1).max(500).default(100),
        }),
        response: {
          200: z.object({
            actors: z.array(z.object({ name: z.string(), kind: z.string(), reports: z.int(), statements: z.int() })),
          }),
          ...PROBLEMS,
        },
      },
    },
    ({ query: { q, limit } }) => ({ actors: [...listNames(ledger, q, limit)] }),
  );
  server.get(
    "/actors/:name",
    {
      schema: {
        summary: "Everything said by, done by, done to and said of an actor, in time order",
        params: z.object({ name: z.string().min(1).max(300) }),
        querystring: z.object({ limit: z.coerce.number().int().min(1).max(1000).default(300) }),
        response: { 200: ACTOR_PAGE, ...PROBLEMS },
      },
    },
    ({ params: { name }, query: { limit } }) => actorPage(ledger, name, limit) as z.infer<typeof ACTOR_PAGE>,
  );
  server.get(
    "/board",
    {
      schema: {
        summary: "Who stands where: actors by target, the cells with most rows first",
        querystring: z.object({ limit: z.coerce.number().int().min(1).max(20_000).default(2000) }),
        response: { 200: z.object({ cells: z.array(BOARD_CELL), total: z.int(), others: z.int() }), ...PROBLEMS },
      },
    },
    ({ query: { limit } }) =>
      boardOf(ledger, limit) as { cells: z.infer<typeof BOARD_CELL>[]; total: number; others: number },
  );
  server.get(
    "/events",
    {
      schema: {
        summary: "Events with their days and places, for a timeline and a map",
        querystring: z.object({ limit: z.coerce.number().int().min(1).max(10_000).default(2000) }),
        response: { 200: z.object({ events: z.array(DATED_EVENT) }), ...PROBLEMS },
      },
    },
    ({ query: { limit } }) => ({ events: [...datedEvents(ledger, limit)] }),
  );
}
