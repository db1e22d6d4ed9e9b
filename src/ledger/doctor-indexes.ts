import type { Ledger } from "./open-ledger.ts";

const STANDING =
  "SELECT rows.id FROM rows JOIN readings ON readings.id = rows.reading WHERE readings.superseded IS NULL";

/** What is left over in the indexes that search goes by, or lacking in them: an entry for which there is no row. */
const LEFT_OVER: readonly (readonly [sql: string, what: string])[] = [
  [
    `SELECT count(*) AS n FROM row_words_content WHERE id NOT IN (${STANDING})`,
    "entries of the words index have no row that stands",
  ],
  [`SELECT count(*) AS n FROM facets WHERE row NOT IN (${STANDING})`, "facets have no row that stands"],
  [
    `SELECT count(*) AS n FROM (SELECT DISTINCT name, value FROM facets) AS own
     WHERE NOT EXISTS (SELECT 1 FROM facet_values AS kept WHERE kept.name = own.name AND kept.value = own.value)`,
    "values of facets are not in the list of values",
  ],
  [
    `SELECT count(*) AS n FROM sentence_vectors JOIN readings ON readings.id = reading
     WHERE superseded IS NOT NULL OR sentence_vectors.model <> readings.model`,
    "readings have vectors of sentences that are not of what stands",
  ],
  [
    "SELECT count(*) AS n FROM report_words_content WHERE c0 NOT IN (SELECT id FROM reports)",
    "entries of the reports index have no report",
  ],
  [
    "SELECT count(*) AS n FROM reports WHERE id NOT IN (SELECT c0 FROM report_words_content)",
    "reports are not in the reports index",
  ],
];

/** What is wrong with the indexes of a ledger. */
export function faultsOfIndexes({ db }: Ledger): readonly string[] {
  const left = LEFT_OVER.flatMap(([sql, what]) => {
    const n = Number(db.prepare(sql).get()?.["n"]);
    return n > 0 ? [`${n} ${what}.`] : [];
  });
  const broken = ["row_words", "report_words"].flatMap((index) => {
    try {
      db.exec(`INSERT INTO ${index} (${index}) VALUES ('integrity-check')`);
      return [];
    } catch (error) {
      return [`The index ${index} is damaged (${error instanceof Error ? error.message : String(error)}).`];
    }
  });
  return [...left, ...broken];
}
