import { createHash } from "node:crypto";
import { inTransaction, type Ledger } from "../open-ledger.ts";
import { actorNumber, type DecisionWish, refuseDecision } from "./decision.ts";
import { makeActor } from "./ledger-actors.ts";
import { type Move, settleDecisions } from "./settle.ts";

/** What a decision changes, or would. */
export interface Decided {
  /** Null of a preview: nothing was decided. */
  readonly decision: string | null;
  /** The ledger actor that it is about, as it then stands. */
  readonly actor: string;
  /** The one that was split off. */
  readonly other: string | null;
  readonly moves: readonly Move[];
  readonly reports: number;
  /** Rows in which those who move have a part. */
  readonly rows: number;
}

/**
 * Takes a person's decision on ledger actors; it holds for what is added and read again later. With `isPreview`, tells
 * what would change and changes nothing. Refuses with `row-unknown` whom the ledger has not, and with
 * `decision-invalid` what cannot be done. `now` is an ISO instant.
 */
export function decideActors(ledger: Ledger, wish: DecisionWish, now: string, isPreview = false): Decided {
  if (wish.by.trim() === "")
    refuseDecision("A decision needs the name of whoever makes it.", "Give it with --by NAME.");
  if (wish.why.trim() === "") refuseDecision("A decision needs a reason.", "Give it with --why TEXT.");
  if (!isPreview) return inTransaction(ledger, () => decide(ledger, wish, now));
  ledger.db.exec("BEGIN IMMEDIATE");
  try {
    return { ...decide(ledger, wish, now), decision: null };
  } finally {
    ledger.db.exec("ROLLBACK");
  }
}

function decide(ledger: Ledger, wish: DecisionWish, now: string): Decided {
  const { db } = ledger;
  const { actor, other, name, undoes } = toldBy(ledger, wish);
  const number = Number(db.prepare("SELECT coalesce(max(number), 0) + 1 AS next FROM actor_decisions").get()?.["next"]);
  const told = JSON.stringify([number, wish.action, idOf(ledger, actor), now, wish.by.trim(), wish.why.trim()]);
  const id = `d-${createHash("sha256").update(told).digest("hex").slice(0, 12)}`;
  db.prepare(
    "INSERT INTO actor_decisions (number, id, action, actor, other, name, undoes, by, why, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
  ).run(number, id, wish.action, actor, other, name, undoes, wish.by.trim(), wish.why.trim(), now);
  db.prepare("UPDATE ledger_actors SET is_decided = 1 WHERE number IN (?, ?)").run(actor, other ?? actor);
  if (wish.action === "split") keepMembers(ledger, number, wish.members);
  const moves = settleDecisions(ledger);
  const stands = db.prepare("SELECT stands_as FROM ledger_actors WHERE number = ?").get(actor);
  return {
    decision: id,
    actor: idOf(ledger, Number(stands?.["stands_as"])),
    other: wish.action === "split" && other !== null ? idOf(ledger, other) : null,
    moves,
    reports: new Set(moves.map(({ member }) => member.split("/")[0])).size,
    rows: moves.reduce((sum, { rows }) => sum + rows, 0),
  };
}

interface Told {
  readonly actor: number;
  readonly other: number | null;
  readonly name: string | null;
  readonly undoes: number | null;
}

function toldBy(ledger: Ledger, wish: DecisionWish): Told {
  const none = { other: null, name: null, undoes: null };
  if (wish.action === "undo") return { ...none, ...decisionToUndo(ledger, wish.decision) };
  const actor = actorNumber(ledger, wish.actor);
  switch (wish.action) {
    case "merge": {
      const other = actorNumber(ledger, wish.other);
      if (other === actor)
        refuseDecision(`'${wish.actor}' and '${wish.other}' are one actor already.`, "There is nothing to merge.");
      return { ...none, actor, other };
    }
    case "rename": {
      const name = wish.name.trim();
      if (name === "") refuseDecision("The name is empty.", "Give the name that it should have.");
      return { ...none, actor, name };
    }
    case "split": {
      const all = ledger.db.prepare("SELECT report, local FROM actor_joins WHERE actor = ?").all(actor);
      const own = new Set(all.map(({ report, local }) => `${report}/${local}`));
      const [stranger] = wish.members.filter((member) => !own.has(member));
      if (stranger !== undefined)
        refuseDecision(
          `'${stranger}' is no part of '${wish.actor}'.`,
          `'sayso actors show ${wish.actor}' lists its parts.`,
        );
      const [first] = [...new Set(wish.members)].sort();
      if (first === undefined) refuseDecision("No part to split off is told.", "Name one or more, as REPORT/ACTOR.");
      if (new Set(wish.members).size === own.size)
        refuseDecision("All parts would go, and nothing would be left.", "Name those that are somebody else.");
      const [report = "", local = ""] = first.split("/");
      return { ...none, actor, other: makeActor(ledger, report, `${local} split`) };
    }
  }
}

function decisionToUndo({ db }: Ledger, id: string): Pick<Told, "actor" | "other" | "undoes"> {
  const found = db.prepare("SELECT number, actor, other, stands FROM actor_decisions WHERE id = ?").get(id);
  if (found === undefined)
    return refuseDecision(`There is no decision '${id}'.`, "'sayso actors show ID' lists the decisions on an actor.");
  if (found["stands"] !== 1) return refuseDecision(`'${id}' is undone already.`, "Undo what undid it to have it back.");
  const other = found["other"] === null ? null : Number(found["other"]);
  return { actor: Number(found["actor"]), other, undoes: Number(found["number"]) };
}

function keepMembers({ db }: Ledger, decision: number, members: readonly string[]): void {
  const keep = db.prepare(
    `INSERT INTO actor_split_members (decision, report, local, mentions)
     SELECT ?1, report, local, mentions FROM actor_joins WHERE report = ?2 AND local = ?3`,
  );
  for (const member of new Set(members)) {
    const [report = "", local = ""] = member.split("/");
    keep.run(decision, report, local);
  }
}

function idOf({ db }: Ledger, number: number): string {
  return String(db.prepare("SELECT id FROM ledger_actors WHERE number = ?").get(number)?.["id"]);
}
