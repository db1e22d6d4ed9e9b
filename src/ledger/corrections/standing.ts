import type { Actor, Reading } from "../../reading/reading.ts";
import { joinReport } from "../actors/join-report.ts";
import type { Ledger } from "../open-ledger.ts";
import { readingNumbered } from "../readings-in.ts";
import { type Body, CORRECTABLE_KINDS, type CorrectableKind, partOf, withPart } from "../row-parts.ts";
import { rowsOf, type StoredRow } from "../rows-of.ts";
import { deleteRow, insertActor, insertRow, updateActor, updateRow } from "../write-rows.ts";
import { CORRECTION, type Correction, canonical } from "./correction.ts";
import { type Replayed, replay } from "./replay.ts";

/** A report's standing reading: its number, what stands, and what the machine read before people corrected it. */
export interface Standing {
  readonly id: number;
  readonly reading: Reading;
  readonly machine: Reading;
}

/** The standing reading of a report, or null where the ledger has none. */
export function standingOf(ledger: Ledger, report: string): Standing | null {
  const found = ledger.db.prepare("SELECT id FROM readings WHERE report = ? AND superseded IS NULL").get(report);
  if (found === undefined) return null;
  const id = Number(found["id"]);
  const reading = readingNumbered(ledger, id);
  return { id, reading, machine: machineOf(ledger, id, reading) };
}

/** A reading as the machine made it. */
export function machineOf({ db }: Ledger, id: number, reading: Reading): Reading {
  const added = new Set(
    db
      .prepare(
        `SELECT local FROM rows WHERE reading = ?1 AND correction IS NOT NULL
         UNION SELECT local FROM actors WHERE reading = ?1 AND correction IS NOT NULL`,
      )
      .all(id)
      .map(({ local }) => String(local)),
  );
  const kept = db.prepare("SELECT kind, local, body FROM machine_rows WHERE reading = ?").all(id);
  return CORRECTABLE_KINDS.reduce((whole, kind) => {
    const own = new Map(
      kept.filter((row) => row["kind"] === kind).map(({ local, body }) => [String(local), String(body)]),
    );
    const rows = partOf(whole, kind).flatMap((row): Body[] => {
      const body = own.get(row.id);
      own.delete(row.id);
      return body !== undefined ? [JSON.parse(body)] : added.has(row.id) ? [] : [row];
    });
    return withPart(whole, kind, [...rows, ...[...own.values()].map((body): Body => JSON.parse(body))]);
  }, reading);
}

/** A report's corrections in the order in which they were made. */
export function correctionsOf({ db }: Ledger, report: string): readonly Correction[] {
  return db
    .prepare("SELECT body FROM corrections WHERE report = ? ORDER BY at, rowid")
    .all(report)
    .map(({ body }) => CORRECTION.parse(JSON.parse(String(body))));
}

/** Lays a report's corrections onto what the machine read, and stores what then stands. For use in a transaction. */
export function layAgain(ledger: Ledger, report: string): Replayed | null {
  const standing = standingOf(ledger, report);
  if (standing === null) return null;
  const replayed = replay(standing.machine, correctionsOf(ledger, report));
  write(ledger, standing, replayed);
  const settle = ledger.db.prepare("UPDATE corrections SET local = ?, unlaid = ? WHERE id = ?");
  for (const { correction, local, unlaid } of replayed.steps) settle.run(local, unlaid, correction.id);
  joinReport(ledger, report);
  return replayed;
}

function write(ledger: Ledger, { id, reading: before, machine }: Standing, { reading: after, steps }: Replayed): void {
  const { db } = ledger;
  const { text } = after.report;
  db.prepare("UPDATE rows SET correction = NULL WHERE reading = ? AND correction IS NOT NULL").run(id);
  db.prepare("UPDATE actors SET correction = NULL WHERE reading = ? AND correction IS NOT NULL").run(id);
  writeActors(ledger, id, before, after);
  const [olds, nows] = [byName(rowsOf(before)), byName(rowsOf(after))];
  for (const [name, row] of olds) if (!nows.has(name)) deleteRow(ledger, id, row);
  for (const [name, row] of nows) {
    const old = olds.get(name);
    if (old === undefined) insertRow(ledger, id, row, text);
    else if (canonical(old) !== canonical(row)) updateRow(ledger, id, row, text);
  }
  const last = new Map<string, { readonly kind: CorrectableKind; readonly correction: string }>();
  for (const { correction, local, unlaid, changes } of steps) {
    if (unlaid !== null) continue;
    if (local !== null && correction.action !== "withdraw")
      last.set(local, { kind: correction.kind, correction: correction.id });
    for (const change of changes) last.set(change.local, { kind: change.kind, correction: correction.id });
  }
  db.prepare("DELETE FROM machine_rows WHERE reading = ?").run(id);
  const keep = db.prepare("INSERT INTO machine_rows (reading, kind, local, body) VALUES (?, ?, ?, ?)");
  for (const [local, { kind, correction }] of last) {
    const table = kind === "actor" ? "actors" : "rows";
    db.prepare(`UPDATE ${table} SET correction = ? WHERE reading = ? AND local = ?`).run(correction, id, local);
    const own = partOf(machine, kind).find((row) => row.id === local);
    if (own !== undefined) keep.run(id, kind, local, JSON.stringify(own));
  }
}

function writeActors(ledger: Ledger, id: number, before: Reading, after: Reading): void {
  const { text } = after.report;
  const olds = new Map<string, Actor>(before.actors.map((actor) => [actor.id, actor]));
  for (const actor of after.actors) {
    const old = olds.get(actor.id);
    olds.delete(actor.id);
    if (old === undefined) insertActor(ledger, id, actor, text);
    else if (canonical(old) !== canonical(actor)) updateActor(ledger, id, actor, text);
  }
  for (const local of olds.keys())
    ledger.db.prepare("DELETE FROM actors WHERE reading = ? AND local = ?").run(id, local);
}

function byName(rows: readonly StoredRow[]): ReadonlyMap<string, StoredRow> {
  return new Map(rows.map((row) => [`${row.kind} ${row.local}`, row]));
}
