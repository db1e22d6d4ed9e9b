import { z } from "zod";
import { DOUBT_CURSOR, doubtfulRows } from "../../ledger/desk/doubtful-rows.ts";
import { facetCounts } from "../../ledger/desk/facet-counts.ts";
import { rowInPlace } from "../../ledger/desk/row-in-place.ts";
import { FILTERS, parseQuery, withLike } from "../../ledger/query.ts";
import { ROW_KINDS } from "../../ledger/rows-of.ts";
import { pageOfRows } from "../../ledger/search.ts";
import type { ServerParts } from "../build-server.ts";
import { FOUND_ROW, ROW } from "../shapes.ts";
import { OFFSET, offsetOf, PROBLEMS, pageOf, type TypedServer } from "./typed.ts";

/** Rows: found by words and facets, and those that want looking at. */
export function rowRoutes(server: TypedServer, parts: ServerParts): void {
  const { ledger } = parts;
  server.get(
    "/rows",
    {
      schema: {
        summary: "Rows of the ledger in their places",
        description:
          "The query is that of 'sayso search': words, \"phrases\", begin*, NEAR(a b, 5), -without, filters. With a sentence, statements and events whose own is likest to it come first, with their scores.",
        querystring: z.object({
          q: z.string().max(1000).default(""),
          like: z.string().max(2000).optional().describe('a sentence; the same as like:"…" in the query'),
          kind: z.enum(ROW_KINDS).optional(),
          sort: z.enum(["fit", "date"]).default("fit"),
          cursor: z
            .string()
            .regex(/^[0-9a-z]{1,8}$/)
            .optional(),
          limit: z.coerce.number().int().min(1).max(200).default(50),
        }),
        response: {
          200: z.object({
            rows: z.array(FOUND_ROW),
            next: z.string().nullable(),
            leftOut: z.int().describe("rows without vectors of this model: no search by likeness finds them"),
          }),
          ...PROBLEMS,
        },
      },
    },
    async ({ query: { q, like, kind, sort, cursor, limit } }) => {
      const query = withLike(parseQuery(q), like);
      const wanted = { kind: kind ?? null, sort, limit, cursor: cursor ?? null };
      const likeness = query.like === null ? null : await parts.like(query.like);
      const { rows, next, leftOut } = pageOfRows(ledger, query, { ...wanted, like: likeness });
      const placed = rows.map(({ id, score }) => ({ ...(rowInPlace(ledger, id) as z.infer<typeof ROW>), score }));
      return { rows: placed, next, leftOut };
    },
  );
  server.get(
    "/facets/:name",
    {
      schema: {
        summary: "The values of a facet, with how many rows have each; of publishers, how many reports",
        params: z.object({ name: z.enum(FILTERS) }),
        querystring: z.object({ cursor: OFFSET, limit: z.coerce.number().int().min(1).max(200).default(20) }),
        response: {
          200: z.object({
            values: z.array(z.object({ value: z.string(), count: z.int() })),
            next: z.string().nullable(),
          }),
          ...PROBLEMS,
        },
      },
    },
    ({ params: { name }, query: { cursor, limit } }) => {
      const found = facetCounts(ledger, name, limit + 1, offsetOf(cursor));
      const { list, next } = pageOf(found, cursor, limit);
      return { values: list, next };
    },
  );
  server.get(
    "/review",
    {
      schema: {
        summary: "Rows that nobody has looked at, by weight and doubt",
        querystring: z.object({
          cursor: z.string().regex(DOUBT_CURSOR).optional(),
          limit: z.coerce.number().int().min(1).max(200).default(50),
        }),
        response: { 200: z.object({ rows: z.array(ROW), next: z.string().nullable() }), ...PROBLEMS },
      },
    },
    ({ query: { cursor, limit } }) => {
      const { rows, next } = doubtfulRows(ledger, limit, cursor ?? null);
      return { rows: rows as z.infer<typeof ROW>[], next };
    },
  );
}
