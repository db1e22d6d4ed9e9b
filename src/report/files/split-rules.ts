import rules from "../vocabulary/splitters.json" with { type: "json" };

/** What a document's fields say of its report. */
export type ExportField = "title" | "publisher" | "published" | "url";

/** How one kind of export is taken apart: `vocabulary/splitters.json` compiled. */
export interface SplitRule {
  readonly name: string;
  readonly stands: "before" | "after" | "between";
  readonly isSeparator: (line: string) => boolean;
  /** Every one of them is met by some line of such an export. */
  readonly tells: readonly ((line: string) => boolean)[];
  readonly head: readonly ExportField[];
  readonly isNoise: (line: string) => boolean;
  /** The field that a line begins, null for one that says nothing of a report; with what follows on the line. */
  readonly labelIn: (line: string) => { readonly field: ExportField | null; readonly value: string } | null;
  readonly dateOrder: "month-day" | "day-month";
  /** What stands on the line after the label that begins a body, or null where it begins none. */
  readonly bodyIn: (line: string) => string | null;
  /** The labels after which a body begins, as they are written: for messages. */
  readonly bodyLabels: readonly string[];
  readonly isBeforeBody: (line: string) => boolean;
  readonly endsBody: (line: string) => boolean;
}

const FIELDS = ["title", "publisher", "published", "url"] as const;

/** The rules of all formats, in the order in which they are tried. */
export const SPLIT_RULES: readonly SplitRule[] = rules.formats.map((format) => {
  const labels = [
    ...FIELDS.flatMap((field) => format.fields[field].map((label) => ({ field, pattern: compiled(label) }))),
    ...format.others.map((label) => ({ field: null, pattern: compiled(label) })),
  ];
  const begins = format.body.begins.map(compiled);
  return {
    name: format.name,
    stands: format.stands as SplitRule["stands"],
    isSeparator: anyOf(format.separator),
    tells: format.tells.map((tell) => anyOf([tell])),
    head: format.head as readonly ExportField[],
    isNoise: anyOf(format.noise),
    labelIn: (line) => {
      for (const { field, pattern } of labels) {
        const match = pattern.exec(line);
        if (match !== null) return { field, value: (match[1] ?? "").trim() };
      }
      return null;
    },
    dateOrder: format.dateOrder as SplitRule["dateOrder"],
    bodyIn: (line) => {
      for (const pattern of begins) {
        const match = pattern.exec(line);
        if (match !== null) return (match[1] ?? "").trim();
      }
      return null;
    },
    bodyLabels: [...format.body.begins, ...format.body.after].map((label) => label.replace(/[\s…:]+$/u, "")),
    isBeforeBody: anyOf(format.body.after),
    endsBody: anyOf(format.body.ends),
  };
});

function anyOf(patterns: readonly string[]): (line: string) => boolean {
  const compiledOnes = patterns.map(compiled);
  return (line) => compiledOnes.some((pattern) => pattern.test(line));
}

/** A pattern of the vocabulary, whose own `about` tells the signs. */
function compiled(pattern: string): RegExp {
  const [, words = "", room = "", value = ""] = /^(.*?)(?:( +)(…))?$/u.exec(pattern) ?? [];
  const inner = words
    .replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
    .replace(/(.)~/g, "$1+")
    .replace(/#/g, "\\d[\\d,.]*")
    .replace(/@/g, "(?=\\S*\\d)[A-Za-z\\d]{6,}");
  if (value !== "") return new RegExp(`^\\s*${inner}(?:\\s{${room.length},}(.*)|\\s*)$`, "u");
  return new RegExp(`^\\s*${inner}${words.endsWith(":") ? "\\s*(.*)" : "\\s*"}$`, "u");
}
