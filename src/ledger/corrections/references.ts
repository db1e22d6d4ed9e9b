import type { Reading } from "../../reading/reading.ts";
import { type Body, CORRECTABLE_KINDS, type CorrectableKind, partOf, spansIn } from "../row-parts.ts";
import type { Reference } from "./correction.ts";
import { bestRow } from "./overlap.ts";

/** The fields that name other rows, and of which kind; `*` is any kind. A dot goes into an object. */
const NAMING: Readonly<Partial<Record<CorrectableKind, Readonly<Record<string, CorrectableKind | "*">>>>> = {
  statement: { speaker: "actor", coSpeakers: "actor", time: "time", within: "statement" },
  event: {
    actors: "actor",
    recipients: "actor",
    place: "place",
    time: "time",
    reportedBy: "statement",
    speechAct: "statement",
  },
  stance: { actor: "actor", "target.actor": "actor" },
  dispute: { actors: "actor", "a.row": "*", "b.row": "*" },
  variant: { actor: "actor" },
};

/** Without these a row cannot stand: it falls with the actor that it names. */
const NEEDED: readonly string[] = ["stance.actor", "variant.actor"];

/** The names of rows in fields of a kind, with the kind that each must be of. */
export function namesIn(kind: CorrectableKind, fields: Readonly<Record<string, unknown>>) {
  return Object.entries(NAMING[kind] ?? {}).flatMap(([path, wanted]) =>
    [valueAt(fields, path)].flat().flatMap((id) => (typeof id === "string" ? [{ path, wanted, id }] : [])),
  );
}

/** The fields with every name of a row replaced; one that becomes null is left out of lists. Null where it cannot be without. */
export function renamed<T extends Readonly<Record<string, unknown>>>(
  kind: CorrectableKind,
  fields: T,
  to: (id: string) => string | null,
): T | null {
  let result: T = fields;
  for (const path of Object.keys(NAMING[kind] ?? {})) {
    const value = valueAt(result, path);
    if (typeof value === "string") {
      const id = to(value);
      if (id === null && NEEDED.includes(`${kind}.${path}`)) return null;
      if (id !== value) result = withValue(result, path, id);
    } else if (Array.isArray(value)) {
      const ids = value.map((id: string) => to(id)).filter((id) => id !== null);
      if (ids.join() !== value.join()) result = withValue(result, path, [...new Set(ids)]);
    }
  }
  return result;
}

/** What the names in fields mean, told so that another reading of the report can be searched for them. */
export function referencesOf(
  reading: Reading,
  kind: CorrectableKind,
  fields: Readonly<Record<string, unknown>>,
): Readonly<Record<string, Reference>> {
  const entries = namesIn(kind, fields).flatMap(({ id }) => {
    const found = rowNamed(reading, id);
    if (found === null) return [];
    const name = found.kind === "actor" ? String(found.body["name"]) : null;
    const spans = spansIn(found.kind, found.body).map(({ start, end }) => ({ start, end }));
    return [[id, { kind: found.kind, name, spans }] as const];
  });
  return Object.fromEntries(entries);
}

/** The name in this reading of what a reference means: by its words, an actor else by its name. Null where it is not there. */
export function resolved(reading: Reading, id: string, { kind, name, spans }: Reference): string | null {
  const rows = partOf(reading, kind);
  // Of rows with the same words, the one of the same name: in the reading in which it was told, that very one.
  const found = bestRow(rows, kind, spans, name === null ? { id } : { id, name });
  return (found ?? rows.find((row) => name !== null && row["name"] === name))?.id ?? null;
}

/** The row of a name in a reading, with its kind. */
export function rowNamed(reading: Reading, id: string): { readonly kind: CorrectableKind; readonly body: Body } | null {
  for (const kind of CORRECTABLE_KINDS) {
    const body = partOf(reading, kind).find((row) => row.id === id);
    if (body !== undefined) return { kind, body };
  }
  return null;
}

function valueAt(fields: Readonly<Record<string, unknown>>, path: string): unknown {
  const [first = "", second] = path.split(".");
  const value = fields[first];
  return second === undefined ? value : (value as Readonly<Record<string, unknown>> | undefined | null)?.[second];
}

function withValue<T extends Readonly<Record<string, unknown>>>(fields: T, path: string, value: unknown): T {
  const [first = "", second] = path.split(".");
  const inner = fields[first] as Readonly<Record<string, unknown>> | undefined;
  return { ...fields, [first]: second === undefined ? value : { ...inner, [second]: value } };
}
