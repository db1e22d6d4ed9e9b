import { nearness, weighedTerms } from "../reading/likeness.ts";
import { folded } from "../reading/mention.ts";
import type { ReadReport } from "../reading/read.ts";
import { reportTerms } from "../reading/report-terms.ts";
import { isNearCopy, sharedText } from "./near-copies.ts";

/**
 * From this likeness on two reports are on one happening. Reports that somebody put together are rather on one than any
 * two of a ledger: it asks for more.
 */
const LEAST = 0.09;
/** Of two reports that are not read the small words of their language count too. */
const LEAST_UNREAD = 0.13;
/** A name within a sentence. */
const NAME = /(?<=[\p{L}\p{N},;] )\p{Lu}[\p{L}\p{M}]{3,}/gu;

type Part = readonly ReadReport[];

/**
 * The reports of one happening each, in the order in which their first came: by their terms and days as the ledger
 * joins them, each like one of the others; copies of one text stay together whatever their days. A report that is not
 * read, for its language, says little of what it is on: it goes to those that share most names with it, and stays where
 * there is one part alone. Reports of the same bytes are one.
 */
export function happeningParts(read: readonly ReadReport[]): readonly Part[] {
  const reports = [...new Map(read.map((one) => [one.reading.report.id, one])).values()];
  const parts = linked(reports, likenessOf(reports));
  const told = parts.filter((part) => part.some(isRead));
  const [only] = told;
  if (only === undefined) return parts;
  const joined = new Map(told.map((part) => [part, [...part]]));
  const alone: Part[] = [];
  for (const part of parts.filter((one) => !told.includes(one))) {
    const into = told.length === 1 ? only : namesake(part, told);
    if (into === null) alone.push(part);
    else joined.get(into)?.push(...part);
  }
  const order = (part: Part) => Math.min(...part.map((one) => reports.indexOf(one)));
  return [...joined.values(), ...alone].sort((x, y) => order(x) - order(y));
}

function isRead({ reading: { warnings } }: ReadReport): boolean {
  return !warnings.some(({ code }) => code === "language-not-read");
}

/** How like two reports are; of two languages they have no words in common, and it says nothing. */
function likenessOf(reports: readonly ReadReport[]): (i: number, j: number) => number {
  const terms = reports.map(({ reading }) => reportTerms(reading));
  const counts = new Map<number, number>();
  for (const own of terms) for (const term of own.keys()) counts.set(term, (counts.get(term) ?? 0) + 1);
  const reportsWith = (term: number) => counts.get(term) ?? 0;
  const weighed = terms.map((own) => new Map(weighedTerms(own, { total: reports.length, reportsWith })));
  const texts = reports.map(({ reading: { report } }) => ({ file: report.id, text: report.text }));
  const copies = new Set(
    sharedText(texts)
      .filter(isNearCopy)
      .map(({ a, b }) => `${a} ${b}`),
  );
  return (i, j) => {
    const [a, b] = [reports[i]?.reading.report, reports[j]?.reading.report];
    if (a === undefined || b === undefined) return 0;
    if (copies.has(`${a.id} ${b.id}`) || copies.has(`${b.id} ${a.id}`)) return 1;
    const dot = [...(weighed[i] ?? [])].reduce((sum, [term, weight]) => sum + weight * (weighed[j]?.get(term) ?? 0), 0);
    return dot * nearness(a.published?.slice(0, 10) ?? "", b.published?.slice(0, 10) ?? "");
  };
}

/** Groups of which each member is like one of the others. */
function linked(reports: readonly ReadReport[], likeness: (i: number, j: number) => number): readonly Part[] {
  const parts = reports.map((_, i) => i);
  for (const j of reports.keys()) {
    for (let i = 0; i < j; i++) {
      const [from, to] = [parts[j], parts[i]];
      const least = [i, j].some((k) => reports[k] !== undefined && isRead(reports[k])) ? LEAST : LEAST_UNREAD;
      if (from === to || likeness(i, j) < least) continue;
      for (const [k, part] of parts.entries()) if (part === from) parts[k] = to ?? part;
    }
  }
  return [...new Set(parts)].map((part) => reports.filter((_, i) => parts[i] === part));
}

/** The part that shares most names with another; null where none shares any. */
function namesake(part: Part, others: readonly Part[]): Part | null {
  const own = namesIn(part);
  const shared = (other: Part) => own.intersection(namesIn(other)).size;
  const best = others.reduce((most, other) => (shared(other) > shared(most) ? other : most));
  return shared(best) > 0 ? best : null;
}

function namesIn(part: Part): ReadonlySet<string> {
  return new Set(
    part.flatMap(({ reading: { report } }) => [...report.text.matchAll(NAME)].map(([name]) => folded(name))),
  );
}
