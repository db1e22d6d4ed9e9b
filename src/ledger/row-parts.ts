import { z } from "zod";
import { READING, type Reading } from "../reading/reading.ts";
import type { Span } from "../text/span.ts";
import { ROW_KINDS, type RowKind } from "./rows-of.ts";

/** What a person can correct: every kind of row, and actors. */
export const CORRECTABLE_KINDS = [...ROW_KINDS, "actor"] as const;
export type CorrectableKind = RowKind | "actor";

/** A row of any kind, as a reading has it. */
export interface Body {
  readonly id: string;
  readonly [field: string]: unknown;
}

/** Where a reading's rows of a kind are kept in it. */
export const PARTS = {
  statement: "attributions",
  event: "events",
  stance: "stances",
  dispute: "disputes",
  time: "times",
  place: "places",
  variant: "variants",
  suspicion: "suspicions",
  actor: "actors",
} as const satisfies Readonly<Record<CorrectableKind, keyof Reading>>;

/** The letter that the names of a kind's rows begin with. */
export const LETTERS: Readonly<Record<CorrectableKind, string>> = {
  statement: "A",
  event: "E",
  stance: "S",
  dispute: "D",
  time: "T",
  place: "L",
  variant: "V",
  suspicion: "W",
  actor: "P",
};

/** A reading's rows of a kind. */
export function partOf(reading: Reading, kind: CorrectableKind): readonly Body[] {
  return reading[PARTS[kind]];
}

/** The reading with other rows of a kind; each must have passed `checkedBody`. */
export function withPart(reading: Reading, kind: CorrectableKind, rows: readonly Body[]): Reading {
  return { ...reading, [PARTS[kind]]: rows };
}

/** The fields that a row of a kind may have. */
export function fieldsOf(kind: CorrectableKind): readonly string[] {
  return Object.keys(schemaOf(kind).unwrap().shape);
}

/** The row in the schema's form, or what is wrong with it: a sentence. */
export function checkedBody(kind: CorrectableKind, body: unknown): Body | string {
  const checked = z.safeParse(schemaOf(kind), body);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  return `${issue?.path.join(".") ?? ""}: ${issue?.message ?? "It is no such row"}.`;
}

/** What is wrong with a value of a field of a kind, a sentence; null where nothing is. */
export function faultOfField(kind: CorrectableKind, field: string, value: unknown): string | null {
  const shape: Readonly<Record<string, z.ZodType>> = schemaOf(kind).unwrap().shape;
  const checked = shape[field]?.safeParse(value);
  if (checked === undefined || checked.success) return null;
  const [issue] = checked.error.issues;
  return `${[field, ...(issue?.path ?? [])].join(".")}: ${issue?.message ?? "It is no such value"}.`;
}

/** The words that a row points at: its identity where two readings of a report are compared. */
export function spansIn(kind: CorrectableKind, body: Body): readonly Span[] {
  const list = (field: string) => (body[field] ?? []) as readonly Span[];
  const one = (value: unknown) => value as Span;
  switch (kind) {
    case "statement":
      return [...list("source"), ...list("cue"), ...list("content")];
    case "event":
      return list("anchor");
    case "stance":
      return [one(body["target"]), ...list("evidence")];
    case "dispute":
      return [body["a"], body["b"]].map((side) => (side as { readonly span: Span }).span);
    case "variant":
      return list("names");
    case "actor":
      return list("mentions");
    default:
      return [one(body)];
  }
}

function schemaOf(kind: CorrectableKind) {
  return READING.unwrap().shape[PARTS[kind]].unwrap().element;
}
