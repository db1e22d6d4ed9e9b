import fastifyStatic from "@fastify/static";
import swagger from "@fastify/swagger";
import fastify, { type FastifyInstance } from "fastify";
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from "fastify-type-provider-zod";
import type { z } from "zod";
import type { Like } from "../ledger/likeness/like-rows.ts";
import type { Ledger } from "../ledger/open-ledger.ts";
import type { SeenReport } from "../reading/read.ts";
import { MAX_SIZE } from "../report/intake.ts";
import type { Report } from "../report/report.ts";
import { tellErrors, tellRouterErrors } from "./errors.ts";
import { type Guard, guard } from "./guards.ts";
import { actorRoutes } from "./routes/actors.ts";
import { correctionRoutes } from "./routes/corrections.ts";
import { overviewRoutes } from "./routes/overview.ts";
import { reportRoutes } from "./routes/reports.ts";
import { reviewRoutes } from "./routes/reviews.ts";
import { rowRoutes } from "./routes/rows.ts";
import { searchRoutes } from "./routes/searches.ts";
import { storyRoutes } from "./routes/stories.ts";
import type { TOLD_STORY } from "./shapes.ts";

/** What a server is built from. Effects come in here: the clock, the reader, fetching, where a defect is told. */
export interface ServerParts extends Guard {
  readonly ledger: Ledger;
  readonly version: string;
  /** Reads a report; the model is opened when the first one comes. */
  readonly read: (report: Report) => Promise<SeenReport>;
  /** What rows are to be like, of a sentence; the model is opened when the first one is asked for. */
  readonly like: (sentence: string) => Promise<Like>;
  /** Tells the story of these reports of the ledger; the model is opened when the first one is asked for. */
  readonly tell: (reports: readonly string[]) => Promise<z.infer<typeof TOLD_STORY>>;
  readonly fetch: (url: string) => Promise<{ bytes: Uint8Array; contentType: string; url: string }>;
  readonly now: () => string;
  readonly log: (error: unknown) => void;
  /** The folder of the built desk; null serves the API alone. */
  readonly desk: string | null;
}

/** The API under /api/v1 and the desk on one ledger, not yet listening. */
export async function buildServer(parts: ServerParts): Promise<FastifyInstance> {
  const server = fastify({
    // A file comes as base64, which takes a third more.
    bodyLimit: Math.ceil((MAX_SIZE * 4) / 3) + 1_000_000,
    requestTimeout: 60_000,
    routerOptions: { maxParamLength: 500 },
    frameworkErrors: tellRouterErrors,
  });
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  guard(server, parts);
  tellErrors(server, parts.log);
  await server.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Sayso",
        version: parts.version,
        description: "Who said what, who did what to whom, who stands where, and what contradicts what, in one ledger.",
      },
    },
    transform: jsonSchemaTransform,
  });
  await server.register(
    async (api) => {
      const typed = api.withTypeProvider<ZodTypeProvider>();
      reportRoutes(typed, parts);
      rowRoutes(typed, parts);
      actorRoutes(typed, parts);
      overviewRoutes(typed, parts);
      correctionRoutes(typed, parts);
      reviewRoutes(typed, parts);
      searchRoutes(typed, parts);
      api.get("/health", { schema: { hide: true } }, () => ({ version: parts.version }));
      storyRoutes(typed, parts);
      api.get("/openapi.json", { schema: { hide: true } }, () => server.swagger());
    },
    { prefix: "/api/v1" },
  );
  if (parts.desk !== null) await serveDesk(server, parts.desk);
  return server;
}

/** Every address that is no file is the desk's own: it finds its page by it. The API's root is the page to try it. */
async function serveDesk(server: FastifyInstance, root: string): Promise<void> {
  await server.register(fastifyStatic, { root, wildcard: false, index: false, immutable: true, maxAge: "1y" });
  for (const path of ["/api/v1", "/api/v1/"])
    server.get(path, { schema: { hide: true } }, (_, reply) =>
      reply.header("cache-control", "no-store").sendFile("api.html", { immutable: false, maxAge: 0 }),
    );
  server.get("/*", { schema: { hide: true } }, (request, reply) => {
    if (request.url.startsWith("/api/")) return reply.callNotFound();
    return reply.header("cache-control", "no-store").sendFile("index.html", { immutable: false, maxAge: 0 });
  });
}
