import type { Ledger } from "../open-ledger.ts";

/** A name of the ledger, with how often it is an actor's. */
export interface ListedName {
  readonly name: string;
  readonly kind: string;
  readonly reports: number;
  readonly statements: number;
}

/** Names of actors that have the words, those of most reports first. */
export function listNames({ db }: Ledger, words: string, limit: number): readonly ListedName[] {
  return db
    .prepare(
      `SELECT name, min(kind) AS kind, count(DISTINCT readings.report) AS reports,
              (SELECT count(*) FROM facets WHERE facets.name = 'speaker' AND facets.value = actors.name) AS statements
       FROM actors JOIN readings ON readings.id = actors.reading AND superseded IS NULL
       WHERE actors.name LIKE ? ESCAPE '\\' GROUP BY actors.name COLLATE NOCASE
       ORDER BY reports DESC, statements DESC, name LIMIT ?`,
    )
    .all(`%${words.replace(/[\\%_]/g, "\\$&")}%`, limit)
    .map(({ name, kind, reports, statements }) => ({
      name: String(name),
      kind: String(kind),
      reports: Number(reports),
      statements: Number(statements),
    }));
}
