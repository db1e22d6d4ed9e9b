import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useParams } from "wouter";
import { ask, type ActorPage as Page } from "../api.ts";
import { ActorDecisions } from "../parts/actor-decisions.tsx";
import { RowCard } from "../parts/row-card.tsx";
import { Empty, Failed, Loading } from "../parts/states.tsx";

const PARTS = {
  all: "Everything",
  speaker: "Said by",
  actor: "Done by",
  recipient: "Done to",
  target: "Stances on",
} as const;

/** An actor: names, roles, and every row in which it has a part, in time order. */
export default function ActorPage() {
  const name = decodeURIComponent(useParams()["name"] ?? "");
  const [part, setPart] = useState<keyof typeof PARTS>("all");
  const actor = useQuery({
    queryKey: ["actor", name],
    queryFn: () => ask<Page>(`/actors/${encodeURIComponent(name)}`),
  });
  if (actor.isPending) return <Loading what="the actor" />;
  if (actor.error !== null) return <Failed error={actor.error} again={() => actor.refetch()} />;
  const { kinds, names, roles, countries, sectors, registryIds, rows, total } = actor.data;
  const shown = rows.filter((row) => part === "all" || row.part === part);
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
        <h1 dir="auto">{actor.data.name}</h1>
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
              {label}{" "}
              <span className="count">{rows.filter((row) => value === "all" || row.part === value).length}</span>
            </label>
          ))}
        </fieldset>
        {total > rows.length && (
          <p className="about">
            The first {rows.length} of {total} rows.
          </p>
        )}
        {shown.length === 0 && <Empty title="No such row" />}
        {shown.map((row) => (
          <RowCard key={`${row.id} ${row.part}`} row={row} />
        ))}
      </section>
      <aside>
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
        <ActorDecisions key={actor.data.id} actor={actor.data} />
      </aside>
    </div>
  );
}
