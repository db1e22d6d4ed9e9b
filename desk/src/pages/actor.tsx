import { useState } from "react";
import { useParams } from "wouter";
import type { ActorPage as Page } from "../api.ts";
import { ActorDecisions } from "../parts/actor-decisions.tsx";
import { Beside } from "../parts/beside.tsx";
import { LongList } from "../parts/long-list.tsx";
import { goOn, usePaged } from "../parts/paged.tsx";
import { RowCard } from "../parts/row-card.tsx";
import { Empty, Failed, Loading } from "../parts/states.tsx";

const PARTS = {
  all: "Everything",
  speaker: "Said by",
  of: "Said of",
  actor: "Done by",
  recipient: "Done to",
  target: "Stances on",
} as const;

/** An actor: names, roles, and every row in which it has a part, in time order. */
export default function ActorPage() {
  const name = decodeURIComponent(useParams()["name"] ?? "");
  // Of another actor nothing stays: only a part of the same one's rows is kept until the next is there.
  return <ActorView key={name} name={name} />;
}

function ActorView({ name }: { readonly name: string }) {
  const [part, setPart] = useState<keyof typeof PARTS>("all");
  const actor = usePaged<Page>(
    ["actor", name, part],
    `/actors/${encodeURIComponent(name)}`,
    { part: part === "all" ? undefined : part },
    { keeps: true },
  );
  if (actor.isPending) return <Loading what="the actor" />;
  const [page] = actor.data?.pages ?? [];
  if (actor.data === undefined || page === undefined)
    return <Failed error={actor.error ?? new Error("The actor is not there.")} again={() => actor.refetch()} />;
  const { kinds, names, roles, countries, sectors, registryIds, total, counts } = page;
  // A row in which it has two parts is there twice.
  const shown = actor.data.pages.flatMap(({ rows }) => rows.map((row) => ({ id: `${row.id} ${row.part}`, row })));
  const facts = [
    ["Kind", kinds],
    ["Spellings", names],
    ["Roles", roles],
    ["Country", countries],
    ["Sector", sectors],
    ["Registry", registryIds],
  ] as const;
  return (
    <div className="columns">
      <section>
        <h1 dir="auto">{page.name}</h1>
        <fieldset className="switches">
          <legend>Shown</legend>
          {Object.entries(PARTS).map(([value, label]) => (
            <label key={value}>
              <input
                type="radio"
                name="part"
                checked={part === value}
                onChange={() => setPart(value as keyof typeof PARTS)}
              />{" "}
              {label} <span className="count">{value === "all" ? total : counts[value as keyof typeof counts]}</span>
            </label>
          ))}
        </fieldset>
        {shown.length === 0 && <Empty title="No such row" />}
        <LongList rows={shown} height={190} show={({ row }) => <RowCard row={row} />} onEnd={() => goOn(actor)} />
      </section>
      <Beside label="About the actor">
        <dl className="panel facts">
          {facts
            .filter(([, values]) => values.length > 0)
            .map(([label, values]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{values.join("; ")}</dd>
              </div>
            ))}
        </dl>
        <ActorDecisions key={page.id} actor={page} />
      </Beside>
    </div>
  );
}
