import { exportDate } from "./export-date.ts";
import { type ExportField, SPLIT_RULES, type SplitRule } from "./split-rules.ts";

/** One document of an export. */
export interface ExportDocument {
  /** As it stands in the file, without its separator. */
  readonly whole: string;
  readonly fields: Readonly<Partial<Record<ExportField, string>>>;
  /** Null where no label begins one. */
  readonly body: string | null;
}

/** The rule by which a text is the export of a news database, or null where it is none. */
export function exportRule(text: string): SplitRule | null {
  const lines = text.split(/\r\n|[\n\r\f]/);
  return (
    SPLIT_RULES.find(({ isSeparator, tells }) => lines.some(isSeparator) && tells.every((tell) => lines.some(tell))) ??
    null
  );
}

/** The documents of an export, in order. What stands before, between and after them without a label is none. */
export function* exportDocuments(text: string, rule: SplitRule): Generator<ExportDocument> {
  let lines: string[] = [];
  let isOpen = rule.stands !== "before";
  for (const line of text.split(/\r\n|[\n\r\f]/)) {
    if (!rule.isSeparator(line)) lines.push(line);
    else {
      if (isOpen && isDocument(lines, rule)) yield documentOf(lines, rule);
      lines = [];
      isOpen = true;
    }
  }
  if (isOpen && isDocument(lines, rule)) yield documentOf(lines, rule);
}

function isDocument(lines: readonly string[], rule: SplitRule): boolean {
  return lines.some((line) => rule.labelIn(line) !== null || rule.bodyIn(line) !== null);
}

function documentOf(lines: readonly string[], rule: SplitRule): ExportDocument {
  const head: string[] = [];
  const body: string[] = [];
  const fields: Partial<Record<ExportField, string>> = {};
  let part: "head" | "fields" | "body" | "tail" = "head";
  let open: ExportField | null = null;
  let isNext = false;
  let hasBody = false;
  for (const line of lines) {
    const begun = part === "tail" ? null : rule.bodyIn(line);
    if (begun !== null) {
      part = "body";
      hasBody = true;
      body.push("", begun);
      continue;
    }
    if (part === "body") {
      if (!rule.endsBody(line)) {
        body.push(line);
        continue;
      }
      part = "tail";
    }
    const label = rule.labelIn(line);
    if (label !== null) {
      if (part === "head") part = "fields";
      open = label.field;
      if (open !== null) fields[open] ??= label.value;
      isNext ||= rule.isBeforeBody(line);
    } else if (line.trim() === "") {
      if (part === "head") head.push("");
      // A value may begin below its label.
      if (open !== null && fields[open] !== "") open = null;
    } else if (part === "head") head.push(line.trim());
    else if (open !== null) fields[open] = `${fields[open] ?? ""} ${line.trim()}`.trim();
    else if (isNext && part === "fields") {
      part = "body";
      hasBody = true;
      body.push(line);
    }
  }
  return {
    whole: lines.join("\n").trim(),
    fields: withDay(
      {
        ...headFields(
          head.filter((line) => !rule.isNoise(line)),
          rule,
        ),
        ...fields,
      },
      rule,
    ),
    body: hasBody ? body.join("\n") : null,
  };
}

/** What stands without labels is told by its order round the line that is a date. */
function headFields(lines: readonly string[], rule: SplitRule): Partial<Record<ExportField, string>> {
  const [first, second] = rule.head;
  if (first === undefined) return {};
  if (!rule.head.includes("published")) return told(first, lines);
  const at = lines.findIndex((line) => exportDate(line, rule.dateOrder) !== null);
  const published = lines[at];
  if (published === undefined) return {};
  const before = lines.slice(0, at).filter((line) => line !== "");
  if (second !== "published")
    return { ...told("title", before.slice(0, -1)), ...told("publisher", before.slice(-1)), published };
  const after = lines.slice(at + 1).filter((line) => line !== "");
  if (first === "title")
    return { ...told("title", before.slice(0, 1)), published, ...told("publisher", after.slice(0, 1)) };
  // The edition may stand right below the date.
  const gap = lines.indexOf("", at);
  return { ...told(first, before), published, ...told("title", lines.slice(gap < 0 ? at + 1 : gap)) };
}

function told(field: ExportField, lines: readonly string[]): Partial<Record<ExportField, string>> {
  const words = lines.join(" ").trim();
  return words === "" ? {} : { [field]: words.replace(/\s+/g, " ") };
}

/** With the day in the calendar's form; without one where none can be told. */
function withDay({ published = "", ...fields }: Partial<Record<ExportField, string>>, rule: SplitRule) {
  const day = exportDate(published, rule.dateOrder);
  return day === null ? fields : { ...fields, published: day };
}
