import type { SeenReport } from "../reading/read.ts";
import type { Block, Report, Warning } from "../report/report.ts";
import { unlaidCorrections } from "./corrections/history.ts";
import { unknown } from "./corrections/refusals.ts";
import { standingOf } from "./corrections/standing.ts";
import { type Difference, differencesBetween } from "./differences.ts";
import type { Ledger } from "./open-ledger.ts";
import { storeReading } from "./store-reading.ts";

/** What a newer model's reading of a report changed. */
export interface Reread {
  readonly report: string;
  readonly differences: readonly Difference[];
  /** Corrections of people that find no row now, with why: they are kept for the next reading. */
  readonly unlaid: readonly { readonly id: string; readonly why: string }[];
}

/**
 * The reports whose standing reading is of another model than this one, or without the vectors of its sentences, in the
 * order in which they were added.
 */
export function staleReports({ db }: Ledger, model: string): readonly string[] {
  return db
    .prepare(
      `SELECT report FROM readings WHERE superseded IS NULL
       AND (model <> ? OR id NOT IN (SELECT reading FROM sentence_vectors)) ORDER BY id`,
    )
    .all(model)
    .map(({ report }) => String(report));
}

/** A report as it was taken in, out of the ledger. Refuses with `row-unknown`. */
export function reportIn({ db }: Ledger, id: string): Report {
  const found = db
    .prepare(
      `SELECT reports.*, readings.warnings FROM reports JOIN readings ON readings.report = reports.id
       WHERE reports.id = ? AND superseded IS NULL`,
    )
    .get(id);
  if (found === undefined) return unknown(id);
  const told = (name: string) => (found[name] === null ? null : String(found[name]));
  const warnings = JSON.parse(String(found["warnings"])) as readonly Warning[];
  return {
    id,
    file: told("file"),
    text: String(found["text"]),
    title: told("title"),
    publisher: told("publisher"),
    published: told("published"),
    url: told("url"),
    language: told("language"),
    sha256: String(found["sha256"]),
    blocks: JSON.parse(String(found["blocks"])) as readonly Block[],
    warnings: warnings.filter(({ code }) => !OF_READING.includes(code)),
  };
}

/** Warnings that the reading gives, not the intake: a new reading gives its own. */
const OF_READING: readonly Warning["code"][] = ["times-open", "published-later"];

/** Stores a newer reading of a report that is there, with people's corrections laid onto it, and tells what it changed. */
export function rereadReport(ledger: Ledger, { reading, sentences }: SeenReport, now: string): Reread {
  const report = reading.report.id;
  const before = standingOf(ledger, report)?.reading;
  storeReading(ledger, reading, now, sentences);
  const after = standingOf(ledger, report)?.reading;
  return {
    report,
    differences: before === undefined || after === undefined ? [] : differencesBetween(before, after),
    unlaid: unlaidCorrections(ledger, report),
  };
}
