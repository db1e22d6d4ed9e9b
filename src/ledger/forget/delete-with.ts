import type { Ledger } from "../open-ledger.ts";

/** Deletes rows of a table with all that hangs on them by foreign keys, whatever tables there are. For use in a transaction. */
export function deleteWith(ledger: Ledger, table: string, where: string, values: readonly (string | number)[]): void {
  const { db } = ledger;
  for (const { child, from, to } of childrenOf(ledger, table)) {
    const parents = `SELECT "${to}" FROM "${table}" WHERE ${where}`;
    deleteWith(ledger, child, `"${from}" IN (${parents})`, values);
  }
  if (table === "rows")
    db.prepare(`DELETE FROM row_words WHERE rowid IN (SELECT id FROM rows WHERE ${where})`).run(...values);
  db.prepare(`DELETE FROM "${table}" WHERE ${where}`).run(...values);
}

function childrenOf({ db }: Ledger, table: string) {
  return db
    .prepare(
      `SELECT tables.name AS child, keys."from" AS "from", coalesce(keys."to", 'id') AS "to"
       FROM sqlite_schema AS tables, pragma_foreign_key_list(tables.name) AS keys
       WHERE tables.type = 'table' AND keys."table" = ? AND tables.name <> ?`,
    )
    .all(table, table)
    .map((row) => ({ child: String(row["child"]), from: String(row["from"]), to: String(row["to"]) }));
}
