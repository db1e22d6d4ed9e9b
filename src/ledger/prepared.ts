import type { DatabaseSync, StatementSync } from "node:sqlite";

const STATEMENTS = new WeakMap<DatabaseSync, Map<string, StatementSync>>();

/** A statement of the database, compiled once: rows go in by the thousand. */
export function prepared(db: DatabaseSync, sql: string): StatementSync {
  const own = STATEMENTS.get(db) ?? new Map<string, StatementSync>();
  STATEMENTS.set(db, own);
  const known = own.get(sql);
  if (known !== undefined) return known;
  const statement = db.prepare(sql);
  own.set(sql, statement);
  return statement;
}
