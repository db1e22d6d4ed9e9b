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

/** PLOVER's types of event (manual 2.0). */
export const EVENT_TYPES = [
  "AGREE",
  "CONSULT",
  "SUPPORT",
  "CONCEDE",
  "COOPERATE",
  "AID",
  "RETREAT",
  "REQUEST",
  "ACCUSE",
  "REJECT",
  "THREATEN",
  "PROTEST",
  "SANCTION",
  "MOBILIZE",
  "COERCE",
  "ASSAULT",
] as const;

export const MODALITIES = ["happened", "ongoing", "planned", "requested", "denied", "hypothetical"] as const;
export const FIGURES = ["killed", "injured", "arrested", "missing", "displaced"] as const;

export const POLARITIES = ["supports", "opposes", "neither"] as const;
export const BASES = ["narrated", "own-words"] as const;
export const DISPUTE_KINDS = [
  "self-contradiction",
  "figures",
  "denial",
  "blame",
  "place",
  "time",
  "framing",
  "tension",
] as const;

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
    registryId: z.string().optional().describe("the entry of the registry that it is"),
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

const suspicion = z
  .object({
    id: z.string(),
    start: offset,
    end: offset,
    likely: z.string().describe("what it should say"),
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
    time: z.string().nullable().describe("the time at which it was said, where its sentence tells it"),
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

const figure = z
  .object({
    of: z.enum(FIGURES),
    value: z.number().nonnegative(),
    start: offset,
    end: offset,
  })
  .readonly();

const event = z
  .object({
    id: z.string(),
    type: z.enum(EVENT_TYPES).describe("of the PLOVER ontology"),
    mode: z.string().nullable().describe("how it was done, as PLOVER has it"),
    contexts: z.array(z.string()).readonly().describe("what it was about, as PLOVER has it"),
    anchor: z.array(span).readonly().describe("the words that tell it: one for each time it is told"),
    actors: z.array(z.string()).readonly(),
    recipients: z.array(z.string()).readonly(),
    modality: z.enum(MODALITIES),
    place: z.string().nullable(),
    time: z.string().nullable(),
    figures: z.array(figure).readonly(),
    reportedBy: z
      .string()
      .nullable()
      .describe("the attribution in whose content it stands: it is claimed; null where the report tells it"),
    speechAct: z.string().nullable().describe("the attribution whose cue tells it: a demand, an accusation"),
    confidence,
  })
  .readonly();

const stance = z
  .object({
    id: z.string(),
    actor: z.string(),
    target: z
      .object({
        actor: z.string().nullable().describe("null where the target is no actor"),
        start: offset,
        end: offset,
      })
      .readonly(),
    polarity: z.enum(POLARITIES),
    basis: z.enum(BASES).describe("told by the reporter or somebody else, or in the actor's own words"),
    evidence: z.array(span).readonly(),
    confidence,
  })
  .readonly();

const side = z.object({ row: z.string().nullable(), span }).readonly();

const dispute = z
  .object({
    id: z.string(),
    kind: z.enum(DISPUTE_KINDS),
    a: side,
    b: side,
    actors: z.array(z.string()).readonly(),
    why: z.string().describe("one sentence that a person can check"),
    confidence,
  })
  .readonly();

const place = z
  .object({
    id: z.string(),
    start: offset,
    end: offset,
    name: z
      .string()
      .describe("the gazetteer's name; the report's own words where the gazetteer does not have the place"),
    country: z
      .string()
      .nullable()
      .describe("three letters of ISO 3166; null of an unresolved place and of seas and the like"),
    lat: z.number().min(-90).max(90).nullable().describe("null where the place is unresolved"),
    lon: z.number().min(-180).max(180).nullable(),
    geonamesId: z
      .int()
      .positive()
      .optional()
      .describe("without it, latitude and longitude are those of what contains the place, or of its middle"),
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
    events: z.array(event).readonly(),
    stances: z.array(stance).readonly().describe("who stands where"),
    disputes: z.array(dispute).readonly().describe("pairs of passages that cannot both hold, or pull apart"),
    variants: z.array(variant).readonly().describe("spellings of one name"),
    suspicions: z.array(suspicion).readonly().describe("words that look mistranslated; they change nothing"),
    times: z.array(time).readonly(),
    places: z.array(place).readonly().describe("where a place is meant, not those who act in its name"),
    warnings: z.array(warning).readonly(),
  })
  .readonly();

/** Everything that was read from one report. Offsets are UTF-16 code units of `report.text`. */
export type Reading = z.infer<typeof READING>;
export type Actor = z.infer<typeof actor>;
export type Attribution = z.infer<typeof attribution>;
export type Suspicion = z.infer<typeof suspicion>;
export type Variant = z.infer<typeof variant>;
export type Event = z.infer<typeof event>;
export type Stance = z.infer<typeof stance>;
export type Dispute = z.infer<typeof dispute>;
export type Figure = z.infer<typeof figure>;
export type EventType = (typeof EVENT_TYPES)[number];
export type Modality = (typeof MODALITIES)[number];
export type Time = z.infer<typeof time>;
export type Place = z.infer<typeof place>;
export type Act = (typeof ACTS)[number];
export type Channel = (typeof CHANNELS)[number];
export type Manner = (typeof MANNERS)[number];
