import { z } from "zod";
import { ACTIONS } from "../ledger/corrections/correction.ts";
import { CORRECTABLE_KINDS } from "../ledger/row-parts.ts";
import { ROW_KINDS } from "../ledger/rows-of.ts";
import { READING } from "../reading/reading.ts";

/** The shapes of the API: what it checks, what it documents, and what the desk's types come from. */

const words = z.string().nullable();
const span = z.object({ start: z.int().nonnegative(), end: z.int().nonnegative() });

export const PROBLEM = z.object({
  error: z.object({ code: z.string(), message: z.string(), remedy: z.string(), place: z.string().optional() }),
});

export const REPORT_LINE = z.object({
  id: z.string(),
  file: words,
  title: words,
  publisher: words,
  published: words,
});

export const LISTED_REPORT = REPORT_LINE.extend({
  added: z.string(),
  url: words,
  language: words,
  counts: z.record(z.string(), z.int()).describe("rows of each kind"),
});

export const ROW = z.object({
  id: z.string().describe("the report's id, a slash, the row's own"),
  kind: z.enum(ROW_KINDS),
  version: z.string().describe("what a correction is pinned to"),
  isCorrected: z.boolean(),
  confidence: z.number(),
  row: z.looseObject({ id: z.string() }).describe("as in the schema of a reading"),
  names: z.record(z.string(), z.string()).describe("of the actors that the row names by id"),
  report: REPORT_LINE,
  excerpts: z.array(z.object({ from: z.int(), text: z.string(), marks: z.array(span) })),
});

export const PARTED_ROW = ROW.extend({ part: z.enum(["speaker", "actor", "recipient", "target"]) });

export const ACTOR_PAGE = z.object({
  name: z.string(),
  kinds: z.array(z.string()),
  names: z.array(z.string()),
  roles: z.array(z.string()),
  countries: z.array(z.string()),
  sectors: z.array(z.string()),
  registryIds: z.array(z.string()),
  rows: z.array(PARTED_ROW),
  total: z.int(),
});

export const BOARD_CELL = z.object({
  actor: z.string(),
  target: z.string(),
  supports: z.int(),
  opposes: z.int(),
  neither: z.int(),
  ownWords: z.int(),
  rows: z.array(z.string()),
});

export const DATED_EVENT = z.object({
  id: z.string(),
  type: z.string(),
  modality: z.string(),
  words: z.string(),
  actors: z.string(),
  recipients: z.string(),
  day: words,
  isOwnDay: z.boolean(),
  place: words,
  lat: z.number().nullable(),
  lon: z.number().nullable(),
  title: words,
});

export const STANDING_READING = z.object({
  reading: READING,
  versions: z.record(z.string(), z.string()),
  corrected: z.array(z.string()),
});

export const LISTED_STORY = z.object({
  id: z.string(),
  title: words.describe("of its first report"),
  from: words,
  to: words,
  reports: z.array(REPORT_LINE.extend({ fit: z.number().describe("how like the story's others it is") })),
  changes: z.array(
    z.object({ what: z.enum(["merged", "split"]), other: z.string(), by: z.string(), why: z.string(), at: z.string() }),
  ),
});

const at = z.object({ file: z.string(), start: z.int(), end: z.int(), row: words.optional() }).readonly();
const list = <T extends z.ZodType>(of: T) => z.array(of).readonly();
const told = { why: z.string(), confidence: z.number() };

/** A story as `sayso story` tells it. */
export const TOLD_STORY = z
  .object({
    id: z.string(),
    title: words,
    reports: list(
      z
        .object({
          id: z.string(),
          file: z.string(),
          publisher: words,
          published: words,
          credits: list(z.string()).describe("houses that it credits for its text"),
        })
        .readonly(),
    ),
    nearCopies: list(list(z.string())),
    copied: list(z.tuple([at, at]).readonly()).describe("stretches with the same words in two reports"),
    corroborated: list(z.object({ claims: list(at), independent: z.int(), ...told }).readonly()),
    disputes: list(z.object({ kind: z.string(), a: at, b: at, ...told }).readonly()),
    updates: list(z.object({ earlier: at, later: at, ...told }).readonly()),
    actors: list(
      z
        .object({ id: z.string(), name: z.string(), names: list(z.string()), registryId: z.string().optional() })
        .readonly(),
    ),
  })
  .readonly();

export const STORY_PAGE = z.object({
  story: TOLD_STORY,
  changes: LISTED_STORY.shape.changes,
  texts: z.record(z.string(), z.string()).describe("of its reports, by file: what the places are of"),
});

export const STORY_CHANGE = z
  .object({
    merge: z.string().max(100).optional().describe("the story to take into this one"),
    split: z.string().max(100).optional().describe("the report to take out of it"),
    by: z.string().min(1).max(200),
    why: z.string().min(1).max(2000),
  })
  .refine(({ merge, split }) => (merge === undefined) !== (split === undefined), "needs either 'merge' or 'split'");

export const NEW_REPORT = z
  .object({
    text: z.string().min(1).optional().describe("the report's text, plain or HTML"),
    url: z.url().max(2000).optional().describe("or the address of its page"),
    title: z.string().max(500).optional(),
    publisher: z.string().max(200).optional(),
    published: z.iso.date().optional(),
  })
  .refine(({ text, url }) => (text === undefined) !== (url === undefined), "needs either 'text' or 'url'");

export const WISH = z.object({
  action: z.enum(ACTIONS),
  kind: z.enum(CORRECTABLE_KINDS).optional().describe("of an added row"),
  fields: z.record(z.string(), z.unknown()).optional(),
  version: z.string().optional().describe("of the row as it was looked at: refused if it has changed since"),
  by: z.string().min(1).max(200),
  why: z.string().min(1).max(2000),
});
