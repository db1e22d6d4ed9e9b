import type { Registry, RegistryEntry } from "../registry/registry.ts";
import { inTransaction, type Ledger } from "./open-ledger.ts";

/** Keeps known actors in the ledger; one of an id that is there takes its place. Returns how many it holds now. */
export function keepEntries(ledger: Ledger, entries: Registry): number {
  const { db } = ledger;
  const put = db.prepare(
    "INSERT INTO registry_entries (id, body) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body",
  );
  inTransaction(ledger, () => {
    for (const entry of entries) put.run(entry.id, JSON.stringify(entry));
  });
  return Number(db.prepare("SELECT count(*) AS n FROM registry_entries").get()?.["n"]);
}

/** The known actors that the ledger keeps, in the order of their ids. */
export function entriesIn({ db }: Ledger): Registry {
  return db
    .prepare("SELECT body FROM registry_entries ORDER BY id")
    .all()
    .map(({ body }) => JSON.parse(String(body)) as RegistryEntry);
}

/** Takes out for good those who bear a name. */
export function forgetEntries(ledger: Ledger, isGone: (name: string) => boolean): void {
  const drop = ledger.db.prepare("DELETE FROM registry_entries WHERE id = ?");
  for (const { id, names } of entriesIn(ledger)) if (names.some(isGone)) drop.run(id);
}
