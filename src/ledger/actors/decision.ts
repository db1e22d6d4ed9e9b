import { SaysoError } from "../../errors/sayso-error.ts";
import type { Ledger } from "../open-ledger.ts";
import { prepared } from "../prepared.ts";

/** What people can do to ledger actors. */
export const DECISIONS = ["merge", "split", "rename", "undo"] as const;
export type DecisionKind = (typeof DECISIONS)[number];

/** What a person wants done. Actors are told by id, members as `r-…/P2`, a decision by its own id. */
export type DecisionWish = { readonly by: string; readonly why: string } & (
  | { readonly action: "merge"; readonly actor: string; readonly other: string }
  | { readonly action: "split"; readonly actor: string; readonly members: readonly string[] }
  | { readonly action: "rename"; readonly actor: string; readonly name: string }
  | { readonly action: "undo"; readonly decision: string }
);

/** A decision as it was made. */
export interface Decision {
  readonly id: string;
  readonly action: DecisionKind;
  readonly actor: string;
  /** The actor that was merged into it, or that was split off. */
  readonly other: string | null;
  readonly name: string | null;
  /** The decision that this one takes back. */
  readonly undoes: string | null;
  readonly by: string;
  readonly why: string;
  readonly at: string;
  /** Whether it holds: nobody took it back. */
  readonly stands: boolean;
}

/** Of a ledger actor's decisions, all that were ever made on it, and on those that were merged into it. */
export function decisionsOn({ db }: Ledger, actor: number): readonly Decision[] {
  return db
    .prepare(
      `WITH own AS (
         SELECT number FROM actor_decisions
         WHERE actor IN (SELECT number FROM ledger_actors WHERE stands_as = ?1 OR number = ?1)
            OR other IN (SELECT number FROM ledger_actors WHERE stands_as = ?1 OR number = ?1)
       )
       SELECT one.id, one.action, actor.id AS actor, other.id AS other, one.name, undone.id AS undoes, one.by, one.why, one.at, one.stands
       FROM actor_decisions AS one JOIN ledger_actors AS actor ON actor.number = one.actor
       LEFT JOIN ledger_actors AS other ON other.number = one.other
       LEFT JOIN actor_decisions AS undone ON undone.number = one.undoes
       WHERE one.number IN (SELECT number FROM own) ORDER BY one.number`,
    )
    .all(actor)
    .map((row) => ({
      id: String(row["id"]),
      action: row["action"] as DecisionKind,
      actor: String(row["actor"]),
      other: row["other"] === null ? null : String(row["other"]),
      name: row["name"] === null ? null : String(row["name"]),
      undoes: row["undoes"] === null ? null : String(row["undoes"]),
      by: String(row["by"]),
      why: String(row["why"]),
      at: String(row["at"]),
      stands: row["stands"] === 1,
    }));
}

/** The number of the ledger actor that an id stands for after all merges. Refuses with `row-unknown`. */
export function actorNumber({ db }: Ledger, id: string): number {
  const found = prepared(db, "SELECT stands_as FROM ledger_actors WHERE id = ?").get(id);
  if (found !== undefined) return Number(found["stands_as"]);
  throw new SaysoError({
    code: "row-unknown",
    message: `There is no actor '${id}' in the ledger.`,
    remedy: "'sayso actors' lists them with their ids.",
  });
}

export function refuseDecision(message: string, remedy: string): never {
  throw new SaysoError({ code: "decision-invalid", message, remedy });
}
