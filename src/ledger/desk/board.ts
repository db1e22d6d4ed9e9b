import type { Ledger } from "../open-ledger.ts";
import type { Body } from "../row-parts.ts";
import { remembered } from "./remembered.ts";
import { standingCount } from "./standing-count.ts";

/** A cell of the board: what an actor's stances on a target are, and the rows that show it. */
export interface BoardCell {
  readonly actor: string;
  readonly actorId: string;
  readonly target: string;
  readonly targetId: string;
  readonly supports: number;
  readonly opposes: number;
  readonly neither: number;
  readonly ownWords: number;
  readonly rows: readonly string[];
}

export interface Board {
  readonly cells: readonly BoardCell[];
  /** Cells in all: those with most rows come first. */
  readonly total: number;
  /** Stances on what is no actor, in words: each stands for itself. */
  readonly others: number;
  /** How many stances are laid out, the last ones, and how many stand. */
  readonly stances: number;
  readonly allStances: number;
}

/** So many stances are laid out, the last ones first. */
const MOST = 20_000;

/**
 * Who stands where, at most so many cells: the standing stances of the ledger on its actors. Of two of one name, the
 * later one's has its id.
 */
export function boardOf(ledger: Ledger, limit: number): Board {
  return remembered(ledger, `board ${limit}`, () => laidOut(ledger, limit));
}

function laidOut(ledger: Ledger, limit: number): Board {
  const found = ledger.db
    .prepare(
      `SELECT readings.report, rows.local, rows.body, actor.id AS actorId, coalesce(actor.renamed, actor.name) AS actor,
              target.id AS targetId, coalesce(target.renamed, target.name) AS target
       FROM rows INDEXED BY rows_by_kind JOIN readings ON readings.id = rows.reading AND superseded IS NULL
       JOIN actor_joins AS own ON own.report = readings.report AND own.local = json_extract(rows.body, '$.actor')
       JOIN ledger_actors AS actor ON actor.number = own.actor
       LEFT JOIN actor_joins AS other ON other.report = readings.report AND other.local = json_extract(rows.body, '$.target.actor')
       LEFT JOIN ledger_actors AS target ON target.number = other.actor
       WHERE rows.kind = 'stance' ORDER BY rows.reading DESC, rows.id DESC LIMIT ?`,
    )
    .all(MOST);
  const cells = new Map<string, BoardCell & { readonly rows: string[] }>();
  const bearers = new Map<string, string>();
  const named = (id: string, name: string) => {
    const bearer = bearers.get(name) ?? id;
    bearers.set(name, bearer);
    return bearer === id ? name : `${name} (${id})`;
  };
  let others = 0;
  for (const { report, local, body, ...who } of found) {
    if (who["target"] === null) {
      others += 1;
      continue;
    }
    const { polarity, basis } = JSON.parse(String(body)) as Body;
    const [actorId, targetId] = [String(who["actorId"]), String(who["targetId"])];
    const [actor, target] = [named(actorId, String(who["actor"])), named(targetId, String(who["target"]))];
    const key = `${actorId} ${targetId}`;
    const empty = { actor, actorId, target, targetId, supports: 0, opposes: 0, neither: 0, ownWords: 0 };
    const cell = cells.get(key) ?? { ...empty, rows: [] };
    cell.rows.push(`${report}/${local}`);
    cells.set(key, {
      ...cell,
      supports: cell.supports + Number(polarity === "supports"),
      opposes: cell.opposes + Number(polarity === "opposes"),
      neither: cell.neither + Number(polarity === "neither"),
      ownWords: cell.ownWords + Number(basis === "own-words"),
    });
  }
  const sorted = [...cells.values()].sort((a, b) => b.rows.length - a.rows.length);
  const counts = { total: sorted.length, others, stances: found.length, allStances: standingCount(ledger, "stance") };
  return { cells: sorted.slice(0, limit), ...counts };
}
