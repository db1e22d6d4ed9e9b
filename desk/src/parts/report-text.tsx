import { memo, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { Standing } from "../api.ts";
import { type Layer, layersOfRuns, type Piece, piecesOf, runsOf } from "../text/layers.ts";
import { usePrinting } from "./printing.ts";

/** So much of a report is marked at once; what follows, as it comes near. */
const AT_ONCE = 8000;

/**
 * The text in its blocks with the layers marked in it. All words are there from the start, so that they are found,
 * selected and printed; a long report is marked run by run, as it is looked at.
 */
export function ReportText({
  report: { text },
  blocks,
  layers,
  active,
  onPick,
}: Pick<Standing["reading"], "report" | "blocks"> & {
  readonly layers: readonly Layer[];
  readonly active: string | null;
  readonly onPick: (row: string) => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const isPrinting = usePrinting();
  const laid = useMemo(() => {
    const parts = blocks.map((block) => ({ block, runs: runsOf(block, text) }));
    return { parts, runs: parts.flatMap(({ runs }) => runs) };
  }, [blocks, text]);
  const layersByRun = useMemo(() => layersOfRuns(laid.runs, layers), [laid, layers]);
  const rowsByRun = useMemo(() => layersByRun.map((own) => new Set(own.map(({ row }) => row))), [layersByRun]);
  const first = text.length < 2 * AT_ONCE ? text.length : AT_ONCE;
  const [seen, setSeen] = useState<ReadonlySet<number>>(
    () => new Set(laid.runs.flatMap(({ start }, i) => (start < first ? [i] : []))),
  );
  useEffect(() => {
    const near = new IntersectionObserver(
      (entries) => {
        const come = entries.flatMap(({ isIntersecting, target }) =>
          isIntersecting && target instanceof HTMLElement ? [Number(target.dataset["run"])] : [],
        );
        if (come.length > 0) setSeen((old) => (come.every((run) => old.has(run)) ? old : new Set([...old, ...come])));
      },
      { rootMargin: "150% 0px" },
    );
    for (const run of box.current?.querySelectorAll("[data-run]") ?? []) near.observe(run);
    return () => near.disconnect();
  }, []);
  useLayoutEffect(() => {
    if (active !== null)
      box.current?.querySelector(`[data-of~="${CSS.escape(active)}"]`)?.scrollIntoView({ block: "center" });
  }, [active]);
  let at = 0;
  return (
    <div ref={box}>
      {laid.parts.map(({ block, runs }) => (
        <p key={block.start} className={`block ${block.kind}`} dir="auto">
          {runs.map((run) => {
            const i = at++;
            const isActive = active !== null && rowsByRun[i]?.has(active) === true;
            return (
              <Run
                key={run.start}
                text={text}
                start={run.start}
                end={run.end}
                number={i}
                layers={isPrinting || isActive || seen.has(i) ? layersByRun[i] : undefined}
                active={isActive ? active : null}
                onPick={onPick}
              />
            );
          })}
        </p>
      ))}
    </div>
  );
}

/** Drawn anew only where something of it changes. */
const Run = memo(function Run({
  text,
  start,
  end,
  number,
  layers,
  active,
  onPick,
}: {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly number: number;
  readonly layers: readonly Layer[] | undefined;
  readonly active: string | null;
  readonly onPick: (row: string) => void;
}) {
  const pieces = useMemo(() => (layers === undefined ? null : piecesOf({ start, end }, layers)), [start, end, layers]);
  return (
    <span data-run={number}>
      {pieces === null ? (
        <span data-start={start}>{text.slice(start, end)}</span>
      ) : (
        pieces.map((piece) => <Marks key={piece.start} {...piece} text={text} active={active} onPick={onPick} />)
      )}
    </span>
  );
});

function Marks({
  text,
  start,
  end,
  layers,
  active,
  onPick,
}: Piece & { readonly text: string; readonly active: string | null; readonly onPick: (row: string) => void }) {
  const words = text.slice(start, end);
  const inner = layers.at(-1);
  if (inner === undefined) return <span data-start={start}>{words}</span>;
  const depth = layers.filter(({ part }) => part === "content").length;
  const parts = [...new Set([...layers.map(({ part }) => `p-${part}`), ...edgesOf(layers, start, end)])];
  const isActive = active !== null && layers.some(({ row }) => row === active);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the rows beside do the same by keyboard
    // biome-ignore lint/a11y/noStaticElementInteractions: the rows beside do the same by keyboard
    <span
      data-start={start}
      data-of={layers.map(({ row }) => row).join(" ")}
      data-depth={depth > 0 ? Math.min(depth, 3) : undefined}
      className={isActive ? [...parts, "active"].join(" ") : parts.join(" ")}
      title={layers.find((layer) => layer.why !== undefined)?.why}
      onClick={() => onPick(inner.row)}
    >
      {words}
    </span>
  );
}

/** A dispute has a bar where it begins and where it ends, and none at the pieces between. */
function edgesOf(layers: Piece["layers"], start: number, end: number): readonly string[] {
  const disputes = layers.filter(({ part }) => part === "dispute");
  return [
    ...(disputes.some((layer) => layer.start === start) ? ["p-begins"] : []),
    ...(disputes.some((layer) => layer.end === end) ? ["p-ends"] : []),
  ];
}
