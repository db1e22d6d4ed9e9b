import type { FastifyError, FastifyInstance, FastifyReply } from "fastify";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";
import { type Failure, SaysoError } from "../errors/sayso-error.ts";

/** What each failure is in HTTP; any other is the request's own fault. */
const STATUS: Partial<Record<Failure["code"], number>> = {
  "row-unknown": 404,
  "story-unknown": 404,
  "story-changed": 409,
  "row-superseded": 409,
  "row-exists": 409,
  "review-unknown": 404,
  "review-closed": 409,
  "review-unfinished": 409,
  "search-unknown": 404,
  "file-too-large": 413,
  // The address was the caller's: that it does not answer is no failure of this server.
  "url-timeout": 424,
  "url-failed": 424,
};

/** An address that is refused for its length is not told whole. */
const LONGEST = 200;

/** The same shape for what the router itself refuses: an address that it cannot read, or a part of one that is too long. */
export function tellRouterErrors(error: FastifyError, _request: unknown, reply: FastifyReply): void {
  const told = {
    code: "request-invalid",
    message: error.message.slice(0, LONGEST),
    remedy: "See /api/v1/openapi.json.",
  };
  reply.code(error.statusCode ?? 400).send({ error: told });
}

/** One shape for whatever goes wrong: `{ error: { code, message, remedy, place? } }`. What was not foreseen says nothing of itself. */
export function tellErrors(server: FastifyInstance, log: (error: unknown) => void): void {
  server.setNotFoundHandler((request, reply) =>
    reply.code(404).send(refusal("not-found", `There is no '${request.url}'.`)),
  );
  server.setErrorHandler((error: Error & { statusCode?: number; code?: string }, _request, reply) => {
    if (error instanceof SaysoError)
      return reply.code(STATUS[error.failure.code] ?? 400).send({ error: error.failure });
    if (hasZodFastifySchemaValidationErrors(error)) {
      const [first] = error.validation;
      const message = `${first?.instancePath ?? ""} ${first?.message ?? "is not as asked for"}`.trim();
      return reply.code(400).send(refusal("request-invalid", message));
    }
    if (error.statusCode !== undefined && error.statusCode < 500) {
      const code = error.statusCode === 413 ? "too-large" : "request-invalid";
      return reply.code(error.statusCode).send(refusal(code, error.message));
    }
    log(error);
    return reply.code(500).send({
      error: { code: "defect", message: "Something that should not happen.", remedy: "Report what you did." },
    });
  });
}

/** What the request itself did wrong: the description of the API tells how it is asked. */
function refusal(code: string, message: string) {
  return { error: { code, message, remedy: "See /api/v1/openapi.json." } };
}
