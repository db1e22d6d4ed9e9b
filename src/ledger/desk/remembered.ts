import type { DatabaseSync } from "node:sqlite";
import type { Ledger } from "../open-ledger.ts";
import { prepared } from "../prepared.ts";

const KNOWN = new WeakMap<DatabaseSync, Map<string, { readonly state: string; readonly value: unknown }>>();
/** So many answers are kept. */
const MOST = 100;

/** What a question to the whole ledger was answered, as long as nothing in the ledger has changed since. */
export function remembered<T>({ db }: Ledger, question: string, answer: () => T): T {
  const own = KNOWN.get(db) ?? new Map<string, { readonly state: string; readonly value: unknown }>();
  KNOWN.set(db, own);
  const state = stateOf(db);
  const known = own.get(question);
  if (known?.state === state) return known.value as T;
  const value = answer();
  if (own.size >= MOST) own.clear();
  own.set(question, { state, value });
  return value;
}

/** Another one after every change, by this program or another. */
export function stateOf(db: DatabaseSync): string {
  const ours = prepared(db, "SELECT total_changes() AS n").get()?.["n"];
  const others = prepared(db, "PRAGMA data_version").get()?.["data_version"];
  return `${ours} ${others}`;
}
