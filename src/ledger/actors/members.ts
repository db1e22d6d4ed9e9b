import type { Span } from "../../text/span.ts";
import type { Ledger } from "../open-ledger.ts";
import { prepared } from "../prepared.ts";
import type { Trait } from "./traits.ts";

/** An actor of a report as a member of a ledger actor. */
export interface Member {
  readonly report: string;
  readonly local: string;
  /** The ledger actor that the machine took it for. */
  readonly base: number;
  /** The one that a person took it for, or null. */
  readonly pinned: number | null;
  readonly why: string;
  readonly confidence: number;
  readonly statements: number;
  readonly traits: readonly Trait[];
  readonly mentions: readonly Span[];
}

/** The members that a report has, in the order of their names. */
export function membersOf({ db }: Ledger, report: string): readonly Member[] {
  return prepared(db, "SELECT * FROM actor_joins WHERE report = ? ORDER BY length(local), local")
    .all(report)
    .map(memberOf);
}

/** A row of the table as a member. */
export function memberOf(row: Readonly<Record<string, unknown>>): Member {
  return {
    report: String(row["report"]),
    local: String(row["local"]),
    base: Number(row["base"]),
    pinned: row["pinned"] === null ? null : Number(row["pinned"]),
    why: String(row["why"]),
    confidence: Number(row["confidence"]),
    statements: Number(row["statements"]),
    traits: JSON.parse(String(row["traits"])),
    mentions: JSON.parse(String(row["mentions"])),
  };
}

/** Takes a member in: what it shows counts for the ledger actor that it was taken for, it itself for what that stands as. */
export function putMember(ledger: Ledger, member: Member): number {
  const { db } = ledger;
  const { report, local, base, pinned, why, confidence, statements, traits, mentions } = member;
  const actor = standsAs(ledger, pinned ?? base);
  count(ledger, { own: pinned ?? base, actor }, member, 1);
  prepared(
    db,
    `INSERT INTO actor_joins (report, local, base, pinned, actor, why, confidence, statements, traits, mentions)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    report,
    local,
    base,
    pinned,
    actor,
    why,
    confidence,
    statements,
    JSON.stringify(traits),
    JSON.stringify(mentions.map(({ start, end }) => ({ start, end }))),
  );
  return actor;
}

/** Takes a member out, as it is in the table, with all that it counted for; returns the ledger actor that it stood as. */
export function takeMember(ledger: Ledger, member: Member): number {
  const { db } = ledger;
  const { report, local } = member;
  const found = prepared(
    db,
    "SELECT actor, coalesce(pinned, base) AS own FROM actor_joins WHERE report = ? AND local = ?",
  ).get(report, local);
  const actor = Number(found?.["actor"]);
  prepared(db, "DELETE FROM actor_joins WHERE report = ? AND local = ?").run(report, local);
  count(ledger, { own: Number(found?.["own"]), actor }, member, -1);
  return actor;
}

/** The ledger actor that one counts as after all merges. */
export function standsAs({ db }: Ledger, number: number): number {
  return Number(prepared(db, "SELECT stands_as FROM ledger_actors WHERE number = ?").get(number)?.["stands_as"]);
}

/** Counts a member in or out. It is not in the table at that moment: whether its report has another one is asked there. */
function count(
  { db }: Ledger,
  { own, actor }: { readonly own: number; readonly actor: number },
  { report, traits, statements }: Member,
  by: 1 | -1,
): void {
  const add = prepared(
    db,
    "INSERT INTO actor_traits (trait, value, actor, count) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET count = count + excluded.count",
  );
  const drop = prepared(db, "DELETE FROM actor_traits WHERE trait = ? AND value = ? AND actor = ? AND count = 0");
  for (const [trait, value] of traits) {
    add.run(trait, value, own, by);
    if (by < 0) drop.run(trait, value, own);
  }
  const another = prepared(db, "SELECT 1 FROM actor_joins WHERE actor = ? AND report = ? LIMIT 1").get(actor, report);
  prepared(db, "UPDATE ledger_actors SET reports = reports + ?, statements = statements + ? WHERE number = ?").run(
    another === undefined ? by : 0,
    by * statements,
    actor,
  );
}
