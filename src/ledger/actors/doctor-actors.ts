import type { Ledger } from "../open-ledger.ts";

/** What is wrong with the ledger's actors: actors of reports that are in none, counts that are not those of the members. */
export function faultsOfActors({ db }: Ledger): readonly string[] {
  return CHECKS.flatMap(([sql, what]) => {
    const n = Number(db.prepare(sql).get()?.["n"]);
    return n > 0 ? [`${n} ${what}.`] : [];
  });
}

const STANDING = "actors JOIN readings ON readings.id = actors.reading AND superseded IS NULL";

const CHECKS: readonly (readonly [sql: string, what: string])[] = [
  [
    `SELECT count(*) AS n FROM ${STANDING} WHERE NOT EXISTS (
       SELECT 1 FROM actor_joins WHERE actor_joins.report = readings.report AND actor_joins.local = actors.local)`,
    "actors of reports are no part of the ledger's",
  ],
  [
    `SELECT count(*) AS n FROM actor_joins WHERE NOT EXISTS (
       SELECT 1 FROM ${STANDING} WHERE readings.report = actor_joins.report AND actors.local = actor_joins.local)`,
    "parts of the ledger's actors are in no report",
  ],
  [
    `SELECT count(*) AS n FROM actor_joins JOIN ledger_actors ON number = coalesce(pinned, base) WHERE stands_as <> actor`,
    "parts of the ledger's actors do not stand where people put them",
  ],
  [
    `SELECT count(*) AS n FROM ledger_actors LEFT JOIN (
       SELECT actor, count(DISTINCT report) AS reports, sum(statements) AS statements FROM actor_joins GROUP BY actor) AS own ON own.actor = number
     WHERE ledger_actors.reports <> coalesce(own.reports, 0) OR ledger_actors.statements <> coalesce(own.statements, 0)`,
    "actors of the ledger are counted wrong",
  ],
  [
    `WITH shown AS (
       SELECT coalesce(pinned, base) AS actor, json_extract(one.value, '$[0]') AS trait, json_extract(one.value, '$[1]') AS value, count(*) AS count
       FROM actor_joins, json_each(traits) AS one GROUP BY 1, 2, 3)
     SELECT (SELECT count(*) FROM (SELECT actor, trait, value, count FROM shown EXCEPT SELECT actor, trait, value, count FROM actor_traits))
       + (SELECT count(*) FROM (SELECT actor, trait, value, count FROM actor_traits EXCEPT SELECT actor, trait, value, count FROM shown)) AS n`,
    "things that the ledger's actors are found by are not theirs",
  ],
];
