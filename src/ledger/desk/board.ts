import type { Ledger } from "../open-ledger.ts";
import type { Body } from "../row-parts.ts";
import { remembered } from "./remembered.ts";

/** A cell of the board: what an actor's stances on a target are, and the rows that show it. */
export interface BoardCell {
  readonly actor: string;
  readonly target: string;
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
}

/** So many stances are laid out, the last ones first. */
const MOST = 20_000;

/** Who stands where, at most so many cells: the standing stances of the ledger on actors, by the actors' names. */
export function boardOf(ledger: Ledger, limit: number): Board {
  return remembered(ledger, `board ${limit}`, () => laidOut(ledger, limit));
}

function laidOut({ db }: Ledger, limit: number): Board {
  const found = db
    .prepare(
      `SELECT readings.report, rows.local, rows.body, actor.name AS actor, target.name AS target
       FROM rows INDEXED BY rows_by_kind JOIN readings ON readings.id = rows.reading AND superseded IS NULL
       JOIN actors AS actor ON actor.reading = rows.reading AND actor.local = json_extract(rows.body, '$.actor')
       LEFT JOIN actors AS target ON target.reading = rows.reading AND target.local = json_extract(rows.body, '$.target.actor')
       WHERE rows.kind = 'stance' ORDER BY rows.reading DESC, rows.id DESC LIMIT ?`,
    )
    .all(MOST);
  const cells = new Map<string, BoardCell & { readonly rows: string[] }>();
  let others = 0;
  for (const { report, local, body, actor, target } of found) {
    if (target === null) {
      others += 1;
      continue;
    }
    const { polarity, basis } = JSON.parse(String(body)) as Body;
    const key = JSON.stringify([actor, target]);
    const empty = { actor: String(actor), target: String(target), supports: 0, opposes: 0, neither: 0, ownWords: 0 };
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
  return { cells: sorted.slice(0, limit), total: sorted.length, others };
}
