import { areFew, countOf, LOOKED_UP, matches } from "../find-rows.ts";
import type { Ledger } from "../open-ledger.ts";
import { prepared } from "../prepared.ts";
import { type Search, together, WITH_FACET } from "../ways-to-rows.ts";
import type { SentencesAtHand } from "./sentences-at-hand.ts";

/** Rows that a search cannot find others than, in SQL. */
interface Narrow {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

const PLACES = `SELECT rows.reading, rows."start", rows."end" FROM`;

/**
 * The sentences in which rows can stand that a search finds, by number, where a facet, its words or its reports leave few
 * rows, and else those of its reports; null where all are to be looked at, and so many are found among the nearest that
 * few are looked at in vain.
 */
export function narrowed(ledger: Ledger, search: Search, sentences: SentencesAtHand): Uint32Array | null {
  const narrow = narrowest(ledger, search);
  if (narrow === null) return search.ofReports.length === 0 ? null : inReports(ledger, search, sentences);
  const found = new Set<number>();
  for (const row of prepared(ledger.db, narrow.sql).iterate(...narrow.values)) {
    const [from, to] = sentences.ofReading.get(Number(row["reading"])) ?? [0, 0];
    const [start, end] = [Number(row["start"]), Number(row["end"])];
    for (let i = from; i < to && (sentences.starts[i] ?? 0) < end; i++)
      if ((sentences.ends[i] ?? 0) > start) found.add(i);
  }
  return Uint32Array.from(found).sort();
}

/** Of more than one sentence in so many, enough are met among the nearest without looking them up. */
const MANY = 8;

/** All sentences of the reports that a search asks for; null where these are many. */
function inReports({ db }: Ledger, { ofReports }: Search, { count, ofReading }: SentencesAtHand): Uint32Array | null {
  const { sql, values } = together(ofReports);
  const found = prepared(
    db,
    `SELECT readings.id FROM reports CROSS JOIN readings ON readings.report = reports.id
     WHERE readings.superseded IS NULL AND ${sql}`,
  );
  const runs: (readonly [number, number])[] = [];
  let total = 0;
  for (const { id } of found.iterate(...values)) {
    const [from, to] = ofReading.get(Number(id)) ?? [0, 0];
    runs.push([from, to]);
    total += to - from;
    if (total * MANY > count) return null;
  }
  const sentences = new Uint32Array(total);
  let at = 0;
  for (const [from, to] of runs) for (let i = from; i < to; i++) sentences[at++] = i;
  return sentences.sort();
}

function narrowest(ledger: Ledger, { facets, match, ofReports }: Search): Narrow | null {
  const counted = facets
    .filter(({ isNot }) => !isNot)
    .map((facet) => ({ facet, count: countOf(ledger, facet) }))
    .sort((a, b) => a.count - b.count)[0];
  const withWords = match === null ? Number.POSITIVE_INFINITY : matches(ledger, match, LOOKED_UP);
  if (counted !== undefined && counted.count <= Math.min(LOOKED_UP, withWords)) {
    const { name, values } = counted.facet;
    return { sql: `${PLACES} (${WITH_FACET}) AS own CROSS JOIN rows ON rows.id = own.row`, values: [name, values] };
  }
  if (match !== null && withWords <= LOOKED_UP) {
    const sql = `${PLACES} row_words CROSS JOIN rows ON rows.id = row_words.rowid WHERE row_words MATCH ?`;
    return { sql, values: [match] };
  }
  if (!areFew(ledger, ofReports)) return null;
  const { sql, values } = together(ofReports);
  return {
    sql: `${PLACES} reports INDEXED BY reports_by_day CROSS JOIN readings ON readings.report = reports.id
          CROSS JOIN rows ON rows.reading = readings.id WHERE readings.superseded IS NULL AND ${sql}`,
    values,
  };
}
