import type { Ledger } from "../open-ledger.ts";
import { prepared } from "../prepared.ts";
import { folded } from "./traits.ts";

/** A ledger actor in a list. */
export interface ListedActor {
  readonly id: string;
  readonly name: string;
  readonly kinds: readonly string[];
  readonly reports: number;
  readonly statements: number;
}

const OF = "SELECT number, id, coalesce(renamed, name) AS name, reports, statements FROM ledger_actors";
const OF_ALL = OF.replace(" FROM", ", count(*) OVER () AS total FROM");
const ORDER = "ORDER BY reports DESC, statements DESC, number LIMIT ? OFFSET ?";

/** Ledger actors of whose names one has the words, those of most reports first; all where there are no words. */
export function listActors(ledger: Ledger, words: string, limit: number, from = 0): readonly ListedActor[] {
  const { db } = ledger;
  const wanted = words.trim();
  if (wanted === "") return listed(ledger, db.prepare(`${OF} WHERE reports > 0 ${ORDER}`).all(limit, from));
  const like = `%${wanted.replace(/[\\%_]/g, "\\$&")}%`;
  const found = db
    .prepare(
      `${OF} WHERE reports > 0 AND (renamed LIKE ?1 ESCAPE '\\' OR number IN (
         SELECT stands_as FROM actor_traits JOIN ledger_actors AS own ON own.number = actor
         WHERE trait IN ('full', 'name') AND value LIKE ?1 ESCAPE '\\')) ${ORDER}`,
    )
    .all(like, limit, from);
  return listed(ledger, found);
}

/** So many of one name are told, and how many there are: an office without a name may be thousands. */
const MOST_NAMESAKES = 20;

/** The ledger actors who have just this name, in whatever case and accents, those of most reports first. */
export function actorsCalled(
  ledger: Ledger,
  name: string,
): { readonly actors: readonly ListedActor[]; readonly total: number } {
  const found = ledger.db
    .prepare(
      `${OF_ALL} WHERE reports > 0 AND (renamed = ?1 OR number IN (
         SELECT stands_as FROM actor_traits JOIN ledger_actors AS own ON own.number = actor
         WHERE (trait IN ('full', 'name') AND value = ?1) OR (trait = 'whole' AND value = ?2))) ${ORDER}`,
    )
    .all(name, folded(name), MOST_NAMESAKES, 0);
  return { actors: listed(ledger, found), total: Number(found[0]?.["total"] ?? 0) };
}

function listed({ db }: Ledger, found: readonly Readonly<Record<string, unknown>>[]): readonly ListedActor[] {
  // One question for all, by actor and not by kind: every actor of the ledger has a kind.
  const kinds = prepared(
    db,
    `SELECT stands_as, traits.value AS value FROM json_each(?) AS wanted
     CROSS JOIN ledger_actors INDEXED BY ledger_actors_by_standing ON stands_as = wanted.value
     CROSS JOIN actor_traits AS traits INDEXED BY actor_traits_by_actor ON actor = number AND trait = 'kind'
     GROUP BY stands_as, traits.value ORDER BY stands_as, sum(count) DESC, traits.value`,
  ).all(JSON.stringify(found.map(({ number }) => Number(number))));
  const kindsOf = Map.groupBy(kinds, (row) => Number(row["stands_as"]));
  return found.map(({ number, id, name, reports, statements }) => ({
    id: String(id),
    name: String(name),
    kinds: (kindsOf.get(Number(number)) ?? []).map(({ value }) => String(value)),
    reports: Number(reports),
    statements: Number(statements),
  }));
}
