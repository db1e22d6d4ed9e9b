import { createHash } from "node:crypto";
import type { Ledger } from "../open-ledger.ts";
import { prepared } from "../prepared.ts";

/** Makes a ledger actor for one of a report; its id depends on that alone, and on how often it was made. */
export function makeActor({ db }: Ledger, report: string, local: string): number {
  const taken = prepared(db, "SELECT 1 FROM ledger_actors WHERE id = ?");
  for (let time = 0; ; time++) {
    const hash = createHash("sha256")
      .update(`${report}/${local}${time > 0 ? ` ${time}` : ""}`)
      .digest("hex");
    const id = `a-${hash.slice(0, 12)}`;
    if (taken.get(id) !== undefined) continue;
    const { next } = prepared(db, "SELECT coalesce(max(number), 0) + 1 AS next FROM ledger_actors").get() ?? {};
    prepared(db, "INSERT INTO ledger_actors (number, id, stands_as, name) VALUES (?, ?, ?, '')").run(
      Number(next),
      id,
      Number(next),
    );
    return Number(next);
  }
}

/**
 * Names a ledger actor anew by what its members show: the fullest form that most reports have, a name before a
 * description. One that has no member left goes, unless people decided on it.
 */
export function settleActor({ db }: Ledger, number: number): void {
  const found = prepared(db, "SELECT reports, is_decided FROM ledger_actors WHERE number = ?").get(number);
  if (found === undefined) return;
  if (Number(found["reports"]) === 0 && Number(found["is_decided"]) === 0) {
    const isBase = prepared(db, "SELECT 1 FROM actor_joins WHERE base = ? LIMIT 1").get(number) !== undefined;
    if (!isBase) prepared(db, "DELETE FROM ledger_actors WHERE number = ? AND stands_as = number").run(number);
    return;
  }
  const name = prepared(
    db,
    `SELECT value, EXISTS (SELECT 1 FROM actor_traits AS name WHERE name.trait = 'name' AND name.value = own.value AND name.actor = own.actor) AS is_name
     FROM actor_traits AS own WHERE actor = ? AND trait = 'full'
     ORDER BY is_name DESC, count DESC, length(value) DESC, value LIMIT 1`,
  ).get(number);
  if (name !== undefined)
    prepared(db, "UPDATE ledger_actors SET name = ? WHERE number = ? AND name <> ?").run(
      String(name["value"]),
      number,
      String(name["value"]),
    );
}
