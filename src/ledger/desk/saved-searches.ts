import { SaysoError } from "../../errors/sayso-error.ts";
import type { Ledger } from "../open-ledger.ts";

/** A search under a name: the desk's address of it, without what comes before the question mark. */
export interface SavedSearch {
  readonly id: number;
  readonly name: string;
  readonly address: string;
}

/** All that people kept, by name. */
export function savedSearches({ db }: Ledger): readonly SavedSearch[] {
  return db.prepare("SELECT id, name, address FROM saved_searches ORDER BY name").all().map(searchOf);
}

/** Keeps a search; one of the same name is replaced. */
export function saveSearch({ db }: Ledger, name: string, address: string, now: string): SavedSearch {
  const found = db
    .prepare(
      `INSERT INTO saved_searches (name, address, saved) VALUES (?, ?, ?)
       ON CONFLICT (name) DO UPDATE SET name = excluded.name, address = excluded.address, saved = excluded.saved
       RETURNING id, name, address`,
    )
    .get(name.trim(), address, now);
  return searchOf(found ?? {});
}

/** Drops a search. Refuses with `search-unknown`. */
export function dropSearch({ db }: Ledger, id: number): void {
  if (Number(db.prepare("DELETE FROM saved_searches WHERE id = ?").run(id).changes) > 0) return;
  throw new SaysoError({
    code: "search-unknown",
    message: `There is no saved search ${id}.`,
    remedy: "The Statements page lists all there are.",
  });
}

function searchOf(found: Readonly<Record<string, unknown>>): SavedSearch {
  return { id: Number(found["id"]), name: String(found["name"]), address: String(found["address"]) };
}
