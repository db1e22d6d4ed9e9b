import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { Link, useLocation } from "wouter";
import { actorAddress, ask, type Graph } from "../api.ts";
import { centred, Scroll } from "../parts/scroll.tsx";
import { Empty, Failed, Loading } from "../parts/states.tsx";

const SIZE = 900;
/** What is left around the ring for names. */
const AROUND = 150;
const RADIUS = SIZE / 2 - AROUND;
const LARGEST = 13;

/** Who supports and opposes whom: actors on a ring, those with most ties first, so that lines stay short and names legible. */
export default function GraphPage() {
  const graph = useQuery({ queryKey: ["graph"], queryFn: () => ask<Graph>("/graph") });
  if (graph.isPending) return <Loading what="the graph" />;
  if (graph.data === undefined) return <Failed error={graph.error} again={() => graph.refetch()} />;
  if (graph.data.ties.length === 0)
    return (
      <Empty page="Who is for and against whom" title="Nobody has taken a side yet">
        <p>A line is drawn once a report tells that one actor supports or opposes another.</p>
      </Empty>
    );
  return (
    <section>
      <h1>Who is for and against whom</h1>
      <p className="about">
        A full line supports, a dashed one opposes. Point at a name to see its lines alone. {capOf(graph.data)}
        <Link href="/board">The board</Link> has the same as a table.
      </p>
      <Scroll label="The graph">
        <Ring {...graph.data} />
      </Scroll>
    </section>
  );
}

/** What is not drawn is told. */
function capOf({ actors, ties, allActors, allTies, stances, allStances }: Graph): string {
  const last = stances < allStances ? `The last ${stances} of ${allStances} stances are looked at. ` : "";
  const most = actors.length < allActors ? `The ${actors.length} most connected of ${allActors} actors are drawn` : "";
  const strongest = ties.length < allTies ? `${ties.length} of ${allTies} ties` : "";
  if (most === "" && strongest === "") return last;
  return most === ""
    ? `${last}The strongest ${strongest} are drawn. `
    : `${last}${most}${strongest === "" ? "" : `, with ${strongest}`}. `;
}

function Ring({ actors, ties }: Graph) {
  const [over, setOver] = useState<string | null>(null);
  const [, go] = useLocation();
  const places = useMemo(() => ring(actors), [actors]);
  // Names keep clear of each other however many there are.
  const size = Math.min(LARGEST, ((2 * Math.PI * RADIUS) / actors.length) * 1.05);
  const near = useMemo(
    () => new Set(ties.flatMap(({ actor, target }) => (actor === over || target === over ? [actor, target] : []))),
    [ties, over],
  );
  return (
    <svg
      ref={centred}
      className={over === null ? "graph" : "graph pointed"}
      viewBox={`${-SIZE / 2} ${-SIZE / 2} ${SIZE} ${SIZE}`}
      aria-label="Ties between actors"
    >
      {ties.map(({ actor, target, supports, opposes }) => {
        const [a, b] = [places.get(actor), places.get(target)];
        if (a === undefined || b === undefined) return null;
        const isNear = over === actor || over === target;
        return (
          <path
            key={`${actor} ${target}`}
            className={`${opposes > supports ? "opposes" : "supports"}${isNear ? " near" : ""}`}
            d={`M${a.x},${a.y} Q0,0 ${b.x},${b.y}`}
          />
        );
      })}
      {actors.map(({ id, name }) => {
        const { x = 0, y = 0, turn = 0 } = places.get(id) ?? {};
        const isLeft = Math.abs(turn) > 90;
        return (
          // biome-ignore lint/a11y/useSemanticElements: a link cannot be laid in a drawing and keep its address safe
          <g
            key={id}
            role="link"
            tabIndex={0}
            aria-label={name}
            className={near.has(id) ? "near" : undefined}
            onMouseEnter={() => setOver(id)}
            onMouseLeave={() => setOver(null)}
            onFocus={() => setOver(id)}
            onBlur={() => setOver(null)}
            onClick={() => go(actorAddress(id))}
            onKeyDown={({ key }) => key === "Enter" && go(actorAddress(id))}
          >
            <circle cx={x} cy={y} r={Math.min(4, size / 3)} />
            <text
              transform={`translate(${x * 1.025},${y * 1.025}) rotate(${isLeft ? turn + 180 : turn})`}
              textAnchor={isLeft ? "end" : "start"}
              dominantBaseline="middle"
              fontSize={size}
            >
              {name.length > 26 ? `${name.slice(0, 25)}…` : name}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

interface Spot {
  readonly x: number;
  readonly y: number;
  /** In degrees, from where a clock has its three. */
  readonly turn: number;
}

function ring(actors: Graph["actors"]): ReadonlyMap<string, Spot> {
  return new Map(
    actors.map(({ id }, i) => {
      const angle = (i / actors.length) * 2 * Math.PI - Math.PI;
      const tenth = (value: number) => Math.round(value * 10) / 10;
      return [
        id,
        {
          ...{ x: tenth(Math.cos(angle) * RADIUS), y: tenth(Math.sin(angle) * RADIUS) },
          turn: tenth((angle * 180) / Math.PI),
        },
      ];
    }),
  );
}
