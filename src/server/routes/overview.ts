import { z } from "zod";
import { boardOf } from "../../ledger/desk/board.ts";
import { datedEvents, EVENTS_CURSOR } from "../../ledger/desk/dated-events.ts";
import { GRAPHS, graphOf } from "../../ledger/desk/graph.ts";
import type { ServerParts } from "../build-server.ts";
import { BOARD, EVENTS, GRAPH } from "../shapes.ts";
import { AS_IT_IS, PROBLEMS, type TypedServer } from "./typed.ts";

/** What spans many reports: who stands where, what happened when and where. */
export function overviewRoutes(server: TypedServer, { ledger }: ServerParts): void {
  server.get(
    "/board",
    {
      ...AS_IT_IS,
      schema: {
        summary: "Who stands where: actors by target, the cells with most rows first",
        querystring: z.object({ limit: z.coerce.number().int().min(1).max(20_000).default(2000) }),
        response: { 200: BOARD, ...PROBLEMS },
      },
    },
    ({ query: { limit } }) => boardOf(ledger, limit) as z.infer<typeof BOARD>,
  );
  server.get(
    "/graph",
    {
      ...AS_IT_IS,
      schema: {
        summary: "Who supports and opposes, speaks of or acts on whom, among the most connected actors",
        querystring: z.object({
          by: z.enum(GRAPHS).default("stances").describe("statements: who speaks of whom; events: who acts on whom"),
          actors: z.coerce.number().int().min(2).max(500).default(200),
          ties: z.coerce.number().int().min(1).max(5000).default(800),
        }),
        response: { 200: GRAPH, ...PROBLEMS },
      },
    },
    ({ query }) => graphOf(ledger, query),
  );
  server.get(
    "/events",
    {
      ...AS_IT_IS,
      schema: {
        summary: "Events with their days and places, for a timeline and a map, those read last first",
        querystring: z.object({
          cursor: z.string().regex(EVENTS_CURSOR).optional(),
          limit: z.coerce.number().int().min(1).max(10_000).default(2000),
        }),
        response: { 200: EVENTS, ...PROBLEMS },
      },
    },
    ({ query: { cursor, limit } }) => {
      const { events, total, next } = datedEvents(ledger, limit, cursor ?? null);
      return { events: [...events], total, next };
    },
  );
}
