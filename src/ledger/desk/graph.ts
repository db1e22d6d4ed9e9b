import type { Ledger } from "../open-ledger.ts";
import { remembered } from "./remembered.ts";
import { standingCount } from "./standing-count.ts";

/** A ledger actor of the graph. */
export interface GraphActor {
  readonly id: string;
  readonly name: string;
  /** In how many stances it has a part. */
  readonly rows: number;
}

/** What one actor's stances on another come to. */
export interface Tie {
  readonly actor: string;
  readonly target: string;
  readonly supports: number;
  readonly opposes: number;
  readonly neither: number;
}

export interface Graph {
  /** Those with a part in most stances, the most first. */
  readonly actors: readonly GraphActor[];
  /** Between these, the strongest first. */
  readonly ties: readonly Tie[];
  readonly allActors: number;
  readonly allTies: number;
  /** How many stances are looked at, the last ones, and how many stand. */
  readonly stances: number;
  readonly allStances: number;
}

/** So many stances are looked at, the last ones first: as the board does. */
const MOST = 20_000;

/** Who supports and opposes whom among the most connected actors of the ledger. */
export function graphOf(ledger: Ledger, limits: { readonly actors: number; readonly ties: number }): Graph {
  return remembered(ledger, `graph ${limits.actors} ${limits.ties}`, () => drawn(ledger, limits));
}

/** Counted in the database: no row's body leaves it. */
const TIES = `
WITH stances AS MATERIALIZED (
  SELECT readings.report, rows.body FROM rows INDEXED BY rows_by_kind
  JOIN readings ON readings.id = rows.reading AND superseded IS NULL
  WHERE rows.kind = 'stance' ORDER BY rows.reading DESC LIMIT ${MOST}
)
SELECT own.actor AS actor, other.actor AS target,
       sum(body ->> '$.polarity' = 'supports') AS supports,
       sum(body ->> '$.polarity' = 'opposes') AS opposes,
       sum(body ->> '$.polarity' = 'neither') AS neither
FROM stances
JOIN actor_joins AS own ON own.report = stances.report AND own.local = body ->> '$.actor'
JOIN actor_joins AS other ON other.report = stances.report AND other.local = body ->> '$.target.actor'
WHERE own.actor <> other.actor GROUP BY own.actor, other.actor ORDER BY count(*) DESC, own.actor, other.actor`;

function drawn(ledger: Ledger, limits: { readonly actors: number; readonly ties: number }): Graph {
  const { db } = ledger;
  const allStances = standingCount(ledger, "stance");
  const ties = db
    .prepare(TIES)
    .all()
    .map((row) => ({
      ...{ actor: Number(row["actor"]), target: Number(row["target"]) },
      ...{ supports: Number(row["supports"]), opposes: Number(row["opposes"]), neither: Number(row["neither"]) },
    }));
  const rows = new Map<number, number>();
  for (const { actor, target, supports, opposes, neither } of ties)
    for (const one of [actor, target]) rows.set(one, (rows.get(one) ?? 0) + supports + opposes + neither);
  const kept = [...rows].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, limits.actors);
  const find = db.prepare("SELECT id, coalesce(renamed, name) AS name FROM ledger_actors WHERE number = ?");
  const actors = new Map(
    kept.map(([number, count]) => {
      const found = find.get(number);
      return [number, { id: String(found?.["id"]), name: String(found?.["name"]), rows: count }];
    }),
  );
  const between = ties.flatMap(({ actor, target, ...tie }) => {
    const [a, b] = [actors.get(actor), actors.get(target)];
    return a === undefined || b === undefined ? [] : [{ actor: a.id, target: b.id, ...tie }];
  });
  return {
    actors: [...actors.values()],
    ties: between.slice(0, limits.ties),
    allActors: rows.size,
    allTies: ties.length,
    stances: Math.min(MOST, allStances),
    allStances,
  };
}
