import { hash } from "node:crypto";
import { z } from "zod";
import { CORRECTABLE_KINDS } from "../row-parts.ts";

/** The shape of a correction: what is stored, exported and taken in. */

const offset = z.int().nonnegative();
const span = z
  .object({ start: offset, end: offset, text: z.string().optional().describe("the words there, to check against") })
  .readonly();

export const ACTIONS = ["confirm", "change", "strike", "add", "withdraw"] as const;
export type Action = (typeof ACTIONS)[number];

const reference = z
  .object({
    kind: z.enum(CORRECTABLE_KINDS),
    name: z.string().nullable().describe("an actor's name"),
    spans: z.array(span).readonly(),
  })
  .readonly();

export const CORRECTION = z
  .object({
    id: z.string().regex(/^c-[0-9a-f]{16}$/),
    sha256: z.string().describe("the report's"),
    kind: z.enum(CORRECTABLE_KINDS),
    action: z.enum(ACTIONS),
    anchor: z.array(span).readonly().describe("the words that the row pointed at as it stood; an added row's own"),
    row: z.looseObject({ id: z.string() }).readonly().nullable().describe("the row as it stood; null of an added one"),
    fields: z.record(z.string(), z.unknown()).readonly().describe("what the row has from now on"),
    references: z.record(z.string(), reference).readonly().describe("whom the names of rows in 'fields' mean"),
    withdraws: z.string().nullable().describe("the correction that no longer holds"),
    by: z.string().min(1),
    why: z.string().min(1),
    at: z.iso.datetime(),
  })
  .readonly();

/** What a person did to a row. It names no row of one ledger: the report's hash and spans find it anywhere. */
export type Correction = z.infer<typeof CORRECTION>;
export type Reference = z.infer<typeof reference>;

/** The correction with its name, which depends on what it says alone: taken in twice, it is there once. */
export function named(correction: Omit<Correction, "id">): Correction {
  return { id: `c-${hash("sha256", canonical(correction), "hex").slice(0, 16)}`, ...correction };
}

/** JSON that does not depend on the order of fields. */
export function canonical(value: unknown): string {
  return JSON.stringify(sorted(value));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, inner]) => [name, sorted(inner)]));
}

/** Tells one state of a row from another: eight signs. */
export function versionOf(body: unknown): string {
  return hash("sha256", canonical(body), "hex").slice(0, 8);
}
