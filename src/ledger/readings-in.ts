import { READING, type Reading } from "../reading/reading.ts";
import type { Ledger } from "./open-ledger.ts";
import { PARTS } from "./row-parts.ts";

/** The standing readings of a ledger, whole and as people corrected them, in the order in which their reports were added. */
export function* readingsIn({ db }: Ledger): Generator<Reading> {
  const readings = db.prepare(`${READINGS} WHERE superseded IS NULL ORDER BY readings.id`);
  for (const found of readings.iterate()) yield whole(db, found);
}

/** A reading of the ledger by its number, with the rows that stand. */
export function readingNumbered({ db }: Ledger, id: number): Reading {
  const found = db.prepare(`${READINGS} WHERE readings.id = ?`).get(id);
  if (found === undefined) throw new RangeError(`There is no reading ${id}.`);
  return whole(db, found);
}

const READINGS = `SELECT readings.id AS reading, readings.model, readings.warnings, reports.*
  FROM readings JOIN reports ON reports.id = readings.report`;

/** Rows stand in the order of their names, A2 before A10: one that was struck and brought back is where it was. */
function whole(db: Ledger["db"], found: Readonly<Record<string, unknown>>): Reading {
  const { reading, model, warnings, blocks, id, sha256, file, url, title, publisher, published, language, text } =
    found;
  const bodies = (list: readonly Record<string, unknown>[]) => list.map(({ body }) => JSON.parse(String(body)));
  const own = db
    .prepare("SELECT kind, body FROM rows WHERE reading = ? ORDER BY length(local), local")
    .all(Number(reading));
  const actors = db
    .prepare("SELECT body FROM actors WHERE reading = ? ORDER BY length(local), local")
    .all(Number(reading));
  const parts = Object.entries(PARTS).map(([kind, part]) => [part, bodies(own.filter((row) => row["kind"] === kind))]);
  return READING.parse({
    report: { id, file, text, title, publisher, published, url, language, sha256 },
    model,
    blocks: JSON.parse(String(blocks)),
    warnings: JSON.parse(String(warnings)),
    ...Object.fromEntries(parts),
    actors: bodies(actors),
  });
}
