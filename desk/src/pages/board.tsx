import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "wouter";
import { actorAddress, ask, type Board, type BoardCell, rowAddress } from "../api.ts";
import { Empty, Failed, Loading } from "../parts/states.tsx";

/** So many targets stand side by side, so many actors below one another; a button adds as many again. */
const TARGETS = 12;
const ACTORS = 40;
/** So many cells are fetched at first, and so many once more are asked for: the most there are. */
const CELLS = 2000;
const ALL_CELLS = 20_000;

/** Who stands where: actors by target; a cell opens its evidence. */
export default function BoardPage() {
  const [open, setOpen] = useState<BoardCell | null>(null);
  const [most, setMost] = useState({ targets: TARGETS, actors: ACTORS, cells: CELLS });
  const board = useQuery({
    queryKey: ["board", most.cells],
    queryFn: () => ask<Board>("/board", { limit: String(most.cells) }),
    placeholderData: (before) => before,
  });
  if (board.isPending) return <Loading what="the board" />;
  if (board.data === undefined) return <Failed error={board.error} again={() => board.refetch()} />;
  const { cells, others, total, stances, allStances } = board.data;
  if (cells.length === 0) return <Empty page="Who stands where" title="Nobody has taken a side yet" />;
  const ids = new Map(
    cells.flatMap((cell) => [[cell.actor, cell.actorId] as const, [cell.target, cell.targetId] as const]),
  );
  const allTargets = byNumber(cells.map(({ target, rows }) => [target, rows.length]));
  const targets = allTargets.slice(0, most.targets);
  const kept = cells.filter(({ target }) => targets.includes(target));
  const allActors = byNumber(kept.map(({ actor, rows }) => [actor, rows.length]));
  const actors = allActors.slice(0, most.actors);
  return (
    <section>
      <h1>Who stands where</h1>
      <p className="about">
        <span className="side supports">+ supports</span> <span className="side opposes">− opposes</span>{" "}
        <span className="side neither">○ neither</span> · a “ tells that some of it is in the actor's own words ·{" "}
        {others} further stances are on what is no actor
      </p>
      {(targets.length < allTargets.length || actors.length < allActors.length) && (
        <p className="about">
          {targets.length} of {allTargets.length} targets and {actors.length} of the {allActors.length} actors that have
          a stance on these, those of most stances.
        </p>
      )}
      {cells.length < total && (
        <p className="about">
          Of {total} pairs of an actor and a target the {cells.length} of most stances are looked at.
        </p>
      )}
      {stances < allStances && (
        <p className="about">
          The last {stances} stances are looked at, of {allStances}.
        </p>
      )}
      <p className="more">
        {targets.length < allTargets.length && (
          <button type="button" onClick={() => setMost({ ...most, targets: most.targets + TARGETS })}>
            More targets
          </button>
        )}
        {actors.length < allActors.length && (
          <button type="button" onClick={() => setMost({ ...most, actors: most.actors + ACTORS })}>
            More actors
          </button>
        )}
        {cells.length < total && most.cells < ALL_CELLS && (
          <button type="button" onClick={() => setMost({ ...most, cells: ALL_CELLS })}>
            More cells
          </button>
        )}
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
function byNumber(counted: readonly (readonly [string, number])[]): readonly string[] {
  const sums = new Map<string, number>();
  for (const [name, count] of counted) sums.set(name, (sums.get(name) ?? 0) + count);
  return [...sums].sort((a, b) => b[1] - a[1]).map(([name]) => name);
}
