import { z } from "zod";
import { BLOCK_KINDS } from "../report/report.ts";

/** The shape of a reading: the one place where it is told. Types and `sayso schema` come from here. */

const offset = z.int().nonnegative();
const span = z.object({ start: offset, end: offset }).readonly();
const confidence = z.number().min(0).max(1);

export const ACTS = [
  "speech",
  "belief",
  "attitude",
  "perception",
  "intention",
  "denial",
  "question",
  "order",
  "promise",
  "accusation",
] as const;

export const CHANNELS = [
  "tweet",
  "television",
  "radio",
  "video",
  "audio",
  "statement",
  "interview",
  "news-conference",
  "speech",
  "call",
  "letter",
  "document",
  "press",
] as const;

export const MANNERS = ["direct", "indirect", "mixed"] as const;

const attribution = z
  .object({
    id: z.string(),
    source: z.array(span).readonly(),
    cue: z.array(span).readonly(),
    content: z.array(span).readonly(),
    act: z.enum(ACTS),
    manner: z.enum(MANNERS),
    channel: z.enum(CHANNELS).nullable(),
    within: z.string().nullable().describe("the attribution in whose content this one stands"),
    confidence: confidence.describe("of rows at 0.8, four in five are right"),
  })
  .readonly();

const warning = z
  .object({ code: z.string(), message: z.string(), start: offset.optional(), end: offset.optional() })
  .readonly();

export const READING = z
  .object({
    report: z
      .object({
        id: z.string(),
        file: z.string().nullable(),
        text: z.string(),
        title: z.string().nullable(),
        publisher: z.string().nullable(),
        published: z.string().nullable(),
        url: z.string().nullable(),
        language: z.string().nullable(),
        sha256: z.string(),
      })
      .readonly(),
    model: z.string().describe("the version of the weights that read it"),
    blocks: z
      .array(
        z.object({ kind: z.enum(BLOCK_KINDS), start: offset, end: offset, credit: z.string().optional() }).readonly(),
      )
      .readonly(),
    attributions: z.array(attribution).readonly(),
    warnings: z.array(warning).readonly(),
  })
  .readonly();

/** Everything that was read from one report. Offsets are UTF-16 code units of `report.text`. */
export type Reading = z.infer<typeof READING>;
export type Attribution = z.infer<typeof attribution>;
export type Act = (typeof ACTS)[number];
export type Channel = (typeof CHANNELS)[number];
export type Manner = (typeof MANNERS)[number];
