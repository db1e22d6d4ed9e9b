import type { Ledger } from "../open-ledger.ts";
import { remembered } from "./remembered.ts";
import { standingCount } from "./standing-count.ts";

/** A ledger actor of the graph. */
export interface GraphActor {
  readonly id: string;
  readonly name: string;
  /** In how many rows it has a part. */
  readonly rows: number;
}

/** What ties one actor to another: its stances on it, what it says of it, or what it does to it. */
export interface Tie {
  readonly actor: string;
  readonly target: string;
  readonly rows: number;
  /** Of stances alone. */
  readonly supports: number;
  readonly opposes: number;
  readonly neither: number;
}

export interface Graph {
  /** Those with a part in most rows, the most first. */
  readonly actors: readonly GraphActor[];
  /** Between these, the strongest first. */
  readonly ties: readonly Tie[];
  readonly allActors: number;
  readonly allTies: number;
  /** How many rows are looked at, the last ones, and how many stand. */
  readonly rows: number;
  readonly allRows: number;
}

/** By which rows actors are tied: who takes sides on whom, who speaks of whom, who acts on whom. */
export const GRAPHS = ["stances", "statements", "events"] as const;
export type GraphKind = (typeof GRAPHS)[number];
const KINDS = { stances: "stance", statements: "statement", events: "event" } as const;

export interface GraphLimits {
  readonly by?: GraphKind;
  readonly actors: number;
  readonly ties: number;
}

/** So many rows are looked at, the last ones first: as the board does. */
const MOST = 20_000;

/** Who is tied to whom among the most connected actors of the ledger, by their stances unless others are asked for. */
export function graphOf(ledger: Ledger, { by = "stances", ...limits }: GraphLimits): Graph {
  return remembered(ledger, `graph ${by} ${limits.actors} ${limits.ties}`, () => drawn(ledger, by, limits));
}

/** Counted in the database: no row's body leaves it. */
const TIES: Readonly<Record<GraphKind, string>> = {
  stances: tiesBy(
    KINDS.stances,
    `JOIN actor_joins AS own ON own.report = told.report AND own.local = told.body ->> '$.actor'
     JOIN actor_joins AS other ON other.report = told.report AND other.local = told.body ->> '$.target.actor'`,
  ),
  statements: tiesBy(
    KINDS.statements,
    `JOIN actor_joins AS own ON own.report = told.report AND own.local = told.body ->> '$.speaker'
     JOIN facets INDEXED BY facets_by_row ON facets.row = told.id AND facets.name = 'of'
     JOIN actors ON actors.reading = told.reading AND actors.name = facets.value COLLATE NOCASE
     JOIN actor_joins AS other ON other.report = told.report AND other.local = actors.local`,
  ),
  events: tiesBy(
    KINDS.events,
    `JOIN json_each(told.body, '$.actors') AS doer JOIN json_each(told.body, '$.recipients') AS recipient
     JOIN actor_joins AS own ON own.report = told.report AND own.local = doer.value
     JOIN actor_joins AS other ON other.report = told.report AND other.local = recipient.value`,
  ),
};

function tiesBy(kind: string, joins: string): string {
  const sum = (polarity: string) => `coalesce(sum(told.body ->> '$.polarity' = '${polarity}'), 0) AS ${polarity}`;
  return `
WITH told AS MATERIALIZED (
  SELECT readings.report, rows.id, rows.reading, rows.body FROM rows INDEXED BY rows_by_kind
  JOIN readings ON readings.id = rows.reading AND superseded IS NULL
  WHERE rows.kind = '${kind}' ORDER BY rows.reading DESC LIMIT ${MOST}
)
SELECT own.actor AS actor, other.actor AS target, count(*) AS rows, ${["supports", "opposes", "neither"].map(sum).join(", ")}
FROM told ${joins}
WHERE own.actor <> other.actor GROUP BY own.actor, other.actor ORDER BY count(*) DESC, own.actor, other.actor`;
}

function drawn(ledger: Ledger, by: GraphKind, limits: Omit<GraphLimits, "by">): Graph {
  const { db } = ledger;
  const allRows = standingCount(ledger, KINDS[by]);
  const ties = db
    .prepare(TIES[by])
    .all()
    .map((row) => ({
      ...{ actor: Number(row["actor"]), target: Number(row["target"]), rows: Number(row["rows"]) },
      ...{ supports: Number(row["supports"]), opposes: Number(row["opposes"]), neither: Number(row["neither"]) },
    }));
  const rows = new Map<number, number>();
  for (const { actor, target, rows: count } of ties)
    for (const one of [actor, target]) rows.set(one, (rows.get(one) ?? 0) + count);
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
    rows: Math.min(MOST, allRows),
    allRows,
  };
}
