import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { Link, useLocation } from "wouter";
import { actorAddress, ask, type Graph } from "../api.ts";
import { centred, Scroll } from "../parts/scroll.tsx";
import { Failed, Loading } from "../parts/states.tsx";

const SIZE = 900;
/** What is left around the ring for names. */
const AROUND = 150;
const RADIUS = SIZE / 2 - AROUND;
const LARGEST = 13;

/** What ties actors, with what is told of it; the board is a table of the first. */
const KINDS = {
  stances: {
    name: "For and against",
    about: "A full line supports, a dashed one opposes.",
    none: "A line is drawn once a report tells that one actor supports or opposes another.",
  },
  statements: {
    name: "Speaks of",
    about: "A line joins who speaks to whom he speaks of.",
    none: "A line is drawn once an actor says something of another.",
  },
  events: {
    name: "Acts on",
    about: "A line joins who does something to whom it is done to.",
    none: "A line is drawn once a report tells what one actor does to another.",
  },
} as const;
type Kind = keyof typeof KINDS;

/** Who is tied to whom: actors on a ring, those with most ties first, so that lines stay short and names legible. */
export default function GraphPage() {
  const [kind, setKind] = useState<Kind>("stances");
  const graph = useQuery({ queryKey: ["graph", kind], queryFn: () => ask<Graph>("/graph", { by: kind }) });
  const { about, none } = KINDS[kind];
  return (
    <section>
      <h1>Who is tied to whom</h1>
      <fieldset className="switches">
        <legend>Ties</legend>
        {Object.entries(KINDS).map(([value, { name }]) => (
          <label key={value}>
            <input type="radio" name="kind" checked={kind === value} onChange={() => setKind(value as Kind)} /> {name}
          </label>
        ))}
      </fieldset>
      {graph.isPending ? (
        <Loading what="the graph" />
      ) : graph.data === undefined ? (
        <Failed error={graph.error} again={() => graph.refetch()} />
      ) : graph.data.ties.length === 0 ? (
        <p className="about">{none}</p>
      ) : (
        <>
          <p className="about">
            {about} Point at a name to see its lines alone. {capOf(graph.data)}
            {kind === "stances" && (
              <>
                <Link href="/board">The board</Link> has the same as a table.
              </>
            )}
          </p>
          <Scroll label="The graph">
            <Ring {...graph.data} />
          </Scroll>
        </>
      )}
    </section>
  );
}

/** What is not drawn is told. */
function capOf({ actors, ties, allActors, allTies, rows, allRows }: Graph): string {
  const last = rows < allRows ? `The last ${rows} of ${allRows} rows are looked at. ` : "";
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
            className={`${sideOf(supports, opposes)}${isNear ? " near" : ""}`}
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

function sideOf(supports: number, opposes: number): string {
  return supports + opposes === 0 ? "neutral" : opposes > supports ? "opposes" : "supports";
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
