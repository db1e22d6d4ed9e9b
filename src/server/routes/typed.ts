import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
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

/** The cursor of a list that is paged by how many came before. */
export const OFFSET = z
  .string()
  .regex(/^\d{1,9}$/)
  .optional();

export function offsetOf(cursor: string | undefined): number {
  return Number(cursor ?? 0);
}

/** A page of what was found from a cursor on, one more than the limit where there is more; and where to go on. */
export function pageOf<T>(
  found: readonly T[],
  cursor: string | undefined,
  limit: number,
): { readonly list: T[]; readonly next: string | null } {
  const next = found.length > limit ? String(offsetOf(cursor) + limit) : null;
  return { list: found.slice(0, limit), next };
}
