import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "wouter";
import { actorAddress, ask, type BoardCell, rowAddress } from "../api.ts";
import { Empty, Failed, Loading } from "../parts/states.tsx";

/** So many targets stand side by side. */
const TARGETS = 12;
const ACTORS = 40;

/** Who stands where: actors by target; a cell opens its evidence. */
export default function BoardPage() {
  const [open, setOpen] = useState<BoardCell | null>(null);
  const board = useQuery({
    queryKey: ["board"],
    queryFn: () => ask<{ cells: BoardCell[]; others: number }>("/board"),
  });
  if (board.isPending) return <Loading what="the board" />;
  if (board.data === undefined) return <Failed error={board.error} again={() => board.refetch()} />;
  const { cells, others } = board.data;
  if (cells.length === 0) return <Empty page="Who stands where" title="Nobody has taken a side yet" />;
  const ids = new Map(
    cells.flatMap((cell) => [[cell.actor, cell.actorId] as const, [cell.target, cell.targetId] as const]),
  );
  const targets = most(cells.map(({ target, rows }) => [target, rows.length])).slice(0, TARGETS);
  const kept = cells.filter(({ target }) => targets.includes(target));
  const actors = most(kept.map(({ actor, rows }) => [actor, rows.length])).slice(0, ACTORS);
  return (
    <section>
      <h1>Who stands where</h1>
      <p className="about">
        <span className="side supports">+ supports</span> <span className="side opposes">− opposes</span>{" "}
        <span className="side neither">○ neither</span> · a “ tells that some of it is in the actor's own words ·{" "}
        {others} further stances are on what is no actor
      </p>
      <div className="scroll">
        <table className="board">
          <thead>
            <tr>
              <th scope="col">on</th>
              {targets.map((target) => (
                <th key={target} scope="col">
                  <Link href={actorAddress(ids.get(target) ?? target)}>{target}</Link>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {actors.map((actor) => (
              <tr key={actor}>
                <th scope="row">
                  <Link href={actorAddress(ids.get(actor) ?? actor)}>{actor}</Link>
                </th>
                {targets.map((target) => {
                  const cell = kept.find((one) => one.actor === actor && one.target === target);
                  return (
                    <td key={target}>
                      {cell !== undefined && (
                        <button
                          type="button"
                          aria-label={`${actor} on ${target}: ${cell.supports} supports, ${cell.opposes} opposes, ${cell.neither} neither`}
                          onClick={() => setOpen(cell)}
                        >
                          {cell.supports > 0 && <span className="side supports">+{cell.supports}</span>}
                          {cell.opposes > 0 && <span className="side opposes">−{cell.opposes}</span>}
                          {cell.neither > 0 && <span className="side neither">○{cell.neither}</span>}
                          {cell.ownWords > 0 && <span aria-hidden="true">“</span>}
                        </button>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {open !== null && (
        <section className="panel" aria-live="polite">
          <h2>
            {open.actor} on {open.target}
          </h2>
          <ul className="plain">
            {open.rows.map((row) => (
              <li key={row}>
                <Link href={rowAddress(row)}>{row}</Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </section>
  );
}

/** Names by the sum of their numbers, the largest first. */
function most(counted: readonly (readonly [string, number])[]): readonly string[] {
  const sums = new Map<string, number>();
  for (const [name, count] of counted) sums.set(name, (sums.get(name) ?? 0) + count);
  return [...sums].sort((a, b) => b[1] - a[1]).map(([name]) => name);
}
