import type { Ledger } from "../open-ledger.ts";

/**
 * Takes what was deleted out of the file: full-text indexes are merged, the file is written anew, and its journal cut.
 * Returns whether all of it is done: not while another program has the ledger open in the middle of reading it.
 */
export function purge({ db }: Ledger): boolean {
  db.exec(
    "DELETE FROM facet_values WHERE NOT EXISTS (SELECT 1 FROM facets WHERE facets.name = facet_values.name AND facets.value = facet_values.value)",
  );
  const indexes = db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%fts5%'")
    .all();
  for (const { name } of indexes) db.exec(`INSERT INTO "${name}" ("${name}") VALUES ('optimize')`);
  db.exec("VACUUM");
  return Number(db.prepare("PRAGMA wal_checkpoint(TRUNCATE)").get()?.["busy"]) === 0;
}
