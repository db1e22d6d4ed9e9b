import type { Match } from "../ledger/alerts.ts";
import type { Ledger } from "../ledger/open-ledger.ts";
import { readingNumbered } from "../ledger/readings-in.ts";
import { reportIn } from "../ledger/reread.ts";
import { rowsOf } from "../ledger/rows-of.ts";
import { isStoryTold, reportsBefore } from "../ledger/stories/told-before.ts";
import type { Reading } from "../reading/reading.ts";
import type { Report } from "../report/report.ts";
import { creditsOf } from "../story/credits.ts";
import { originsOf } from "../story/independence.ts";
import { copyGroups, sharedText } from "../story/near-copies.ts";
import type { Span } from "../text/span.ts";
import { tellsOf } from "./tells-of.ts";

type Told = Pick<Report, "id" | "title" | "text" | "publisher"> & { readonly blocks: readonly Span[] };

/** A rule on a second independent report, as it is kept. */
export interface SecondReportRule {
  readonly id: number;
  readonly on: string;
}

/**
 * Whether a new report is the second of its story that tells of a subject and owes nothing to the first: no copy of it,
 * not of its house, no agency credited by both. Null where it is the first, where two told of it before, or where the
 * rule has spoken on the story.
 */
export function secondReport(ledger: Ledger, rule: SecondReportRule, reading: Reading): Match | null {
  const tells = tellsOf(rule.on);
  const own: Told = { ...reading.report, blocks: reading.blocks };
  if (!isOn(own, tells) || isStoryTold(ledger, rule.id, own.id)) return null;
  const before = reportsBefore(ledger, own.id).flatMap(({ report, reading: number }) => {
    const earlier = reportIn(ledger, report);
    return isOn(earlier, tells) ? [{ ...earlier, number }] : [];
  });
  const [first] = before;
  const origins = new Set(originsIn(before));
  if (first === undefined || origins.size > 1 || new Set(originsIn([...before, own])).size < 2) return null;
  const rows = (of: Reading) => rowsOn(of, tells);
  return { rows: rows(reading), first: { reading: first.number, rows: rows(readingNumbered(ledger, first.number)) } };
}

/** A report tells of it in its title or in one of its paragraphs. */
function isOn({ title, text, blocks }: Told, tells: (passage: string) => boolean): boolean {
  return tells(title ?? "") || blocks.some(({ start, end }) => tells(text.slice(start, end)));
}

function rowsOn(reading: Reading, tells: (passage: string) => boolean): readonly string[] {
  return rowsOf(reading)
    .filter(({ kind, words }) => (kind === "statement" || kind === "event") && tells(words ?? ""))
    .map(({ local }) => local);
}

/** For each report the number of the one that stands for it. */
function originsIn(reports: readonly Told[]): readonly number[] {
  const copies = copyGroups(sharedText(reports.map(({ id, text }) => ({ file: id, text }))));
  const sourced = reports.map(({ id, publisher, text }) => ({ file: id, publisher, credits: creditsOf(text) }));
  return originsOf(sourced, copies);
}
