import type { Ledger } from "../open-ledger.ts";

/** A ledger actor in a list. */
export interface ListedActor {
  readonly id: string;
  readonly name: string;
  readonly kinds: readonly string[];
  readonly reports: number;
  readonly statements: number;
}

/** Ledger actors of whose names one has the words, those of most reports first; all where there are no words. */
export function listActors({ db }: Ledger, words: string, limit: number): readonly ListedActor[] {
  const wanted = words.trim();
  const of = `SELECT number, id, coalesce(renamed, name) AS name, reports, statements FROM ledger_actors`;
  const order = "ORDER BY reports DESC, statements DESC, number LIMIT ?";
  const found =
    wanted === ""
      ? db.prepare(`${of} WHERE reports > 0 ${order}`).all(limit)
      : db
          .prepare(
            `${of} WHERE reports > 0 AND (renamed LIKE ?1 ESCAPE '\\' OR number IN (
               SELECT stands_as FROM actor_traits JOIN ledger_actors AS own ON own.number = actor WHERE trait IN ('full', 'name') AND value LIKE ?1 ESCAPE '\\')) ${order}`,
          )
          .all(`%${wanted.replace(/[\\%_]/g, "\\$&")}%`, limit);
  const kinds = db.prepare(
    `SELECT value FROM actor_traits WHERE trait = 'kind' AND actor IN (SELECT number FROM ledger_actors WHERE stands_as = ?)
     GROUP BY value ORDER BY sum(count) DESC, value`,
  );
  return found.map(({ number, id, name, reports, statements }) => ({
    id: String(id),
    name: String(name),
    kinds: kinds.all(number ?? null).map(({ value }) => String(value)),
    reports: Number(reports),
    statements: Number(statements),
  }));
}
