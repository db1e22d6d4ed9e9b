import { z } from "zod";
import { BLOCK_KINDS } from "../report/report.ts";
import { PRECISIONS } from "./times-calendar.ts";

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

export const ACTOR_KINDS = ["person", "organisation", "state", "group", "role"] as const;
export const MENTION_FORMS = ["name", "role", "pronoun"] as const;

const actor = z
  .object({
    id: z.string(),
    name: z.string().describe("the fullest form that the report has; of an actor without a name, its description"),
    kind: z.enum(ACTOR_KINDS).describe("'role' is somebody told by an office or a description alone"),
    country: z.string().nullable(),
    sector: z.string().nullable(),
    roles: z.array(z.string()).readonly(),
    names: z.array(z.string()).readonly().describe("every wording of the name"),
    mentions: z
      .array(z.object({ start: offset, end: offset, form: z.enum(MENTION_FORMS) }).readonly())
      .readonly()
      .describe("a source told at length holds the name or role in it, which is a mention too"),
    confidence,
  })
  .readonly();

const variant = z
  .object({
    id: z.string(),
    actor: z.string(),
    names: z.array(z.object({ text: z.string(), start: offset, end: offset }).readonly()).readonly(),
    why: z.string(),
    confidence,
  })
  .readonly();

const attribution = z
  .object({
    id: z.string(),
    speaker: z.string().nullable().describe("the actor whose words they are; null where nobody can be named"),
    coSpeakers: z.array(z.string()).readonly().describe("further actors who said the same words"),
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

const time = z
  .object({
    id: z.string(),
    start: offset,
    end: offset,
    from: z.iso.date().nullable().describe("the first day, or null where it cannot be told"),
    to: z.iso.date().nullable().describe("the last day, itself in it"),
    precision: z.enum(PRECISIONS),
    confidence,
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
    actors: z.array(actor).readonly(),
    attributions: z.array(attribution).readonly(),
    variants: z.array(variant).readonly().describe("spellings of one name"),
    times: z.array(time).readonly(),
    warnings: z.array(warning).readonly(),
  })
  .readonly();

/** Everything that was read from one report. Offsets are UTF-16 code units of `report.text`. */
export type Reading = z.infer<typeof READING>;
export type Actor = z.infer<typeof actor>;
export type Attribution = z.infer<typeof attribution>;
export type Variant = z.infer<typeof variant>;
export type Time = z.infer<typeof time>;
export type Act = (typeof ACTS)[number];
export type Channel = (typeof CHANNELS)[number];
export type Manner = (typeof MANNERS)[number];
