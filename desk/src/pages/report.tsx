import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { Link, useParams, useSearch } from "wouter";
import { actorAddress, ask, type Standing } from "../api.ts";
import { Adding, type Chosen, chosenWords } from "../parts/adding.tsx";
import { Correcting } from "../parts/correcting.tsx";
import { Failed, Loading } from "../parts/states.tsx";
import { type Layer, layersOf, piecesOf } from "../text/layers.ts";
import { dayOf, headlineOf, labelOf, titleOf } from "../text/row-words.ts";

const SHOWN = { statements: true, events: true, mentions: false, disputes: true };
type Shown = typeof SHOWN;
const LAYER_OF = {
  source: "statements",
  cue: "statements",
  content: "statements",
  anchor: "events",
  mention: "mentions",
  dispute: "disputes",
  suspicion: "disputes",
} as const;

/** A report: its text with what was read from it marked, the rows beside. */
export default function ReportPage() {
  const { id = "" } = useParams();
  const asked = new URLSearchParams(useSearch()).get("row");
  const report = useQuery({
    queryKey: ["report", id],
    queryFn: () => ask<Standing>(`/reports/${encodeURIComponent(id)}`),
  });
  if (report.isPending) return <Loading what="the report" />;
  if (report.data === undefined) return <Failed error={report.error} again={() => report.refetch()} />;
  return <ReportView key={id} standing={report.data} asked={asked} />;
}

function ReportView({ standing, asked }: { readonly standing: Standing; readonly asked: string | null }) {
  const { reading } = standing;
  const { report } = reading;
  const [active, setActive] = useState(asked);
  const [shown, setShown] = useState<Shown>(SHOWN);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const layers = useMemo(() => layersOf(reading), [reading]);
  const visible = useMemo(() => layers.filter(({ part }) => shown[LAYER_OF[part]]), [layers, shown]);
  useEffect(() => {
    if (active !== null)
      document.querySelector(`[data-of~="${CSS.escape(active)}"]`)?.scrollIntoView({ block: "center" });
  }, [active]);
  const names = Object.fromEntries(reading.actors.map(({ id, name }) => [id, name]));
  return (
    <div className="columns report">
      <article>
        <header className="report-head">
          <h1 dir="auto">{titleOf(report)}</h1>
          <p className="about">
            {[report.publisher, dayOf(report.published), report.url].filter((s) => s !== null).join(" · ")}
          </p>
          <fieldset className="switches">
            <legend>Marked in the text</legend>
            {Object.keys(SHOWN).map((name) => (
              <label key={name}>
                <input
                  type="checkbox"
                  checked={shown[name as keyof Shown]}
                  onChange={() => setShown((old) => ({ ...old, [name]: !old[name as keyof Shown] }))}
                />{" "}
                {name}
              </label>
            ))}
          </fieldset>
          <p className="legend">
            <span className="p-source">source</span> <span className="p-cue">cue</span>{" "}
            <span className="p-content">content</span> <span className="p-anchor">event</span>{" "}
            <span className="p-mention">actor</span> <span className="p-suspicion">mistranslated?</span>
          </p>
        </header>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: selecting words is done with a pointer or the keyboard's own selection */}
        <div
          className="text"
          lang={report.language ?? undefined}
          onPointerUp={() => setChosen(chosenWords(report.text))}
          onKeyUp={() => setChosen(chosenWords(report.text))}
        >
          {reading.blocks.map((block) => (
            <p key={block.start} className={`block ${block.kind}`} dir="auto">
              {piecesOf(block, visible).map((piece) => (
                <Stretch key={piece.start} text={report.text} active={active} onPick={setActive} {...piece} />
              ))}
            </p>
          ))}
        </div>
        {chosen !== null && <Adding standing={standing} chosen={chosen} onDone={() => setChosen(null)} />}
      </article>
      <aside className="rows" aria-label="Rows">
        <Rows standing={standing} names={names} active={active} onPick={setActive} />
        <section className="panel">
          <h2>Actors</h2>
          <ul className="plain">
            {reading.actors.map(({ id, name, kind, roles }) => (
              <li key={id} className={active === id ? "active" : undefined}>
                <button
                  type="button"
                  className="quiet"
                  onClick={() => setActive(id)}
                  aria-label={`Show ${name} in the text`}
                >
                  ◉
                </button>{" "}
                <Link href={actorAddress(standing.actors[id] ?? name)}>{name}</Link>{" "}
                <span className="about">{[kind, roles[0]].filter((s) => s !== undefined).join(", ")}</span>
              </li>
            ))}
          </ul>
        </section>
        {reading.warnings.length > 0 && (
          <section className="panel">
            <h2>Read with doubt</h2>
            <ul className="plain">
              {reading.warnings.map(({ code, message }) => (
                <li key={code}>{message}</li>
              ))}
            </ul>
          </section>
        )}
      </aside>
    </div>
  );
}

function Stretch({
  text,
  start,
  end,
  layers,
  active,
  onPick,
}: {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly layers: readonly Layer[];
  readonly active: string | null;
  readonly onPick: (row: string) => void;
}) {
  const depth = layers.filter(({ part }) => part === "content").length;
  const parts = [...new Set(layers.map(({ part }) => `p-${part}`))];
  const isActive = layers.some(({ row }) => row === active);
  // The innermost row is the last one to begin.
  const inner = layers.reduce<Layer | null>(
    (best, layer) => (best === null || layer.start >= best.start ? layer : best),
    null,
  );
  const why = layers.find((layer) => layer.why !== undefined)?.why;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the rows beside do the same by keyboard
    // biome-ignore lint/a11y/noStaticElementInteractions: the rows beside do the same by keyboard
    <span
      data-start={start}
      data-of={layers.map(({ row }) => row).join(" ")}
      data-depth={depth > 0 ? Math.min(depth, 3) : undefined}
      className={[...parts, isActive ? "active" : ""].join(" ")}
      title={why}
      onClick={() => inner !== null && onPick(inner.row)}
    >
      {text.slice(start, end)}
    </span>
  );
}

const SECTIONS = [
  ["Who said what", "statement", "attributions"],
  ["What happened", "event", "events"],
  ["Who stands where", "stance", "stances"],
  ["What does not fit together", "dispute", "disputes"],
] as const;

function Rows({
  standing: { reading, versions, corrected },
  names,
  active,
  onPick,
}: {
  readonly standing: Standing;
  readonly names: Readonly<Record<string, string>>;
  readonly active: string | null;
  readonly onPick: (row: string) => void;
}) {
  return SECTIONS.map(([title, kind, part]) => (
    <section key={kind}>
      <h2>
        {title} <span className="count">{reading[part].length}</span>
      </h2>
      {reading[part].map((row) => (
        <section
          key={row.id}
          aria-label={row.id}
          className={`row${active === row.id ? " active" : ""}`}
          data-row={row.id}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: rows are walked through with j and k
          tabIndex={0}
          onFocus={() => onPick(row.id)}
        >
          <p className="headline">{headlineOf({ kind, row, names })}</p>
          <p className="about">
            {row.id} · {labelOf({ kind, row })} · {Math.round(row.confidence * 100)}%
            {corrected.includes(row.id) ? " · seen by a person" : ""}
          </p>
          {active === row.id && <Correcting id={`${reading.report.id}/${row.id}`} version={versions[row.id]} />}
        </section>
      ))}
    </section>
  ));
}
