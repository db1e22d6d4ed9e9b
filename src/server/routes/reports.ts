import { Readable } from "node:stream";
import { z } from "zod";
import { SaysoError } from "../../errors/sayso-error.ts";
import { listReports } from "../../ledger/desk/list-reports.ts";
import { standingReading } from "../../ledger/desk/standing-reading.ts";
import { failuresIn } from "../../ledger/failures.ts";
import { parseQuery } from "../../ledger/query.ts";
import type { ServerParts } from "../build-server.ts";
import { eventsOf, type Step, stepsOf } from "../read-aloud.ts";
import { LISTED_REPORT, NEW_REPORT, READING_EVENTS, STANDING_READING, STORED_REPORTS } from "../shapes.ts";
import type { Given } from "../taken-from.ts";
import { AS_IT_IS, PROBLEMS, type TypedServer } from "./typed.ts";

/** Reports: listed, shown whole, read on the spot; and those that failed. */
export function reportRoutes(server: TypedServer, parts: ServerParts): void {
  const { ledger } = parts;
  server.get(
    "/reports",
    {
      schema: {
        summary: "Reports, those added last first",
        querystring: z.object({
          q: z.string().max(500).optional().describe("words that its text has"),
          cursor: z
            .string()
            .regex(/^\d{1,15}$/)
            .optional(),
          limit: z.coerce.number().int().min(1).max(200).default(50),
        }),
        response: { 200: z.object({ reports: z.array(LISTED_REPORT), next: z.string().nullable() }), ...PROBLEMS },
      },
    },
    ({ query: { q, cursor, limit } }) => {
      const match = q === undefined || q.trim() === "" ? null : parseQuery(q).match;
      const page = listReports(ledger, { match, cursor: cursor === undefined ? null : Number(cursor), limit });
      return { reports: [...page.reports], next: page.next };
    },
  );
  server.get(
    "/reports/:id",
    {
      ...AS_IT_IS,
      schema: {
        summary: "A report with everything that stands of its reading",
        params: z.object({ id: z.string().max(100) }),
        response: { 200: STANDING_READING, ...PROBLEMS },
      },
    },
    ({ params: { id } }) => {
      const { corrected, ...standing } = standingReading(ledger, id);
      return { ...standing, corrected: [...corrected] };
    },
  );
  server.post(
    "/reports",
    {
      schema: {
        summary: "Read a report and keep it; or all reports of an archive",
        description: "Text, a file's bytes, or the address of a page, a PDF, a mail or a web archive (WARC, WACZ).",
        body: NEW_REPORT,
        response: { 200: STORED_REPORTS, ...PROBLEMS },
      },
    },
    ({ body }) => readAll(body, parts),
  );
  server.post(
    "/reports/stream",
    {
      schema: {
        summary: "Read a report and keep it, and tell of it as it is read",
        body: NEW_REPORT,
        response: { 200: { content: { "text/event-stream": { schema: READING_EVENTS } } }, ...PROBLEMS },
      },
    },
    // What is wrong with the report itself is an event like the others: the answer has begun by then.
    ({ body }, reply) => {
      reply.header("content-type", "text/event-stream; charset=utf-8").header("cache-control", "no-store");
      return Readable.from(eventsOf(body, parts)) as never;
    },
  );
  server.get(
    "/failures",
    {
      schema: {
        summary: "What could not be read, and why",
        response: {
          200: z.object({
            failures: z.array(
              z.object({ place: z.string(), code: z.string(), message: z.string(), remedy: z.string() }),
            ),
          }),
          ...PROBLEMS,
        },
      },
    },
    () => ({ failures: [...failuresIn(ledger)] }),
  );
}

/** Reads all that is given. Refuses with the first failure where nothing of it could be read. */
async function readAll(body: Given, parts: ServerParts): Promise<z.infer<typeof STORED_REPORTS>> {
  const steps: Step[] = [];
  for await (const step of stepsOf(body, parts)) if (step.name !== "row") steps.push(step);
  const reports = steps.flatMap((step) =>
    step.name === "done" ? [{ id: step.id, stored: step.stored, place: step.place }] : [],
  );
  const unread = steps.flatMap((step) =>
    step.name === "unread" ? [{ place: step.place, error: { ...step.error } }] : [],
  );
  const [first] = reports;
  if (first !== undefined) return { id: first.id, stored: first.stored, reports, unread };
  const { code, ...told } = unread[0]?.error ?? {
    ...{ code: "file-empty" as const, message: "It holds no report.", remedy: "Give one that does." },
  };
  throw code === "defect" ? new Error(told.message) : new SaysoError({ code, ...told });
}
