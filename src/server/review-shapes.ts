import { z } from "zod";
import { REVIEWED_KINDS } from "../ledger/review/review-sets.ts";
import { ROW } from "./shapes.ts";

/** The shapes of what two coders and a third do. */

const name = z.string().trim().min(1).max(200);
const row = z.looseObject({ id: z.string() }).nullable();
const share = z.number().nullable();
const kind = z.enum(REVIEWED_KINDS);
const fields = z.record(z.string(), z.unknown());

export const REVIEW_SET = z.object({
  id: z.int(),
  name: z.string(),
  first: z.string(),
  second: z.string(),
  decider: z.string(),
  made: z.string(),
  firstDone: z.string().nullable(),
  secondDone: z.string().nullable(),
  items: z.int(),
  firstMarked: z.int(),
  secondMarked: z.int(),
  decided: z.int(),
});

export const MADE_REVIEW = REVIEW_SET.extend({
  isCut: z.boolean().describe("whether more rows were found than 'limit'"),
});

export const NEW_REVIEW = z.object({
  name,
  first: name,
  second: name,
  decider: name,
  reports: z.array(z.string().max(100)).max(1000).default([]).describe("whole reports; or else a search"),
  query: z.string().max(1000).default(""),
  kind: kind.nullable().default(null).describe("rows of this kind alone"),
  limit: z.int().min(1).max(5000).default(500),
});

export const MARK = z.object({
  item: z.string(),
  kind,
  action: z.enum(["confirm", "change", "strike", "add"]),
  fields,
  row,
  why: z.string(),
});

export const NEW_MARK = z.object({
  by: name,
  item: z.string().max(130).describe("the row's name; of a missed one, the report's"),
  action: z.enum(["confirm", "change", "strike", "add", "withdraw"]),
  kind: kind.optional().describe("of an added row"),
  fields: fields.optional(),
  why: z.string().max(2000).default(""),
});

export const QUEUE = z.object({
  items: z.array(z.object({ turn: z.int(), row: ROW, mark: MARK.nullable() })),
  total: z.int(),
  next: z.int().nullable().describe("the first turn without a mark"),
  added: z.array(MARK),
});

const counts = z.object({ confirm: z.int(), change: z.int(), strike: z.int(), add: z.int() });
export const AGREEMENT = z.object({
  marks: z.object({ first: counts, second: counts }),
  measures: z.array(
    z.object({
      question: z.enum(["kept or struck", "act", "type", "polarity"]),
      kappa: share.describe("Cohen 1960; null where it cannot be told"),
      alpha: share.describe("Krippendorff 2004, nominal"),
      observed: share,
      pairs: z.int(),
      answers: z.array(z.object({ first: z.string(), second: z.string(), count: z.int() })),
    }),
  ),
  spans: z.array(
    z.object({
      kind: z.enum([...REVIEWED_KINDS, "all"]),
      exact: share,
      overlap: share,
      first: z.int(),
      second: z.int(),
      both: z.int(),
    }),
  ),
});

export const CASE = z.object({
  item: z.string(),
  row: ROW,
  isAdded: z.boolean(),
  first: MARK.nullable(),
  second: MARK.nullable(),
  agree: z.boolean(),
  decision: z.object({ choice: z.string(), why: z.string() }).nullable(),
});

export const DECISION = z.object({
  by: name,
  item: z.string().max(130),
  choice: z.enum(["first", "second", "own"]),
  action: z.enum(["confirm", "change", "strike"]).optional().describe("of an own decision"),
  fields: fields.optional(),
  why: z.string().trim().min(1).max(2000),
});
