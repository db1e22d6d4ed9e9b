import type { Ledger } from "../open-ledger.ts";
import type { Body } from "../row-parts.ts";

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
  /** Stances on what is no actor, in words: each stands for itself. */
  readonly others: number;
}

/** So many stances are laid out, the last ones first. */
const MOST = 20_000;

/** Who stands where: the standing stances of the ledger on actors, by the actors' names. */
export function boardOf({ db }: Ledger): Board {
  const found = db
    .prepare(
      `SELECT reports.id AS report, rows.local, rows.body, actor.name AS actor, target.name AS target
       FROM rows JOIN readings ON readings.id = rows.reading AND superseded IS NULL
       JOIN reports ON reports.id = readings.report
       JOIN actors AS actor ON actor.reading = rows.reading AND actor.local = json_extract(rows.body, '$.actor')
       LEFT JOIN actors AS target ON target.reading = rows.reading AND target.local = json_extract(rows.body, '$.target.actor')
       WHERE rows.kind = 'stance' ORDER BY rows.id DESC LIMIT ?`,
    )
    .all(MOST);
  const cells = new Map<string, BoardCell>();
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
    cells.set(key, {
      ...cell,
      supports: cell.supports + Number(polarity === "supports"),
      opposes: cell.opposes + Number(polarity === "opposes"),
      neither: cell.neither + Number(polarity === "neither"),
      ownWords: cell.ownWords + Number(basis === "own-words"),
      rows: [...cell.rows, `${report}/${local}`],
    });
  }
  return { cells: [...cells.values()].sort((a, b) => b.rows.length - a.rows.length), others };
}
