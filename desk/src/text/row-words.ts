import type { Row } from "../api.ts";

type Body = Readonly<Record<string, unknown>>;

/** What a row says in one line, as a person would. */
export function headlineOf({ kind, row, names }: Pick<Row, "kind" | "row" | "names">): string {
  const body = row as Body;
  const named = (ids: unknown) =>
    (Array.isArray(ids) ? ids : [ids]).flatMap((id) => (typeof id === "string" ? (names[id] ?? id) : [])).join(", ");
  switch (kind) {
    case "statement":
      return [named(body["speaker"]) || "Nobody named", named(body["coSpeakers"])].filter((s) => s !== "").join(", ");
    case "event":
      return `${named(body["actors"]) || "somebody"} → ${named(body["recipients"]) || "nobody named"}`;
    case "stance":
      return `${named(body["actor"])} ${body["polarity"]} ${named((body["target"] as Body)["actor"]) || "this"}`;
    case "dispute":
      return String(body["why"]);
    default:
      return String(body["name"] ?? body["likely"] ?? body["from"] ?? body["why"] ?? "");
  }
}

/** What a statement or event says, from its first word to its last: what other rows can be like. Null of other rows. */
export function saidIn({ kind, excerpts: [excerpt] }: Pick<Row, "kind" | "excerpts">): string | null {
  if ((kind !== "statement" && kind !== "event") || excerpt === undefined) return null;
  const start = Math.min(...excerpt.marks.map((mark) => mark.start));
  const end = Math.max(...excerpt.marks.map((mark) => mark.end));
  // An event is told by a word: its sentence is what others are like.
  const said = kind === "event" ? excerpt.text : excerpt.text.slice(start - excerpt.from, end - excerpt.from);
  return said.replace(/\s+/g, " ").trim().slice(0, LONGEST);
}

/** No longer sentence is asked for. */
const LONGEST = 1000;

/** What kind of row it is, in a few words. */
export function labelOf({ kind, row }: Pick<Row, "kind" | "row">): string {
  const body = row as Body;
  const some = (...values: readonly unknown[]) =>
    values.filter((value) => value !== null && value !== undefined).join(" · ");
  switch (kind) {
    case "statement":
      return some(body["act"], body["manner"], body["channel"]);
    case "event":
      return some(
        body["type"],
        body["mode"],
        body["modality"],
        body["reportedBy"] === null ? "told by the report" : "claimed",
      );
    case "stance":
      return some("stance", body["basis"]);
    case "dispute":
      return some("dispute", body["kind"]);
    default:
      return kind;
  }
}

/** "14 March 2026", or as it is where it is no day. */
export function dayOf(published: string | null): string {
  if (published === null) return "no date";
  const day = new Date(`${published.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(day.getTime())
    ? published
    : day.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
}

/** What a report is called. */
export function titleOf({
  title,
  file,
  id,
}: {
  readonly title: string | null;
  readonly file: string | null;
  readonly id: string;
}): string {
  return title ?? file ?? id;
}
