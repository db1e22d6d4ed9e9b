import type { Ledger } from "../open-ledger.ts";
import { actorNumber, type Decision, decisionsOn } from "./decision.ts";
import { memberOf } from "./members.ts";

/** An actor of a report that is part of a ledger actor, with why. */
export interface ActorPart {
  /** `r-…/P2`. */
  readonly id: string;
  readonly name: string;
  readonly statements: number;
  readonly why: string;
  readonly confidence: number;
  /** The id that it has if nothing was merged or split. */
  readonly machine: string;
  /** Whether a person put it here. */
  readonly isDecided: boolean;
}

/** A ledger actor with its parts and what people decided on it. */
export interface LedgerActor {
  readonly id: string;
  readonly name: string;
  readonly kinds: readonly string[];
  readonly names: readonly string[];
  readonly roles: readonly string[];
  readonly countries: readonly string[];
  readonly sectors: readonly string[];
  readonly registryIds: readonly string[];
  readonly reports: number;
  readonly statements: number;
  /** Its first parts. */
  readonly parts: readonly ActorPart[];
  readonly allParts: number;
  readonly decisions: readonly Decision[];
}

/** The ledger actor of an id, that of one merged into it too, with its first parts. Refuses with `row-unknown`. */
export function ledgerActor(ledger: Ledger, id: string, limit: number): LedgerActor {
  const { db } = ledger;
  const number = actorNumber(ledger, id);
  const about = db.prepare("SELECT * FROM ledger_actors WHERE number = ?").get(number) ?? {};
  const traits = db
    .prepare(`SELECT trait, value FROM actor_traits WHERE actor IN (SELECT number FROM ledger_actors WHERE stands_as = ?)
       GROUP BY trait, value ORDER BY sum(count) DESC, value`)
    .all(number);
  const values = (kind: string) => traits.filter(({ trait }) => trait === kind).map(({ value }) => String(value));
  return {
    id: String(about["id"]),
    name: String(about["renamed"] ?? about["name"]),
    kinds: values("kind"),
    names: [...new Set([...values("name"), ...values("full")])],
    roles: values("role"),
    countries: values("country"),
    sectors: values("sector"),
    registryIds: values("registry"),
    reports: Number(about["reports"]),
    statements: Number(about["statements"]),
    parts: actorParts(ledger, number, limit),
    allParts: Number(db.prepare("SELECT count(*) AS n FROM actor_joins WHERE actor = ?").get(number)?.["n"]),
    decisions: decisionsOn(ledger, number),
  };
}

/** Parts of a ledger actor from one on, in time order; all where the limit is -1. */
export function actorParts({ db }: Ledger, number: number, limit: number, from = 0): readonly ActorPart[] {
  const idOf = db.prepare("SELECT id FROM ledger_actors WHERE number = ?");
  return db
    .prepare(
      `SELECT actor_joins.* FROM actor_joins JOIN reports ON reports.id = report WHERE actor = ?
       ORDER BY published IS NULL, published, report, length(local), local LIMIT ? OFFSET ?`,
    )
    .all(number, limit, from)
    .map(memberOf)
    .map(({ report, local, traits, statements, why, confidence, base, pinned }) => ({
      id: `${report}/${local}`,
      name: traits.find(([trait]) => trait === "full")?.[1] ?? local,
      statements,
      why,
      confidence,
      machine: String(idOf.get(base)?.["id"]),
      isDecided: (pinned ?? base) !== number || pinned !== null,
    }));
}

/** The actors of reports that a ledger actor is: `r-…/P2`. Refuses with `row-unknown`. */
export function partsOf(ledger: Ledger, id: string): readonly string[] {
  return ledger.db
    .prepare("SELECT report, local FROM actor_joins WHERE actor = ? ORDER BY report, local")
    .all(actorNumber(ledger, id))
    .map(({ report, local }) => `${report}/${local}`);
}
