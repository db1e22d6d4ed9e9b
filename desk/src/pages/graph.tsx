import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { Link, useLocation } from "wouter";
import { actorAddress, ask, type BoardCell } from "../api.ts";
import { Empty, Failed, Loading } from "../parts/states.tsx";

const SIZE = 900;
const MOST = 200;
/** So many ties are drawn, those of most rows: more would be a blot. */
const TIES = 800;

/** Who supports and opposes whom: actors on a ring, those with most ties first, so that lines stay short and names legible. */
export default function GraphPage() {
  const [over, setOver] = useState<string | null>(null);
  const [, go] = useLocation();
  const board = useQuery({ queryKey: ["board"], queryFn: () => ask<{ cells: BoardCell[]; total: number }>("/board") });
  const cells = useMemo(() => (board.data?.cells ?? []).slice(0, TIES), [board.data]);
  const places = useMemo(() => ring(cells), [cells]);
  if (board.isPending) return <Loading what="the graph" />;
  if (board.data === undefined) return <Failed error={board.error} again={() => board.refetch()} />;
  if (cells.length === 0) return <Empty page="Who is for and against whom" title="Nobody has taken a side yet" />;
  const ids = new Map(
    cells.flatMap((cell) => [[cell.actor, cell.actorId] as const, [cell.target, cell.targetId] as const]),
  );
  return (
    <section>
      <h1>Who is for and against whom</h1>
      <p className="about">
        A full line supports, a dashed one opposes. Point at a name to see its lines alone.{" "}
        {board.data.total > TIES && `The ${TIES} strongest of ${board.data.total} ties are drawn. `}
        <Link href="/board">The board</Link> has the same as a table.
      </p>
      <svg className="graph" viewBox={`${-SIZE / 2} ${-SIZE / 2} ${SIZE} ${SIZE}`} aria-label="Ties between actors">
        {cells.map(({ actor, target, supports, opposes }) => {
          const [a, b] = [places.get(actor), places.get(target)];
          if (a === undefined || b === undefined || actor === target) return null;
          const isDim = over !== null && over !== actor && over !== target;
          return (
            <path
              key={`${actor} ${target}`}
              className={`${opposes > supports ? "opposes" : "supports"}${isDim ? " dim" : ""}`}
              d={`M${a.x},${a.y} Q0,0 ${b.x},${b.y}`}
            />
          );
        })}
        {[...places].map(([name, { x, y, turn }]) => (
          // biome-ignore lint/a11y/useSemanticElements: a link cannot be laid in a drawing and keep its address safe
          <g
            key={name}
            role="link"
            tabIndex={0}
            aria-label={name}
            onMouseEnter={() => setOver(name)}
            onMouseLeave={() => setOver(null)}
            onFocus={() => setOver(name)}
            onBlur={() => setOver(null)}
            onClick={() => go(actorAddress(ids.get(name) ?? name))}
            onKeyDown={({ key }) => key === "Enter" && go(actorAddress(ids.get(name) ?? name))}
          >
            <circle cx={x} cy={y} r="4" />
            <text
              transform={`translate(${x * 1.03},${y * 1.03}) rotate(${Math.abs(turn) > 90 ? turn + 180 : turn})`}
              textAnchor={Math.abs(turn) > 90 ? "end" : "start"}
              dominantBaseline="middle"
            >
              {name.length > 26 ? `${name.slice(0, 25)}…` : name}
            </text>
          </g>
        ))}
      </svg>
    </section>
  );
}

function ring(
  cells: readonly BoardCell[],
): ReadonlyMap<string, { readonly x: number; readonly y: number; readonly turn: number }> {
  const ties = new Map<string, number>();
  for (const { actor, target, rows } of cells)
    for (const name of [actor, target]) ties.set(name, (ties.get(name) ?? 0) + rows.length);
  const names = [...ties].sort((a, b) => b[1] - a[1]).slice(0, MOST);
  return new Map(
    names.map(([name], i) => {
      const angle = (i / names.length) * 2 * Math.PI - Math.PI;
      const radius = SIZE / 2 - 170;
      return [name, { x: Math.cos(angle) * radius, y: Math.sin(angle) * radius, turn: (angle * 180) / Math.PI }];
    }),
  );
}
