import { z } from "zod";
import { agreementOf } from "../../ledger/review/agreement.ts";
import { casesOf, decide, decideAgreed } from "../../ledger/review/decide.ts";
import { finish, mark } from "../../ledger/review/marks.ts";
import { queueOf } from "../../ledger/review/queue.ts";
import { makeReviewSet, reviewSet, reviewSets } from "../../ledger/review/review-sets.ts";
import type { ServerParts } from "../build-server.ts";
import {
  AGREEMENT,
  CASE,
  DECISION,
  MADE_REVIEW,
  MARK,
  NEW_MARK,
  NEW_REVIEW,
  QUEUE,
  REVIEW_SET,
} from "../review-shapes.ts";
import { PROBLEMS, type TypedServer } from "./typed.ts";

const params = z.object({ id: z.coerce.number().int().min(1).max(1e12) });
const by = z.string().trim().min(1).max(200).describe("who asks");

/** Review by two coders, each without the other's marks, and a third who decides. */
export function reviewRoutes(server: TypedServer, { ledger, now }: ServerParts): void {
  const sets = { 200: z.object({ reviews: z.array(REVIEW_SET) }), ...PROBLEMS };
  const summary = (words: string) => ({ summary: words });
  server.get("/reviews", { schema: { ...summary("Reviews by two coders"), response: sets } }, () => ({
    reviews: [...reviewSets(ledger)],
  }));
  server.post(
    "/reviews",
    {
      schema: {
        ...summary("Make a review of whole reports or of what a search finds"),
        body: NEW_REVIEW,
        response: { 200: MADE_REVIEW, ...PROBLEMS },
      },
    },
    ({ body }) => makeReviewSet(ledger, { ...body, now: now() }),
  );
  server.get(
    "/reviews/:id",
    { schema: { ...summary("One review"), params, response: { 200: REVIEW_SET, ...PROBLEMS } } },
    ({ params: { id } }) => reviewSet(ledger, id),
  );
  server.get(
    "/reviews/:id/queue",
    {
      schema: {
        ...summary("Rows of a review with the marks of the coder who asks, and of nobody else"),
        params,
        querystring: z.object({
          by,
          from: z.coerce.number().int().min(0).max(5000).default(0),
          limit: z.coerce.number().int().min(1).max(100).default(20),
        }),
        response: { 200: QUEUE, ...PROBLEMS },
      },
    },
    ({ params: { id }, query: { by: coder, from, limit } }) =>
      queueOf(ledger, id, coder, from, limit) as z.infer<typeof QUEUE>,
  );
  server.post(
    "/reviews/:id/marks",
    {
      schema: {
        ...summary("Say what a coder makes of a row, or which one is missing"),
        params,
        body: NEW_MARK,
        response: { 200: z.object({ mark: MARK.nullable() }), ...PROBLEMS },
      },
    },
    ({ params: { id }, body }) => ({
      mark: mark(ledger, { review: id, ...body, now: now() }) as z.infer<typeof MARK> | null,
    }),
  );
  server.post(
    "/reviews/:id/finish",
    {
      schema: {
        ...summary("Say that one is done: one's marks then stand"),
        params,
        body: z.object({ by }),
        response: { 200: REVIEW_SET, ...PROBLEMS },
      },
    },
    ({ params: { id }, body }) => finish(ledger, id, body.by, now()),
  );
  decisionRoutes(server, { ledger, now });
}

function decisionRoutes(server: TypedServer, { ledger, now }: Pick<ServerParts, "ledger" | "now">): void {
  server.get(
    "/reviews/:id/agreement",
    {
      schema: {
        summary: "How far the coders agree, once both are done: kappa, alpha, span F1",
        params,
        response: { 200: AGREEMENT, ...PROBLEMS },
      },
    },
    ({ params: { id } }) => agreementOf(ledger, id) as z.infer<typeof AGREEMENT>,
  );
  server.get(
    "/reviews/:id/cases",
    {
      schema: {
        summary: "What both coders said of each row, for whoever decides",
        params,
        querystring: z.object({ by }),
        response: { 200: z.object({ cases: z.array(CASE) }), ...PROBLEMS },
      },
    },
    ({ params: { id }, query }) => ({ cases: casesOf(ledger, id, query.by) as z.infer<typeof CASE>[] }),
  );
  server.post(
    "/reviews/:id/decisions",
    {
      schema: {
        summary: "Decide a case: it becomes a correction",
        params,
        body: DECISION,
        response: { 200: CASE, ...PROBLEMS },
      },
    },
    ({ params: { id }, body }) => decide(ledger, { review: id, ...body, now: now() }) as z.infer<typeof CASE>,
  );
  server.post(
    "/reviews/:id/agreed",
    {
      schema: {
        summary: "Take over all that both coders said alike",
        params,
        body: z.object({ by }),
        response: {
          200: z.object({
            taken: z.int(),
            refused: z.array(z.object({ item: z.string(), message: z.string() })),
          }),
          ...PROBLEMS,
        },
      },
    },
    ({ params: { id }, body }) => {
      const { taken, refused } = decideAgreed(ledger, id, body.by, now());
      return { taken, refused: [...refused] };
    },
  );
}
