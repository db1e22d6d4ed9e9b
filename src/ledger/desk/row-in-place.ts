import type { Span } from "../../text/span.ts";
import { versionOf } from "../corrections/correction.ts";
import type { Ledger } from "../open-ledger.ts";
import { prepared } from "../prepared.ts";
import { type Body, type CorrectableKind, spansIn } from "../row-parts.ts";
import type { RowKind } from "../rows-of.ts";

/** Words of a report with what stands around them. */
export interface Excerpt {
  /** Offset of the excerpt's first code unit in the report's text. */
  readonly from: number;
  readonly text: string;
  /** Whether its line goes on before it, and behind it. */
  readonly isCutBefore: boolean;
  readonly isCutBehind: boolean;
  /** What is meant, by offsets of the report's text. */
  readonly marks: readonly Span[];
}

export interface ReportLine {
  readonly id: string;
  readonly file: string | null;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly published: string | null;
}

/** A standing row as a person needs it to judge it: in its place, with the names of whom it is about. */
export interface RowInPlace {
  /** The row's name in this ledger: the report's id and the row's own. */
  readonly id: string;
  readonly kind: RowKind;
  /** What a correction can be pinned to. */
  readonly version: string;
  readonly isCorrected: boolean;
  readonly confidence: number;
  readonly row: Body;
  /** The names of the actors that the row names by id. */
  readonly names: Readonly<Record<string, string>>;
  /** The ids of the ledger actors that these are. */
  readonly actors: Readonly<Record<string, string>>;
  readonly report: ReportLine;
  readonly excerpts: readonly Excerpt[];
}

/** So much stands before and behind what is meant, in code units; it is cut at words. */
const AROUND = 140;

/** The row of a number, in its place. */
export function rowInPlace({ db }: Ledger, number: number): RowInPlace {
  const found = prepared(
    db,
    `SELECT rows.kind, rows.local, rows.reading, rows.body, rows.correction,
            reports.id, reports.file, reports.title, reports.publisher, reports.published, reports.text
     FROM rows JOIN readings ON readings.id = rows.reading JOIN reports ON reports.id = readings.report WHERE rows.id = ?`,
  ).get(number);
  if (found === undefined) throw new RangeError(`There is no row ${number}.`);
  return inPlace(db, found);
}

/** A row in its place, from what was found of it and of its report. */
export function inPlace(db: Ledger["db"], found: Readonly<Record<string, unknown>>): RowInPlace {
  const row = JSON.parse(String(found["body"])) as Body;
  const kind = String(found["kind"]) as RowKind;
  return {
    id: `${found["id"]}/${found["local"]}`,
    kind,
    version: versionOf(row),
    isCorrected: found["correction"] !== null,
    confidence: Number(row["confidence"]),
    row,
    names: namesIn(db, Number(found["reading"]), String(found["body"])),
    actors: ledgerActorsIn(db, String(found["id"]), localsIn(String(found["body"]))),
    report: reportLine(found),
    excerpts: excerptsOf(String(found["text"]), kind, row),
  };
}

/** The columns of a report that a list shows. */
export function reportLine(found: Readonly<Record<string, unknown>>): ReportLine {
  const text = (name: string) => (found[name] === null ? null : String(found[name]));
  return {
    id: String(found["id"]),
    file: text("file"),
    title: text("title"),
    publisher: text("publisher"),
    published: text("published"),
  };
}

function localsIn(body: string): readonly string[] {
  return [...new Set(body.match(/"P\d+"/g) ?? [])].map((id) => id.slice(1, -1));
}

function namesIn(db: Ledger["db"], reading: number, body: string): Readonly<Record<string, string>> {
  const name = prepared(db, "SELECT name FROM actors WHERE reading = ? AND local = ?");
  return Object.fromEntries(
    localsIn(body).flatMap((id) => {
      const found = name.get(reading, id);
      return found === undefined ? [] : [[id, String(found["name"])]];
    }),
  );
}

/** The ids of the ledger actors that actors of a report are. */
export function ledgerActorsIn(
  db: Ledger["db"],
  report: string,
  locals: readonly string[],
): Readonly<Record<string, string>> {
  const actor = prepared(
    db,
    "SELECT id FROM actor_joins JOIN ledger_actors ON number = actor WHERE report = ? AND local = ?",
  );
  return Object.fromEntries(
    locals.flatMap((local) => {
      const found = actor.get(report, local);
      return found === undefined ? [] : [[local, String(found["id"])]];
    }),
  );
}

/** One excerpt; of a dispute, one for each side. */
function excerptsOf(text: string, kind: CorrectableKind, row: Body): readonly Excerpt[] {
  const spans = spansIn(kind, row);
  return kind === "dispute" ? spans.map((span) => excerptOf(text, [span])) : [excerptOf(text, spans)];
}

/** The marks with what stands around them, cut at words and at the ends of lines. */
export function excerptOf(text: string, marks: readonly Span[]): Excerpt {
  const start = Math.min(...marks.map((mark) => mark.start));
  const end = Math.max(...marks.map((mark) => mark.end));
  const line = text.lastIndexOf("\n", Math.max(0, start - 1)) + 1;
  const stop = text.indexOf("\n", end);
  const first = Math.min(line, start);
  const last = stop < 0 ? text.length : stop;
  let from = Math.max(first, start - AROUND);
  while (from > 0 && from < start && /\S/.test(text[from - 1] ?? "")) from += 1;
  let to = Math.min(last, end + AROUND);
  while (to < text.length && to > end && /\S/.test(text[to] ?? "")) to -= 1;
  return { from, text: text.slice(from, to), isCutBefore: from > first, isCutBehind: to < last, marks };
}
