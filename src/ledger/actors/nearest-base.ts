import type { Ledger } from "../open-ledger.ts";
import { prepared } from "../prepared.ts";
import { memberOf } from "./members.ts";
import { type Profile, profileOf } from "./profile.ts";
import { resemblance } from "./resemblance.ts";

/** So many members of each are looked at. */
const MOST = 20;

/**
 * Of the ledger actors that people merged into one, that which a new member is most like: it goes with it if the merge
 * is undone.
 */
export function nearestBase({ db }: Ledger, actor: number, own: Profile): number {
  const bases = prepared(db, "SELECT number FROM ledger_actors WHERE stands_as = ? ORDER BY number")
    .all(actor)
    .map(({ number }) => Number(number));
  if (bases.length < 2) return actor;
  const members = prepared(
    db,
    `SELECT * FROM actor_joins WHERE base = ? AND pinned IS NULL ORDER BY report, local LIMIT ${MOST}`,
  );
  const likeness = bases.map((base) =>
    Math.max(
      0,
      ...members.all(base).map((row) => resemblance(own, profileOf(memberOf(row).traits), 1)?.confidence ?? 0),
    ),
  );
  const most = Math.max(...likeness);
  return most === 0 ? actor : (bases[likeness.indexOf(most)] ?? actor);
}
