import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useParams, useSearch } from "wouter";
import { ask, type Standing } from "../api.ts";
import { Adding, type Chosen, chosenWords } from "../parts/adding.tsx";
import { Facts } from "../parts/facts.tsx";
import { ReportRows } from "../parts/report-rows.tsx";
import { ReportText } from "../parts/report-text.tsx";
import { Failed, Loading } from "../parts/states.tsx";
import { layersOf } from "../text/layers.ts";
import { dayOf, titleOf } from "../text/row-words.ts";

const SHOWN = { statements: true, events: true, mentions: false, disputes: true };
type Shown = typeof SHOWN;
const LAYER_OF = {
  source: "statements",
  cue: "statements",
  content: "statements",
  stance: "statements",
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
  // An actor that is picked is shown, whether or not mentions are.
  const actor = reading.actors.some(({ id }) => id === active) ? active : null;
  const visible = useMemo(
    () => layers.filter(({ part, row }) => shown[LAYER_OF[part]] || (part === "mention" && row === actor)),
    [layers, shown, actor],
  );
  return (
    <div className="columns report">
      <article>
        <header className="report-head">
          <h1 dir="auto">{titleOf(report)}</h1>
          <p className="about">
            <Facts of={[report.publisher, dayOf(report.published), report.url]} />
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
            <span className="p-mention">actor</span> <span className="p-suspicion">mistranslated?</span>{" "}
            <span className="p-dispute p-begins p-ends">disputed</span>
          </p>
        </header>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: selecting words is done with a pointer or the keyboard's own selection */}
        <div
          className="text"
          lang={report.language ?? undefined}
          onPointerUp={() => setChosen(chosenWords(report.text))}
          onKeyUp={() => setChosen(chosenWords(report.text))}
        >
          <ReportText report={report} blocks={reading.blocks} layers={visible} active={active} onPick={setActive} />
        </div>
        {chosen !== null && <Adding standing={standing} chosen={chosen} onDone={() => setChosen(null)} />}
      </article>
      <ReportRows standing={standing} active={active} onPick={setActive} />
    </div>
  );
}
