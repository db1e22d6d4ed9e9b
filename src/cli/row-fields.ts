import { SaysoError } from "../errors/sayso-error.ts";
import { rowNamed } from "../ledger/corrections/references.ts";
import type { CorrectableKind } from "../ledger/row-parts.ts";
import type { Reading } from "../reading/reading.ts";
import type { Span } from "../text/span.ts";

type Fields = Readonly<Record<string, unknown>>;

const SPAN_LISTS: readonly string[] = ["source", "cue", "content", "anchor", "evidence", "mentions"];
const NUMBERS: readonly string[] = ["confidence", "lat", "lon", "geonamesId", "start", "end"];
const LISTS: readonly string[] = ["coSpeakers", "recipients", "actors", "contexts", "roles", "names"];
const ACTORS: readonly string[] = ["speaker", "coSpeakers", "actor", "actors", "recipients"];

/**
 * The fields that `field=value` arguments set. Spans are told as `18-42,50-60` or by their words, which must stand in
 * the text once; actors by their names or ids; lists with commas; anything as JSON. `target.actor=` goes into a part.
 */
export function rowFields(
  settings: readonly string[],
  kind: CorrectableKind,
  reading: Reading,
  row: Fields | null,
): Fields {
  let fields: Fields = {};
  for (const setting of settings) {
    const [, path = "", raw = ""] = /^([\w.]+)=(.*)$/su.exec(setting) ?? refuse(setting, "is no field=value");
    const [first = "", second] = path.split(".");
    const value = parsed(second ?? first, raw, kind, reading);
    const part = (fields[first] ?? row?.[first] ?? {}) as Fields;
    if (first === "span") fields = { ...fields, ...oneSpan(value, setting) };
    else if (first === "target" && second === undefined)
      fields = { ...fields, target: { actor: part["actor"] ?? null, ...oneSpan(value, setting) } };
    else if (second === "span") fields = { ...fields, [first]: { row: null, ...part, span: oneSpan(value, setting) } };
    else fields = { ...fields, [first]: second === undefined ? value : { ...part, [second]: value } };
  }
  return fields;
}

function parsed(field: string, raw: string, kind: CorrectableKind, reading: Reading): unknown {
  if (/^\s*[[{]/u.test(raw)) {
    try {
      return JSON.parse(raw);
    } catch {
      return refuse(raw, "is no JSON");
    }
  }
  const isNone = raw === "" || raw === "null";
  if (field === "span" || field === "target") return spansOf(raw, reading.report.text);
  if (field === "names" && kind === "variant")
    return spansOf(raw, reading.report.text).map((span) => ({
      text: reading.report.text.slice(span.start, span.end),
      ...span,
    }));
  if (SPAN_LISTS.includes(field)) {
    const spans = isNone ? [] : spansOf(raw, reading.report.text);
    return field === "mentions" ? spans.map((span) => ({ ...span, form: "name" })) : spans;
  }
  if (LISTS.includes(field)) {
    const items = isNone ? [] : raw.split(",").map((item) => item.trim());
    return ACTORS.includes(field) ? items.map((item) => actorNamed(item, reading)) : items;
  }
  if (isNone) return null;
  if (NUMBERS.includes(field)) return Number(raw);
  return ACTORS.includes(field) ? actorNamed(raw, reading) : raw;
}

/** An actor's id, from its id or its name. */
function actorNamed(name: string, reading: Reading): string {
  if (rowNamed(reading, name)?.kind === "actor") return name;
  const found = reading.actors.filter((actor) => actor.name === name || actor.names.includes(name));
  const [one, another] = found;
  if (one === undefined) return refuse(name, "is no actor of this report: add it first");
  return another === undefined
    ? one.id
    : refuse(name, `may be ${found.map(({ id }) => id).join(" or ")}: name one by its id`);
}

function spansOf(raw: string, text: string): readonly Span[] {
  if (/^\d+-\d+(\s*,\s*\d+-\d+)*$/u.test(raw))
    return raw.split(",").map((piece) => {
      const [start, end] = piece.split("-");
      return { start: Number(start), end: Number(end) };
    });
  return raw.split(" … ").map((words) => {
    const start = text.indexOf(words);
    if (start < 0) return refuse(words, "does not stand in the text");
    if (text.includes(words, start + 1)) return refuse(words, "stands in the text more than once: give start-end");
    return { start, end: start + words.length };
  });
}

function oneSpan(value: unknown, setting: string): Span {
  const span = Array.isArray(value) ? value[0] : value;
  return Array.isArray(value) && value.length !== 1 ? refuse(setting, "must be one span") : (span as Span);
}

function refuse(value: string, what: string): never {
  throw new SaysoError({
    code: "correction-invalid",
    message: `'${value}' ${what}.`,
    remedy: "See 'sayso correct --help'.",
  });
}
