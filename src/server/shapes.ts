import { z } from "zod";
import { DECISIONS } from "../ledger/actors/decision.ts";
import { ACTIONS } from "../ledger/corrections/correction.ts";
import { PARTS_IN_ROWS } from "../ledger/desk/actor-page.ts";
import { CORRECTABLE_KINDS } from "../ledger/row-parts.ts";
import { ROW_KINDS } from "../ledger/rows-of.ts";
import { STORY_CHANGES } from "../ledger/stories/story-change.ts";
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
  actors: z.record(z.string(), z.string()).describe("the ledger's actors that these are"),
  report: REPORT_LINE,
  excerpts: z.array(
    z.object({
      from: z.int(),
      text: z.string(),
      isCutBefore: z.boolean().describe("whether its line goes on before it"),
      isCutBehind: z.boolean(),
      marks: z.array(span),
    }),
  ),
});

export const FOUND_ROW = ROW.extend({
  score: z.number().nullable().describe("how like the sentence that was asked for, at most 1; null where none was"),
});

export const PARTED_ROW = ROW.extend({ part: z.enum(PARTS_IN_ROWS) });

export const LISTED_ACTOR = z.object({
  id: z.string(),
  name: z.string(),
  kinds: z.array(z.string()),
  reports: z.int(),
  statements: z.int(),
});

export const ACTOR_PART = z.object({
  id: z.string(),
  name: z.string(),
  statements: z.int(),
  why: z.string().describe("why the machine took it for this actor"),
  confidence: z.number(),
  machine: z.string().describe("the actor that the machine took it for"),
  isDecided: z.boolean().describe("whether a person put it here"),
});

const DECISION = z.object({
  id: z.string(),
  action: z.enum(DECISIONS),
  actor: z.string(),
  other: words,
  name: words,
  undoes: words,
  by: z.string(),
  why: z.string(),
  at: z.string(),
  stands: z.boolean(),
});

export const ACTOR_PAGE = LISTED_ACTOR.extend({
  names: z.array(z.string()),
  roles: z.array(z.string()),
  countries: z.array(z.string()),
  sectors: z.array(z.string()),
  registryIds: z.array(z.string()),
  parts: z.array(ACTOR_PART).describe("the actors of reports that it is: the first 300"),
  allParts: z.int(),
  decisions: z.array(DECISION).describe("what people decided, taken back or not"),
  others: z.array(LISTED_ACTOR).describe("other actors of the same name: some twenty, those of most reports"),
  allOthers: z.int(),
  rows: z.array(PARTED_ROW),
  total: z.int().describe("rows in all"),
  counts: z
    .object({ speaker: z.int(), actor: z.int(), recipient: z.int(), target: z.int(), of: z.int() })
    .describe("of these"),
  next: words,
});

export const DECIDED = z.object({
  decision: words.describe("null of a preview"),
  actor: z.string(),
  other: words.describe("the actor that was split off"),
  moves: z.array(z.object({ member: z.string(), name: z.string(), from: z.string(), to: z.string(), rows: z.int() })),
  reports: z.int(),
  rows: z.int(),
});

/** Who decides on actors, and why; a preview tells what would change and changes nothing. */
export const DECIDING = z.object({
  by: z.string().min(1).max(200),
  why: z.string().min(1).max(2000),
  preview: z.boolean().default(false),
});

export const BOARD_CELL = z.object({
  actor: z.string(),
  actorId: z.string(),
  target: z.string(),
  targetId: z.string(),
  supports: z.int(),
  opposes: z.int(),
  neither: z.int(),
  ownWords: z.int(),
  rows: z.array(z.string()),
});

/** Of pages that lay out the last stances: how many these are, and how many stand. */
const STANCES = { stances: z.int().describe("the last ones, which were laid out"), allStances: z.int() } as const;

export const BOARD = z.object({
  cells: z.array(BOARD_CELL),
  total: z.int().describe("cells in all"),
  others: z.int().describe("stances on what is no actor"),
  ...STANCES,
});

export const GRAPH = z.object({
  actors: z
    .array(z.object({ id: z.string(), name: z.string(), rows: z.int().describe("rows in which it has a part") }))
    .readonly()
    .describe("the most connected, the first first"),
  ties: z
    .array(
      z.object({
        ...{ actor: z.string(), target: z.string() },
        rows: z.int().describe("how many rows tie the first to the second"),
        ...{ supports: z.int(), opposes: z.int(), neither: z.int() },
      }),
    )
    .readonly()
    .describe("between these, the strongest first"),
  allActors: z.int(),
  allTies: z.int(),
  rows: z.int().describe("the last ones, which were laid out"),
  allRows: z.int(),
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

export const EVENTS = z.object({ events: z.array(DATED_EVENT), total: z.int(), next: words });

export const STANDING_READING = z.object({
  reading: READING,
  versions: z.record(z.string(), z.string()),
  corrected: z.array(z.string()),
  actors: z.record(z.string(), z.string()).describe("the ledger's actors that the report's are"),
});

export const SAVED_SEARCH = z.object({
  id: z.int(),
  name: z.string().trim().min(1).max(100),
  address: z.string().max(2000).describe("of the search on the Statements page, from behind its question mark"),
});

export const LISTED_STORY = z.object({
  id: z.string(),
  title: words.describe("of its first report"),
  from: words,
  to: words,
  reports: z.array(REPORT_LINE.extend({ fit: z.number().describe("how like the story's others it is") })),
  changes: z
    .array(
      z.object({
        id: z.int(),
        what: z.enum(STORY_CHANGES),
        story: z.string(),
        other: z.string().describe("the story that was merged into it, or the report that was split off or moved"),
        target: words.describe("the story that the report went to"),
        undoes: z.int().nullable().describe("the change that this one took back"),
        stands: z.boolean(),
        by: z.string(),
        why: z.string(),
        at: z.string(),
      }),
    )
    .describe("what people did to it, the first first"),
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
    // No tuple: as one, a description of this version of OpenAPI has no valid schema for it.
    copied: list(z.array(at).length(2).readonly()).describe("stretches with the same words in two reports, two each"),
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

const storyId = z.string().min(1).max(100).optional();

export const STORY_CHANGE = DECIDING.extend({
  merge: storyId.describe("the story to take into this one"),
  split: storyId.describe("the report to take out of it"),
  move: storyId.describe("the report to put into another story"),
  to: storyId.describe("the story to put it into"),
  undo: z.int().min(1).max(1e12).optional().describe("the change to take back; it stays on record"),
}).refine(
  ({ merge, split, move, to, undo }) =>
    [merge, split, move, undo].filter((given) => given !== undefined).length === 1 &&
    (move === undefined) === (to === undefined),
  "needs one of 'merge', 'split', 'undo', and 'move' with 'to'",
);

/** What a change did to stories, or would. */
export const STORY_CHANGED = LISTED_STORY.extend({
  change: z.int().nullable().describe("null of a preview"),
  moves: z.array(
    z.object({
      report: REPORT_LINE,
      story: z.string(),
      title: words.describe("of the story as it was; null of one that begins"),
      isIn: z.boolean().describe("whether the report goes in, or out"),
    }),
  ),
});

export const NEW_REPORT = z
  .object({
    text: z.string().min(1).optional().describe("the report's text"),
    bytes: z
      .base64()
      .min(1)
      .optional()
      .describe("or its file, whose form is told by its bytes: text, a page, a PDF, a mail, an archive of many"),
    url: z.url().max(2000).optional().describe("or the address of any of these"),
    file: z.string().min(1).max(300).optional().describe("the file's name"),
    title: z.string().max(500).optional(),
    publisher: z.string().max(200).optional(),
    published: z.iso.date().optional(),
  })
  .refine(
    ({ text, bytes, url }) => [text, bytes, url].filter((given) => given !== undefined).length === 1,
    "needs one of 'text', 'bytes' and 'url'",
  );

/** What became of what was given: one report, or the members of an archive. */
export const STORED_REPORTS = z.object({
  id: z.string().describe("of the first report"),
  stored: z.enum(["added", "already-there", "superseded"]),
  reports: z.array(
    z.object({ id: z.string(), stored: z.enum(["added", "already-there", "superseded"]), place: z.string() }),
  ),
  unread: z
    .array(z.object({ place: z.string(), error: PROBLEM.shape.error }))
    .describe("members of an archive that could not be read"),
});

/**
 * What is told while a report is read: server-sent events in this order, once for each report of an archive, of which
 * one may be `unread`; or, at any place, `failed`.
 */
export const READING_EVENTS = z.object({
  event: z.enum(["taken", "row", "done", "unread", "failed"]),
  data: z
    .string()
    .describe(
      "JSON: of `taken`, id, title, place, characters and blocks; of a `row`, id, kind, row and names; of `done`, id, place and what was stored; of `unread`, a place and an error; of `failed`, an error",
    ),
});

export const WISH = z.object({
  action: z.enum(ACTIONS),
  kind: z.enum(CORRECTABLE_KINDS).optional().describe("of an added row"),
  fields: z.record(z.string(), z.unknown()).optional(),
  version: z.string().optional().describe("of the row as it was looked at: refused if it has changed since"),
  by: z.string().min(1).max(200),
  why: z.string().min(1).max(2000),
});

export const ROW_BODY = z.looseObject({ id: z.string() }).nullable();

/** How a row came to stand as it does. */
export const HISTORY = z.object({
  id: z.string(),
  kind: z.string(),
  machine: ROW_BODY,
  model: z.string(),
  read: z.string(),
  corrections: z.array(
    z.object({
      correction: z.string(),
      action: z.string(),
      by: z.string(),
      why: z.string(),
      at: z.string(),
      before: ROW_BODY,
      after: ROW_BODY,
      isAlong: z.boolean(),
      unlaid: z.string().nullable(),
    }),
  ),
  row: ROW_BODY,
  version: z.string().nullable(),
});
