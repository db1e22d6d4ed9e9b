import { SaysoError } from "../../errors/sayso-error.ts";
import { type LedgerActor, ledgerActor } from "../actors/actor-parts.ts";
import type { ListedActor } from "../actors/list-actors.ts";
import { actorsCalled } from "../actors/list-actors.ts";
import type { Ledger } from "../open-ledger.ts";
import { type RowInPlace, rowInPlace } from "./row-in-place.ts";

/** An actor's part in a row, by the facet that tells it; whom a statement speaks of has the part `of`. */
export const PARTS_IN_ROWS = ["speaker", "actor", "recipient", "target", "of"] as const;
export type Part = (typeof PARTS_IN_ROWS)[number];

/** What the ledger holds of an actor: who it is, why, who decided what, and the rows in which it has a part, in time order. */
export interface ActorPage extends LedgerActor {
  /** Other actors of the ledger who are called so, those of most reports, and how many there are. */
  readonly others: readonly ListedActor[];
  readonly allOthers: number;
  readonly rows: readonly (RowInPlace & { readonly part: Part })[];
  /** How many rows there are in all, and with each part. */
  readonly total: number;
  readonly counts: Readonly<Record<Part, number>>;
  /** Whether rows come after these. */
  readonly isMore: boolean;
}

/** Which of an actor's rows a page wants. */
export interface RowsWanted {
  readonly limit: number;
  readonly from?: number;
  /** Those in which it has this part alone. */
  readonly part?: Part | null;
}

/** So many actors of reports are shown as its parts. */
const MOST_PARTS = 300;
const ID = /^a-[0-9a-f]{12}$/;

/**
 * Everything on an actor, by its id or by a name: then the one of most reports who is called so. Refuses with
 * `row-unknown` whom the ledger has not.
 */
export function actorPage(ledger: Ledger, address: string, wanted: RowsWanted): ActorPage {
  const called = ID.test(address) ? [] : actorsCalled(ledger, address).actors;
  if (called.length === 0 && !ID.test(address)) {
    throw new SaysoError({
      code: "row-unknown",
      message: `No actor of the ledger is called '${address}'.`,
      remedy: "Look for a part of the name.",
    });
  }
  const actor = ledgerActor(ledger, called[0]?.id ?? address, MOST_PARTS);
  const namesakes = actorsCalled(ledger, actor.name);
  const own = [...called, ...namesakes.actors].filter(({ id }) => id !== actor.id);
  const others = [...new Map(own.map((one) => [one.id, one])).values()];
  return {
    ...actor,
    others,
    allOthers: Math.max(others.length, namesakes.total - 1),
    ...rowsOf(ledger, actor.id, wanted),
  };
}

/** Rows are found by the names that its parts go by in their reports, and kept where the report means this actor. */
function rowsOf(
  ledger: Ledger,
  id: string,
  { limit, from = 0, part = null }: RowsWanted,
): Pick<ActorPage, "rows" | "total" | "counts" | "isMore"> {
  const { db } = ledger;
  const number = Number(db.prepare("SELECT number FROM ledger_actors WHERE id = ?").get(id)?.["number"]);
  const names = db
    .prepare(
      `SELECT DISTINCT value FROM actor_traits WHERE trait = 'full'
       AND actor IN (SELECT number FROM ledger_actors WHERE stands_as = ?)`,
    )
    .all(number)
    .map(({ value }) => String(value));
  // Of the many rows with such a name, each is looked up among the actor's readings, which are gone through once.
  const found = db
    .prepare(
      `WITH own AS MATERIALIZED (
         SELECT readings.id AS reading, actors.name COLLATE NOCASE AS name, published
         FROM actor_joins JOIN readings ON readings.report = actor_joins.report AND superseded IS NULL
         JOIN actors ON actors.reading = readings.id AND actors.local = actor_joins.local
         JOIN reports ON reports.id = actor_joins.report WHERE actor_joins.actor = ?1
         GROUP BY readings.id, actors.name COLLATE NOCASE
       )
       SELECT rows.id AS number, facets.name AS part
       FROM facets JOIN rows ON rows.id = facets.row
       JOIN own ON own.reading = rows.reading AND own.name = facets.value
       WHERE facets.name IN (SELECT value FROM json_each(?2)) AND facets.value IN (SELECT value FROM json_each(?3))
       ORDER BY own.published IS NULL, own.published, rows.reading, rows."start", rows.id, facets.name`,
    )
    .all(number, JSON.stringify(PARTS_IN_ROWS), JSON.stringify(names))
    .map((row) => ({ number: Number(row["number"]), part: String(row["part"]) as Part }));
  const asked = part === null ? found : found.filter((row) => row.part === part);
  const counted = (one: Part) => found.filter((row) => row.part === one).length;
  return {
    rows: asked.slice(from, from + limit).map((row) => ({ ...rowInPlace(ledger, row.number), part: row.part })),
    total: found.length,
    counts: {
      speaker: counted("speaker"),
      actor: counted("actor"),
      recipient: counted("recipient"),
      target: counted("target"),
      of: counted("of"),
    },
    isMore: asked.length > from + limit,
  };
}
