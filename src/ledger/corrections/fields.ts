import type { Reading } from "../../reading/reading.ts";
import type { Span } from "../../text/span.ts";
import { type CorrectableKind, faultOfField, fieldsOf } from "../row-parts.ts";
import { refuse } from "./refusals.ts";

/** The fields that a person set, with spans checked against the text and without the words they were checked by. */
export function checkedFields(
  text: string,
  kind: CorrectableKind,
  fields: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const known = fieldsOf(kind).filter((field) => field !== "id");
  const strange = Object.keys(fields).find((field) => !known.includes(field));
  if (strange !== undefined) refuse(`A ${kind} has no field '${strange}'.`, `It has ${known.join(", ")}.`);
  for (const [field, value] of Object.entries(fields)) {
    const fault = faultOfField(kind, field, value);
    if (fault !== null) refuse(fault, "'sayso schema' tells what each field holds.");
  }
  for (const { start, end, text: words } of everySpan(fields)) {
    const isWhole = Number.isInteger(start) && Number.isInteger(end);
    if (!isWhole || start < 0 || end <= start || end > text.length)
      refuse(`The text has no words from ${start} to ${end}: it has ${text.length} code units.`, "Correct the span.");
    const there = text.slice(start, end);
    // A variant's names have their words as a field of their own; in other spans they are told to be checked alone.
    if (words !== undefined && words !== there)
      refuse(`From ${start} to ${end} stands “${there}”, not “${words}”.`, "Correct the span, or its words.");
  }
  return kind === "variant" ? fields : (withoutWords(fields) as Readonly<Record<string, unknown>>);
}

/** Every span in a value, however deep. */
export function everySpan(value: unknown): readonly (Span & { readonly text?: string })[] {
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(everySpan);
  const own = "start" in value && "end" in value ? [value as Span & { readonly text?: string }] : [];
  return [...own, ...Object.values(value).flatMap(everySpan)];
}

function withoutWords(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(withoutWords);
  const isSpan = "start" in value && "end" in value;
  const entries = Object.entries(value).filter(([field]) => !(isSpan && field === "text"));
  return Object.fromEntries(entries.map(([field, inner]) => [field, withoutWords(inner)]));
}

/** An added row's fields, with what is taken where the person does not say it. */
export function withDefaults(
  { report: { text } }: Reading,
  kind: CorrectableKind,
  fields: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const spans = everySpan(fields);
  const told = spans.map(({ start, end }) => text.slice(start, end));
  const defaults: Readonly<Record<CorrectableKind, Readonly<Record<string, unknown>>>> = {
    statement: {
      ...{ speaker: null, coSpeakers: [], source: [], cue: [], content: [] },
      ...{ act: "speech", manner: "indirect", channel: null, time: null, within: null },
    },
    event: {
      ...{ mode: null, contexts: [], actors: [], recipients: [], modality: "happened", place: null, time: null },
      ...{ figures: [], reportedBy: null, speechAct: null },
    },
    stance: { basis: "narrated" },
    dispute: { actors: [] },
    time: { from: null, to: null, precision: "day" },
    place: { name: told[0] ?? "", country: null, lat: null, lon: null },
    variant: { why: "" },
    suspicion: { why: "" },
    actor: {
      ...{ name: told[0] ?? "", kind: "person", country: null, sector: null, roles: [] },
      names: [...new Set(told)],
    },
  };
  return { ...defaults[kind], confidence: 1, ...fields };
}
