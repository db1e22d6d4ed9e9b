import type { Standing } from "../api.ts";
import { FORM_FIELDS, type FormField, type ReviewedKind } from "./labels.ts";
import { spansOf, wordsAt } from "./wordings.ts";

type Reading = Standing["reading"];
type Body = Readonly<Record<string, unknown>>;
interface Span {
  readonly start: number;
  readonly end: number;
}

/** What a form shows of a field of a row, in the row's own words. */
export function shownValue({ report }: Reading, kind: ReviewedKind, row: Body | null, { name, as }: FormField): string {
  if (row === null) return "";
  if (as === "words") return wordsAt(report.text, spansIn(kind, row, name));
  const value = name === "target actor" ? (row["target"] as Body)["actor"] : row[name];
  return value === null || value === undefined ? "" : [value].flat().join(" ");
}

/** The fields that a form changes; or the words of it that stand nowhere in the report. */
export function fieldsOf(
  reading: Reading,
  kind: ReviewedKind,
  row: Body | null,
  form: FormData,
  near: number,
): { readonly fields: Body } | { readonly missing: string } {
  const fields: Record<string, unknown> = {};
  for (const field of FORM_FIELDS[kind]) {
    const typed = field.as === "actors" ? form.getAll(field.name).join(" ") : String(form.get(field.name) ?? "").trim();
    if (typed === shownValue(reading, kind, row, field)) continue;
    if (field.as === "words") {
      const spans = spansOf(reading.report.text, typed, near);
      if (typeof spans === "string") return { missing: spans };
      Object.assign(fields, spanField(kind, row, fields, field.name, spans));
    } else if (field.name === "target actor") {
      const target = (fields["target"] ?? row?.["target"] ?? {}) as Body;
      fields["target"] = { ...target, actor: typed === "" ? null : typed };
    } else if (field.as === "actors") fields[field.name] = typed === "" ? [] : typed.split(" ");
    else fields[field.name] = typed === "" ? null : typed;
  }
  if (kind === "stance" && row === null) fields["target"] = { actor: null, ...(fields["target"] as Body | undefined) };
  return { fields };
}

function spansIn(kind: ReviewedKind, row: Body, name: string): readonly Span[] {
  if (kind === "dispute") return [(row[name] as { readonly span: Span }).span];
  return [row[name]].flat() as readonly Span[];
}

function spanField(kind: ReviewedKind, row: Body | null, so: Body, name: string, spans: readonly Span[]): Body {
  const [first] = spans;
  if (kind === "dispute") return { [name]: { row: null, span: first } };
  if (name !== "target") return { [name]: spans };
  const target = (so["target"] ?? row?.["target"] ?? { actor: null }) as Body;
  return { target: { ...target, ...first } };
}
