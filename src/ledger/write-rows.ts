import type { Actor } from "../reading/reading.ts";
import { checkedSpan, type Span } from "../text/span.ts";
import type { Ledger } from "./open-ledger.ts";
import { prepared } from "./prepared.ts";
import type { StoredRow } from "./rows-of.ts";

/** Stores an actor of a reading. Refuses, with a RangeError, mentions that do not lie in the text. */
export function insertActor({ db }: Ledger, reading: number, actor: Actor, text: string): void {
  for (const { start, end } of actor.mentions) checkedSpan(start, end, text.length);
  const { id, name, kind, country, sector, confidence } = actor;
  prepared(
    db,
    "INSERT INTO actors (reading, local, name, kind, country, sector, confidence, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
  ).run(reading, id, name, kind, country, sector, confidence, JSON.stringify(actor));
}

/** Makes a stored actor what it is now. */
export function updateActor({ db }: Ledger, reading: number, actor: Actor, text: string): void {
  for (const { start, end } of actor.mentions) checkedSpan(start, end, text.length);
  const { id, name, kind, country, sector, confidence } = actor;
  prepared(
    db,
    "UPDATE actors SET name = ?, kind = ?, country = ?, sector = ?, confidence = ?, body = ? WHERE reading = ? AND local = ?",
  ).run(name, kind, country, sector, confidence, JSON.stringify(actor), reading, id);
}

/** Stores a row of a reading with what it is found by. Refuses, with a RangeError, spans that do not lie in the text. */
export function insertRow({ db }: Ledger, reading: number, row: StoredRow, text: string): void {
  const hull = hullOf(row.spans, text);
  const { lastInsertRowid } = prepared(
    db,
    'INSERT INTO rows (reading, kind, local, "start", "end", confidence, body) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ).run(reading, row.kind, row.local, hull.start, hull.end, row.confidence, JSON.stringify(row.body));
  insertFindings(db, Number(lastInsertRowid), row);
}

/** Makes a stored row, and what it is found by, what they are now. */
export function updateRow({ db }: Ledger, reading: number, row: StoredRow, text: string): void {
  const hull = hullOf(row.spans, text);
  const id = numberOf(db, reading, row);
  prepared(db, 'UPDATE rows SET "start" = ?, "end" = ?, confidence = ?, body = ? WHERE id = ?').run(
    hull.start,
    hull.end,
    row.confidence,
    JSON.stringify(row.body),
    id,
  );
  deleteFindings(db, id);
  insertFindings(db, id, row);
}

/** Takes a row out of what stands, with what it is found by. */
export function deleteRow({ db }: Ledger, reading: number, row: Pick<StoredRow, "kind" | "local">): void {
  const id = numberOf(db, reading, row);
  deleteFindings(db, id);
  prepared(db, "DELETE FROM rows WHERE id = ?").run(id);
}

function numberOf(db: Ledger["db"], reading: number, { kind, local }: Pick<StoredRow, "kind" | "local">): number {
  const found = prepared(db, "SELECT id FROM rows WHERE reading = ? AND kind = ? AND local = ?").get(
    reading,
    kind,
    local,
  );
  return Number(found?.["id"]);
}

function insertFindings(db: Ledger["db"], id: number, { facets, words }: StoredRow): void {
  const facet = prepared(db, "INSERT OR IGNORE INTO facets (row, name, value) VALUES (?, ?, ?)");
  for (const [name, value] of facets) facet.run(id, name, value);
  if (words !== null) prepared(db, "INSERT INTO row_words (rowid, words) VALUES (?, ?)").run(id, words);
}

function deleteFindings(db: Ledger["db"], id: number): void {
  prepared(db, "DELETE FROM facets WHERE row = ?").run(id);
  prepared(db, "DELETE FROM row_words WHERE rowid = ?").run(id);
}

function hullOf(spans: readonly Span[], text: string): Span {
  for (const { start, end } of spans) checkedSpan(start, end, text.length);
  return {
    start: Math.min(...spans.map(({ start }) => start)),
    end: Math.max(...spans.map(({ end }) => end)),
  };
}
