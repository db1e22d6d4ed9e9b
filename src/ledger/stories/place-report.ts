import { DAYS, nearness, type WeighedTerms, weighedTerms } from "../../reading/likeness.ts";
import type { Reading } from "../../reading/reading.ts";
import { reportTerms } from "../../reading/report-terms.ts";
import { dayOfIso, isoOf } from "../../text/days.ts";
import type { Ledger } from "../open-ledger.ts";
import { prepared } from "../prepared.ts";

/** How many of its rarest terms a report is found by. */
const TERMS = 60;
/** Of a term's reports in those days, at most so many are looked at, the latest first: a busier one tells nothing. */
const MOST = 300;
/**
 * From this likeness to its reports on average a report is on a story's happening; without a day of publication it must be
 * liker. Chosen on ECB+'s training topics and stories of our own among PolNeAR's articles.
 */
const LEAST = 0.11;
const LEAST_UNDATED = 0.17;
/** Who is less like is not on the same in any story. */
const FAR = 0.02;
/** A second story takes the report too where it is nearly as like. */
const NEARLY = 0.92;
/** Of the story's reports the likest so many are asked: with fewer, a chain of happenings becomes one story. */
const ASKED = 20;

/**
 * Puts a report that has just come in into the story of those that it is like, or begins one: found by its rarest words
 * and names in an index, so that a ledger of any size is never gone through. For use in a transaction.
 */
export function placeReport(ledger: Ledger, reading: Reading): void {
  const { id, published } = reading.report;
  const day = published?.slice(0, 10) ?? "";
  const terms = weighed(ledger, reportTerms(reading));
  const near = likest(ledger, terms, day);
  const insert = prepared(ledger.db, "INSERT INTO story_terms (term, day, report, weight) VALUES (?, ?, ?, ?)");
  for (const [term, weight] of terms) insert.run(term, day, id, weight);
  const stories = storiesOf(ledger, near);
  const best = stories[0]?.fit ?? 0;
  const least = day === "" ? LEAST_UNDATED : LEAST;
  const into = stories.filter(({ fit }) => fit >= least && fit >= NEARLY * best).slice(0, 2);
  if (into.length === 0) {
    into.push({ story: `s-${id.replace(/^r-/, "")}`, fit: 1 });
    prepared(ledger.db, "INSERT OR IGNORE INTO stories (id, begun) VALUES (?, ?)").run(into[0]?.story ?? id, day);
  }
  const put = prepared(ledger.db, "INSERT OR REPLACE INTO story_reports (story, report, fit) VALUES (?, ?, ?)");
  for (const { story, fit } of into) put.run(story, id, Math.round(fit * 1000) / 1000);
}

/** Its rarest terms with weights of length one; the ledger counts them. */
function weighed({ db }: Ledger, terms: ReadonlyMap<number, number>): WeighedTerms {
  const count = prepared(db, "SELECT reports FROM story_words WHERE term = ?");
  const grow = prepared(
    db,
    "INSERT INTO story_words (term, reports) VALUES (?, 1) ON CONFLICT DO UPDATE SET reports = reports + 1",
  );
  const reportsWith = (term: number) => Number(count.get(term)?.["reports"] ?? 0);
  const own = weighedTerms(terms, { total: reportsWith(0), reportsWith }, TERMS);
  for (const term of [...terms.keys(), 0]) grow.run(term);
  return own;
}

/** The likeness of reports near in time that share terms. */
function likest({ db }: Ledger, terms: WeighedTerms, day: string): ReadonlyMap<string, number> {
  const [from, to] = day === "" ? ["", "9"] : [shifted(day, -DAYS), shifted(day, DAYS)];
  const find = prepared(
    db,
    `SELECT report, weight, day FROM story_terms WHERE term = ? AND day BETWEEN ? AND ? ORDER BY day DESC LIMIT ${MOST}`,
  );
  const undated = prepared(db, `SELECT report, weight FROM story_terms WHERE term = ? AND day = '' LIMIT ${MOST}`);
  const near = new Map<string, number>();
  for (const [term, weight] of terms) {
    const found = [...find.all(term, from, to), ...(day === "" ? [] : undated.all(term))];
    for (const row of found) {
      const report = String(row["report"]);
      near.set(
        report,
        (near.get(report) ?? 0) + weight * Number(row["weight"]) * nearness(day, String(row["day"] ?? "")),
      );
    }
  }
  return near;
}

/** The stories of these reports, by how like their likest reports are, the best first. */
function storiesOf(
  { db }: Ledger,
  near: ReadonlyMap<string, number>,
): { readonly story: string; readonly fit: number }[] {
  const find = prepared(db, "SELECT story FROM story_reports WHERE report = ?");
  const fits = new Map<string, number[]>();
  for (const [report, likeness] of near) {
    if (likeness < FAR) continue;
    for (const { story } of find.all(report)) fits.set(String(story), [...(fits.get(String(story)) ?? []), likeness]);
  }
  return [...fits]
    .map(([story, likenesses]) => {
      const asked = likenesses.sort((x, y) => y - x).slice(0, ASKED);
      return { story, fit: asked.reduce((sum, likeness) => sum + likeness, 0) / asked.length };
    })
    .sort((x, y) => y.fit - x.fit || (x.story < y.story ? -1 : 1));
}

function shifted(iso: string, days: number): string {
  const day = dayOfIso(iso);
  return day === null ? iso : isoOf(day + days);
}
