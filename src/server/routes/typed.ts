import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { PROBLEM } from "../shapes.ts";

/** A server whose routes take their types from zod. */
export type TypedServer = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** What any route may answer instead. */
export const PROBLEMS = { "4xx": PROBLEM, "5xx": PROBLEM } as const;

/**
 * Of a route whose large answer comes typed from the ledger: it is written as it is, and not held against its shape row
 * by row once more. A test does hold it.
 */
export const AS_IT_IS = { serializerCompiler: () => JSON.stringify } as const;
