import type { Reading } from "../reading/reading.ts";
import type { Span } from "../text/span.ts";
import { canonical } from "./corrections/correction.ts";
import { everySpan } from "./corrections/fields.ts";
import { replay } from "./corrections/replay.ts";
import { correctionsOf, machineOf } from "./corrections/standing.ts";
import type { Ledger } from "./open-ledger.ts";
import { readingNumbered } from "./readings-in.ts";
import { CORRECTABLE_KINDS, partOf } from "./row-parts.ts";
import { rowsOf } from "./rows-of.ts";

/** What is wrong with readings: rows off their text, rows that search cannot find as they are, corrections not laid. */
export function faultsOfReadings(ledger: Ledger): readonly string[] {
  const counts = { unreadable: 0, outside: 0, mentions: 0, unfound: 0, uncorrected: 0 };
  const readings = ledger.db.prepare("SELECT id, report, superseded FROM readings ORDER BY id").all();
  for (const { id, report, superseded } of readings) {
    const reading = readingOr(ledger, Number(id));
    if (reading === null) {
      counts.unreadable += 1;
      continue;
    }
    const { text } = reading.report;
    counts.mentions += reading.actors.filter(({ mentions }) => mentions.some((span) => isOff(span, text))).length;
    counts.outside += offRows(ledger, Number(id), reading);
    if (superseded !== null) continue;
    counts.unfound += unfoundRows(ledger, Number(id), reading);
    const corrections = correctionsOf(ledger, String(report));
    if (corrections.length > 0 && !stands(reading, replay(machineOf(ledger, Number(id), reading), corrections).reading))
      counts.uncorrected += 1;
  }
  const told: readonly (readonly [number, string])[] = [
    [counts.unreadable, "readings have rows that are none"],
    [counts.outside, "rows point beyond their report's text"],
    [counts.mentions, "actors have mentions beyond their report's text"],
    [counts.unfound, "rows cannot be found by search as they are"],
    [counts.uncorrected, "reports do not stand as people corrected them"],
  ];
  return told.flatMap(([count, what]) => (count > 0 ? [`${count} ${what}.`] : []));
}

function readingOr(ledger: Ledger, id: number): Reading | null {
  try {
    return readingNumbered(ledger, id);
  } catch {
    return null;
  }
}

/** Rows whose spans do not lie in the text, whose words are others, or whose place in the table is another. */
function offRows({ db }: Ledger, id: number, reading: Reading): number {
  const { text } = reading.report;
  const places = new Map(
    db
      .prepare('SELECT kind, local, "start", "end" FROM rows WHERE reading = ?')
      .all(id)
      .map((row) => [`${row["kind"]} ${row["local"]}`, row]),
  );
  return rowsOf(reading).filter(({ kind, local, spans, body }) => {
    const place = places.get(`${kind} ${local}`);
    const start = Math.min(...spans.map((span) => span.start));
    const end = Math.max(...spans.map((span) => span.end));
    const isMoved = place?.["start"] !== start || place?.["end"] !== end;
    return isMoved || everySpan(body).some((span) => isOff(span, text) || isOther(span, text));
  }).length;
}

function isOff({ start, end }: Span, { length }: string): boolean {
  return start < 0 || end <= start || end > length;
}

/** A variant's names are kept with their words. */
function isOther({ start, end, text: words }: Span & { readonly text?: string }, text: string): boolean {
  return words !== undefined && text.slice(start, end) !== words;
}

/** Rows whose words or facets in the indexes are not theirs. */
function unfoundRows({ db }: Ledger, id: number, reading: Reading): number {
  const facets = new Map<string, string[]>();
  const kept = db.prepare(
    `SELECT rows.kind, rows.local, facets.name, facets.value FROM rows JOIN facets INDEXED BY facets_by_row ON facets.row = rows.id
     WHERE rows.reading = ?`,
  );
  for (const { kind, local, name, value } of kept.all(id)) {
    const key = `${kind} ${local}`;
    facets.set(key, [...(facets.get(key) ?? []), facetKey(String(name), String(value))]);
  }
  const words = new Map(
    db
      .prepare(
        `SELECT rows.kind, rows.local, row_words.words FROM rows JOIN row_words ON row_words.rowid = rows.id WHERE rows.reading = ?`,
      )
      .all(id)
      .map((row) => [`${row["kind"]} ${row["local"]}`, String(row["words"])]),
  );
  return rowsOf(reading).filter((row) => {
    const key = `${row.kind} ${row.local}`;
    const own = new Set(row.facets.map(([name, value]) => facetKey(name, value)));
    const found = new Set(facets.get(key) ?? []);
    return (words.get(key) ?? null) !== row.words || own.size !== found.size || [...own].some((one) => !found.has(one));
  }).length;
}

/** The table keeps one of values that differ in case alone. */
function facetKey(name: string, value: string): string {
  return `${name} ${value.toLowerCase()}`;
}

function stands(reading: Reading, wanted: Reading): boolean {
  const sorted = (whole: Reading) =>
    CORRECTABLE_KINDS.map((kind) => [...partOf(whole, kind)].sort((a, b) => (a.id < b.id ? -1 : 1)));
  return canonical(sorted(reading)) === canonical(sorted(wanted));
}
