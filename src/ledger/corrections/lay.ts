import type { Reading } from "../../reading/reading.ts";
import {
  type Body,
  CORRECTABLE_KINDS,
  type CorrectableKind,
  checkedBody,
  LETTERS,
  partOf,
  spansIn,
  withPart,
} from "../row-parts.ts";
import type { Correction } from "./correction.ts";
import { canonical } from "./correction.ts";
import { everySpan } from "./fields.ts";
import { bestRow, share } from "./overlap.ts";
import { namesIn, renamed, resolved, rowNamed } from "./references.ts";

/** A correction laid onto a reading: what it made of it, and the name of the row that it found; or why it found none. */
export type Laid =
  | { readonly reading: Reading; readonly local: string; readonly after: Body | null }
  | { readonly unlaid: string };

/** Lays one correction onto a reading: on the row that shares most of its words. The reading itself is left as it is. */
export function lay(reading: Reading, correction: Correction): Laid {
  const { kind, action, anchor, row } = correction;
  if (action === "add") return laidNew(reading, correction);
  const rows = partOf(reading, kind);
  const target = bestRow(rows, kind, anchor, row);
  if (target === null) return { unlaid: "The reading has no row there." };
  if (action === "strike") return { reading: without(reading, target.id), local: target.id, after: null };
  const fields = fieldsHere(reading, correction);
  if ("unlaid" in fields) return fields;
  return placed(reading, correction, { ...target, confidence: 1, ...fields.fields, id: target.id });
}

/** An added row; where the reading has it by now, that one takes what the person said. */
function laidNew(reading: Reading, correction: Correction): Laid {
  const { kind, id } = correction;
  const fields = fieldsHere(reading, correction);
  if ("unlaid" in fields) return fields;
  const body = { confidence: 1, ...fields.fields, id: `${LETTERS[kind]}-${id.slice(2, 10)}` };
  const checked = checkedBody(kind, body);
  if (typeof checked === "string") return { unlaid: checked };
  const same = twinOf(reading, kind, checked);
  return placed(reading, correction, { ...body, id: same?.id ?? body.id });
}

/** The row of a reading that says the same as another one: of the same words, and of the same sort. */
export function twinOf(reading: Reading, kind: Correction["kind"], body: Body): Body | null {
  const isSame = (field: string) => (row: Body) => canonical(row[field]) === canonical(body[field]);
  const sorts: Partial<Record<Correction["kind"], (row: Body) => boolean>> = {
    statement: (row) => share(cueOf(row), cueOf(body)) > 0 || (cueOf(row).length === 0 && cueOf(body).length === 0),
    event: isSame("type"),
    stance: isSame("actor"),
    dispute: isSame("kind"),
    actor: isSame("name"),
  };
  const rows = partOf(reading, kind).filter((row) => sorts[kind]?.(row) ?? true);
  const found = bestRow(rows, kind, spansIn(kind, body), body);
  return found !== null && share(spansIn(kind, found), spansIn(kind, body)) > TWINS ? found : null;
}

const TWINS = 0.6;

function cueOf(row: Body) {
  return (row["cue"] ?? []) as readonly { readonly start: number; readonly end: number }[];
}

/** What the person set, with the names that rows have in this reading. A confirmation does without what is not there. */
function fieldsHere(
  reading: Reading,
  { kind, action, fields, references }: Correction,
): { readonly fields: Readonly<Record<string, unknown>> } | { readonly unlaid: string } {
  const here = new Map(Object.entries(references).map(([id, reference]) => [id, resolved(reading, id, reference)]));
  const missing = namesIn(kind, fields).filter(({ id }) => (here.get(id) ?? null) === null);
  const [first] = missing;
  if (first !== undefined && action !== "confirm")
    return { unlaid: `The reading has no ${first.wanted === "*" ? "row" : first.wanted} as ${first.path} names it.` };
  const lost = new Set(missing.map(({ path }) => path.split(".")[0]));
  const kept = Object.fromEntries(Object.entries(fields).filter(([field]) => !lost.has(field)));
  return { fields: renamed(kind, kept, (id) => here.get(id) ?? null) ?? {} };
}

function placed(reading: Reading, { kind }: Correction, body: Body): Laid {
  const checked = checkedBody(kind, body);
  if (typeof checked === "string") return { unlaid: checked };
  const unlaid = faultOf(reading, kind, checked);
  if (unlaid !== null) return { unlaid };
  const rows = partOf(reading, kind);
  const isNew = !rows.some(({ id }) => id === checked.id);
  const changed = isNew ? [...rows, checked] : rows.map((row) => (row.id === checked.id ? checked : row));
  return { reading: withPart(reading, kind, changed), local: checked.id, after: checked };
}

/** Why a row cannot stand in a reading, or null: its words are not there, or what it names is not. */
function faultOf(reading: Reading, kind: CorrectableKind, body: Body): string | null {
  const { text } = reading.report;
  if (spansIn(kind, body).length === 0) return "The row points at no words.";
  for (const { start, end, text: words } of everySpan(body)) {
    if (end <= start || end > text.length) return `The text has no words from ${start} to ${end}.`;
    const there = text.slice(start, end);
    if (words !== undefined && words !== there) return `From ${start} to ${end} stands “${there}”, not “${words}”.`;
  }
  for (const { id, wanted, path } of namesIn(kind, body)) {
    if (id === body.id) return `${path}: a row cannot name itself.`;
    const named = rowNamed(reading, id);
    if (named === null || (wanted !== "*" && named.kind !== wanted))
      return `${path}: there is no ${wanted === "*" ? "row" : wanted} '${id}'.`;
  }
  return null;
}

/** The reading without a row, by its name: others lose its name, and those that cannot be without it fall with it. */
export function without(reading: Reading, id: string): Reading {
  let result = reading;
  const fallen: string[] = [];
  for (const kind of CORRECTABLE_KINDS) {
    const rows = partOf(result, kind)
      .filter((row) => row.id !== id)
      .flatMap((row) => {
        const left = renamed(kind, row, (named) => (named === id ? null : named));
        if (left === null) fallen.push(row.id);
        return left === null ? [] : [left];
      });
    result = withPart(result, kind, rows);
  }
  return fallen.reduce(without, result);
}
