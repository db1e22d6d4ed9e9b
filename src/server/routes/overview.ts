import { z } from "zod";
import { boardOf } from "../../ledger/desk/board.ts";
import { datedEvents } from "../../ledger/desk/dated-events.ts";
import { GRAPHS, graphOf } from "../../ledger/desk/graph.ts";
import type { ServerParts } from "../build-server.ts";
import { BOARD_CELL, DATED_EVENT, GRAPH } from "../shapes.ts";
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
        response: { 200: z.object({ cells: z.array(BOARD_CELL), total: z.int(), others: z.int() }), ...PROBLEMS },
      },
    },
    ({ query: { limit } }) =>
      boardOf(ledger, limit) as { cells: z.infer<typeof BOARD_CELL>[]; total: number; others: number },
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
        summary: "Events with their days and places, for a timeline and a map",
        querystring: z.object({ limit: z.coerce.number().int().min(1).max(10_000).default(2000) }),
        response: { 200: z.object({ events: z.array(DATED_EVENT) }), ...PROBLEMS },
      },
    },
    ({ query: { limit } }) => ({ events: [...datedEvents(ledger, limit)] }),
  );
}
