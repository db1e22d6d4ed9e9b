import { z } from "zod";
import { doubtfulRows } from "../../ledger/desk/doubtful-rows.ts";
import { facetCounts } from "../../ledger/desk/facet-counts.ts";
import { rowInPlace } from "../../ledger/desk/row-in-place.ts";
import { findRows } from "../../ledger/find-rows.ts";
import { FILTERS, parseQuery } from "../../ledger/query.ts";
import { ROW_KINDS } from "../../ledger/rows-of.ts";
import type { ServerParts } from "../build-server.ts";
import { ROW } from "../shapes.ts";
import { PROBLEMS, type TypedServer } from "./typed.ts";

/** Rows: found by words and facets, and those that want looking at. */
export function rowRoutes(server: TypedServer, { ledger }: ServerParts): void {
  server.get(
    "/rows",
    {
      schema: {
        summary: "Rows of the ledger in their places",
        description:
          "The query is that of 'sayso search': words, \"phrases\", begin*, NEAR(a b, 5), -without, filters.",
        querystring: z.object({
          q: z.string().max(1000).default(""),
          kind: z.enum(ROW_KINDS).optional(),
          sort: z.enum(["fit", "date"]).default("fit"),
          cursor: z
            .string()
            .regex(/^[0-9a-z]{1,8}$/)
            .optional(),
          limit: z.coerce.number().int().min(1).max(200).default(50),
        }),
        response: { 200: z.object({ rows: z.array(ROW), next: z.string().nullable() }), ...PROBLEMS },
      },
    },
    ({ query: { q, kind, sort, cursor, limit } }) => {
      const from = cursor === undefined ? 0 : Number.parseInt(cursor, 36);
      const found = findRows(ledger, parseQuery(q), { kind: kind ?? null, sort, count: limit + 1, from });
      const rows = found.slice(0, limit).map((number) => rowInPlace(ledger, number));
      return { rows: rows as z.infer<typeof ROW>[], next: found.length > limit ? (from + limit).toString(36) : null };
    },
  );
  server.get(
    "/facets/:name",
    {
      schema: {
        summary: "The values of a facet, with how many rows have each; of publishers, how many reports",
        params: z.object({ name: z.enum(FILTERS) }),
        querystring: z.object({ limit: z.coerce.number().int().min(1).max(200).default(20) }),
        response: { 200: z.object({ values: z.array(z.object({ value: z.string(), count: z.int() })) }), ...PROBLEMS },
      },
    },
    ({ params: { name }, query: { limit } }) => ({ values: [...facetCounts(ledger, name, limit)] }),
  );
  server.get(
    "/review",
    {
      schema: {
        summary: "Rows that nobody has looked at, by weight and doubt",
        querystring: z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) }),
        response: { 200: z.object({ rows: z.array(ROW) }), ...PROBLEMS },
      },
    },
    ({ query: { limit } }) => ({ rows: doubtfulRows(ledger, limit) as z.infer<typeof ROW>[] }),
  );
}
