import type { Ledger } from "../open-ledger.ts";
import { settleActor } from "./ledger-actors.ts";
import { type Member, membersOf, takeMember } from "./members.ts";

/** What stands where a decision or a join told why, once whom it was about is forgotten. */
const FORGOTTEN = "It was told of what is forgotten.";

/**
 * Takes actors of a report out of the ledger's actors for good. A ledger actor that has no part left goes with its
 * names and with the decisions on it alone; of those that speak of others too, the names and reasons go. Returns
 * whether one went. For use in a transaction.
 */
export function forgetMembers(ledger: Ledger, report: string, isGone: (local: string) => boolean): boolean {
  const gone = membersOf(ledger, report).filter(({ local }) => isGone(local));
  const actors = new Map(gone.map((member) => [member, takeMember(ledger, member)]));
  for (const [member, actor] of actors) unquote(ledger, member, actor);
  const emptied = [...new Set([...actors.values(), ...gone.map(({ base }) => base)])].filter((actor) =>
    erase(ledger, actor),
  );
  for (const actor of actors.values()) settleActor(ledger, actor);
  return emptied.length > 0;
}

/** Names that stand only where they were given as a reason of other joins. */
function unquote({ db }: Ledger, { traits }: Member, actor: number): void {
  const isLeft = db.prepare(
    "SELECT 1 FROM actor_traits WHERE trait = 'full' AND value = ? AND actor IN (SELECT number FROM ledger_actors WHERE stands_as = ?)",
  );
  for (const [trait, name] of traits)
    if (trait === "full" && isLeft.get(name, actor) === undefined)
      db.prepare("UPDATE actor_joins SET why = ? WHERE actor = ? AND instr(why, ?) > 0").run(FORGOTTEN, actor, name);
}

/** Erases a ledger actor, with those merged into it, where it has no part left. */
function erase({ db }: Ledger, actor: number): boolean {
  const group = db
    .prepare(
      "SELECT number FROM ledger_actors WHERE stands_as = (SELECT stands_as FROM ledger_actors WHERE number = ?)",
    )
    .all(actor)
    .map(({ number }) => Number(number));
  const all = JSON.stringify(group);
  const some = db.prepare(
    `SELECT 1 FROM actor_joins WHERE actor IN (SELECT value FROM json_each(?1)) OR base IN (SELECT value FROM json_each(?1))
     OR pinned IN (SELECT value FROM json_each(?1)) LIMIT 1`,
  );
  if (group.length === 0 || some.get(all) !== undefined) return false;
  db.prepare(
    `DELETE FROM actor_split_members WHERE decision IN (
       SELECT number FROM actor_decisions WHERE actor IN (SELECT value FROM json_each(?1)) AND other IN (SELECT value FROM json_each(?1)))`,
  ).run(all);
  // The last first: a decision is taken back by a later one alone.
  for (const { number } of db
    .prepare(
      `SELECT number FROM actor_decisions WHERE actor IN (SELECT value FROM json_each(?1))
       AND (other IS NULL OR other IN (SELECT value FROM json_each(?1))) ORDER BY number DESC`,
    )
    .all(all))
    db.prepare("DELETE FROM actor_decisions WHERE number = ?").run(Number(number));
  db.prepare(
    `UPDATE actor_decisions SET name = NULL, why = ?2
     WHERE actor IN (SELECT value FROM json_each(?1)) OR other IN (SELECT value FROM json_each(?1))`,
  ).run(all, FORGOTTEN);
  db.prepare("UPDATE ledger_actors SET name = '', renamed = NULL WHERE number IN (SELECT value FROM json_each(?))").run(
    all,
  );
  db.prepare(
    `DELETE FROM ledger_actors WHERE number IN (SELECT value FROM json_each(?1)) AND NOT EXISTS (
       SELECT 1 FROM actor_decisions WHERE actor IN (SELECT value FROM json_each(?1)) OR other IN (SELECT value FROM json_each(?1)))`,
  ).run(all);
  return true;
}

/** Hides names in what people gave as reasons and names of decisions. */
export function maskDecisions({ db }: Ledger, mask: (text: string) => string): void {
  const put = db.prepare("UPDATE actor_decisions SET name = ?, by = ?, why = ? WHERE number = ?");
  for (const { number, name, by, why } of db.prepare("SELECT number, name, by, why FROM actor_decisions").all())
    put.run(name === null ? null : mask(String(name)), mask(String(by)), mask(String(why)), Number(number));
}
