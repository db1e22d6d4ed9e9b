import type { Reading } from "../../reading/reading.ts";
import { versionOf } from "../corrections/correction.ts";
import type { Ledger } from "../open-ledger.ts";
import { readingNumbered } from "../readings-in.ts";
import { reportAt } from "../row-at.ts";
import { CORRECTABLE_KINDS, partOf } from "../row-parts.ts";
import { ledgerActorsIn } from "./row-in-place.ts";

/** A report's reading as it stands, with what corrections of its rows are pinned to. */
export interface StandingReading {
  readonly reading: Reading;
  readonly versions: Readonly<Record<string, string>>;
  /** The rows and actors that a person confirmed, changed or added. */
  readonly corrected: readonly string[];
  /** The ids of the ledger actors that the report's are. */
  readonly actors: Readonly<Record<string, string>>;
}

/** The standing reading of a report. Refuses with `row-unknown`. */
export function standingReading(ledger: Ledger, id: string): StandingReading {
  reportAt(ledger, id);
  const { db } = ledger;
  const found = db.prepare("SELECT id FROM readings WHERE report = ? AND superseded IS NULL").get(id);
  const number = Number(found?.["id"]);
  const reading = readingNumbered(ledger, number);
  const rows = CORRECTABLE_KINDS.flatMap((kind) => partOf(reading, kind));
  const corrected = db
    .prepare("SELECT local FROM rows WHERE reading = ? AND correction IS NOT NULL")
    .all(number)
    .map(({ local }) => String(local));
  const versions = Object.fromEntries(rows.map((row) => [row.id, versionOf(row)]));
  const locals = reading.actors.map((actor) => actor.id);
  return { reading, versions, corrected, actors: ledgerActorsIn(db, id, locals) };
}
