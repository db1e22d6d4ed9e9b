import type { Ledger } from "../open-ledger.ts";
import { prepared } from "../prepared.ts";
import type { Trait } from "./traits.ts";

/** A key that more actors have finds nobody: the name's other keys do. */
const MOST_OF_A_KEY = 200;
/** So many are compared at most, those that share most keys first. */
const MOST = 10;
/** Of those that share one key alone, mostly a first name, so many. */
const MOST_OF_ONE_KEY = 4;
/** Of so many of its reports it is looked up who else is in them. */
const REPORTS = 20;

/**
 * The ledger actors that an actor of a report may be, in two steps: those of its registry entry, its country as a state,
 * its office or its very name, and those with a name of like sounds. Found by indexes; how many there are does not grow
 * with the ledger.
 */
export function candidates(ledger: Ledger, traits: readonly Trait[]): readonly (readonly number[])[] {
  const isState = traits.some(([trait, value]) => trait === "kind" && value === "state");
  const isSure = (trait: Trait[0]) => SURE.includes(trait) || (isState && trait === "country");
  const same = sharing(
    ledger,
    traits.filter(([trait]) => isSure(trait)),
  );
  const alike = sharing(
    ledger,
    traits.filter(([trait]) => trait === "key"),
  );
  return [same, alike.filter((actor) => !same.includes(actor))];
}

const SURE: readonly Trait[0][] = ["registry", "whole", "office"];

/** Those that share most of some traits. */
function sharing({ db }: Ledger, traits: readonly Trait[]): readonly number[] {
  const shared = new Map<number, number>();
  const find = prepared(db, `SELECT actor FROM actor_traits WHERE trait = ? AND value = ? LIMIT ${MOST_OF_A_KEY + 1}`);
  for (const [trait, value] of traits) {
    const found = find.all(trait, value);
    if (found.length > MOST_OF_A_KEY && trait === "key") continue;
    for (const { actor } of found) shared.set(Number(actor), (shared.get(Number(actor)) ?? 0) + 1);
  }
  const sorted = [...shared].sort(([a, x], [b, y]) => y - x || a - b);
  const several = sorted.filter(([, keys]) => keys > 1).length;
  return sorted.slice(0, Math.min(MOST, several + MOST_OF_ONE_KEY)).map(([actor]) => actor);
}

/** How many of some ledger actors stand in a report beside this one. */
export function companionsOf({ db }: Ledger, actor: number, others: readonly number[]): number {
  if (others.length === 0) return 0;
  const found = prepared(
    db,
    `SELECT count(*) AS n FROM json_each(?2) AS one WHERE one.value <> ?1 AND EXISTS (
       SELECT 1 FROM (SELECT report FROM actor_joins WHERE actor = ?1 ORDER BY report LIMIT ${REPORTS}) AS own
       CROSS JOIN actor_joins AS other INDEXED BY actor_joins_by_actor ON other.actor = one.value AND other.report = own.report)`,
  ).get(actor, JSON.stringify(others));
  return Number(found?.["n"]);
}
