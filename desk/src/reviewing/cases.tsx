import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ask, type Case, type Decision, type ReviewSet, type Standing, tell } from "../api.ts";
import { Scroll } from "../parts/scroll.tsx";
import { Empty, Failed, Loading } from "../parts/states.tsx";
import { FORM_FIELDS, type ReviewedKind } from "../text/labels.ts";
import { shownValue } from "../text/row-fields.ts";
import { Judged } from "./judged.tsx";
import { ReportText } from "./report-text.tsx";
import { RowForm } from "./row-form.tsx";
import { useWalk } from "./walk.ts";

/** Where two coders part, for the third: what is decided becomes a correction. */
export function Cases({ set, by }: { readonly set: ReviewSet; readonly by: string }) {
  const queries = useQueryClient();
  const [at, setAt] = useState(0);
  const cases = useQuery({
    queryKey: ["cases", set.id, by],
    queryFn: () => ask<{ cases: Case[] }>(`/reviews/${set.id}/cases`, { by }),
  });
  const agreed = useMutation({
    mutationFn: () =>
      tell<{ taken: number; refused: { item: string; message: string }[] }>(`/reviews/${set.id}/agreed`, { by }),
    onSuccess: () => queries.invalidateQueries(),
  });
  if (cases.isPending) return <Loading what="the cases" />;
  if (cases.data === undefined) return <Failed error={cases.error} again={() => cases.refetch()} />;
  const open = cases.data.cases.filter(({ decision }) => decision === null);
  const parted = open.filter(({ agree }) => !agree);
  const alike = open.length - parted.length;
  const one = parted[Math.min(at, parted.length - 1)];
  return (
    <>
      <section className="panel">
        <p>
          {cases.data.cases.length - open.length} decided · {parted.length} where they part · {alike} alike
        </p>
        {alike > 0 && (
          <button type="button" disabled={agreed.isPending} onClick={() => agreed.mutate()}>
            Take over the {alike} on which both agree
          </button>
        )}
        {agreed.data?.refused.map(({ item, message }) => (
          <p key={item} role="alert">
            {item}: {message}
          </p>
        ))}
        {agreed.error !== null && <Failed error={agreed.error} />}
      </section>
      {one === undefined ? (
        <Empty title="Nothing is left on which they part" />
      ) : (
        <OneCase
          key={one.item}
          {...{ set, by, one }}
          at={Math.min(at, parted.length - 1)}
          count={parted.length}
          onGo={setAt}
        />
      )}
    </>
  );
}

function OneCase({
  set,
  by,
  one,
  at,
  count,
  onGo,
}: {
  readonly set: ReviewSet;
  readonly by: string;
  readonly one: Case;
  readonly at: number;
  readonly count: number;
  readonly onGo: (to: number) => void;
}) {
  const queries = useQueryClient();
  const [why, setWhy] = useState("");
  const [isChanging, setChanging] = useState(false);
  const card = useWalk(at, count, onGo);
  const { row } = one;
  const kind = row.kind as ReviewedKind;
  const report = useQuery({
    queryKey: ["report", row.report.id],
    queryFn: () => ask<Standing>(`/reports/${encodeURIComponent(row.report.id)}`),
  });
  const reading = report.data?.reading;
  const deciding = useMutation({
    mutationFn: (decision: Omit<Decision, "by" | "item">) =>
      tell(`/reviews/${set.id}/decisions`, { by, item: one.item, ...decision }),
    onSuccess: () => queries.invalidateQueries(),
  });
  const decide = (choice: Decision["choice"], usual: string, own: Pick<Decision, "action" | "fields"> = {}) =>
    deciding.mutate({ choice, ...own, why: why.trim() === "" ? usual : why });
  return (
    <div className="columns coding">
      <article ref={card} className="card" data-row={one.item} tabIndex={-1} aria-label={`Case ${at + 1} of ${count}`}>
        <p className="about" role="status">
          Case {at + 1} of {count}
          {one.isAdded ? " · not in the machine’s reading" : ""}
        </p>
        <Judged row={row} body={row.row} />
        {reading !== undefined && <Parting {...{ set, one, reading }} />}
        <label>
          Why <input value={why} maxLength={2000} onChange={(event) => setWhy(event.target.value)} />
        </label>
        <p className="actions">
          {(["first", "second"] as const).map((coder, i) => (
            <button key={coder} type="button" data-key={i + 1} onClick={() => decide(coder, `As ${set[coder]} says.`)}>
              As {set[coder]} <kbd>{i + 1}</kbd>
            </button>
          ))}
          <button type="button" data-key="x" onClick={() => decide("own", "It is none.", { action: "strike" })}>
            {one.isAdded ? "Leave it out" : "Strike"} <kbd>x</kbd>
          </button>
          {!one.isAdded && (
            <>
              <button type="button" data-key="c" onClick={() => decide("own", "It is right.", { action: "confirm" })}>
                Confirm <kbd>c</kbd>
              </button>
              <button type="button" data-key="e" onClick={() => setChanging(true)}>
                Otherwise <kbd>e</kbd>
              </button>
            </>
          )}
        </p>
        {isChanging && reading !== undefined && (
          <RowForm
            {...{ reading, kind, needsWhy: true }}
            row={row.row}
            near={row.excerpts[0]?.from ?? 0}
            onDone={(fields, because) => deciding.mutate({ choice: "own", action: "change", fields, why: because })}
            onLeave={() => {
              setChanging(false);
              card.current?.focus();
            }}
          />
        )}
        {deciding.error !== null && <Failed error={deciding.error} />}
      </article>
      {reading === undefined ? <Loading what="the report" /> : <ReportText reading={reading} row={row} />}
    </div>
  );
}

/** What the machine and both coders have in each field in which they are not one. */
function Parting({
  set,
  one,
  reading,
}: {
  readonly set: ReviewSet;
  readonly one: Case;
  readonly reading: Standing["reading"];
}) {
  const kind = one.row.kind as ReviewedKind;
  const sides = [
    ["the machine", one.isAdded ? null : one.row.row, one.isAdded ? "did not find it" : "read it so"],
    [set.first, one.first?.row ?? null, done(one.first)],
    [set.second, one.second?.row ?? null, done(one.second)],
  ] as const;
  const names = new Map(reading.actors.map(({ id, name }) => [id, name]));
  const value = (row: Case["row"]["row"] | null, field: (typeof FORM_FIELDS)[ReviewedKind][number]) =>
    row === null
      ? ""
      : field.as === "actor" || field.as === "actors"
        ? shownValue(reading, kind, row, field)
            .split(" ")
            .map((id) => names.get(id) ?? id)
            .join(", ")
        : shownValue(reading, kind, row, field);
  const parted = FORM_FIELDS[kind].filter(
    (field) => new Set(sides.flatMap(([, row]) => (row === null ? [] : [value(row, field)]))).size > 1,
  );
  return (
    <Scroll label="Where they part">
      <table>
        <thead>
          <tr>
            <th scope="col">Who</th>
            <th scope="col">What</th>
            {parted.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sides.map(([who, row, what]) => (
            <tr key={who}>
              <th scope="row">{who}</th>
              <td>{what}</td>
              {parted.map((field) => (
                <td key={field.name} dir="auto">
                  {value(row, field)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function done(mark: Case["first"]): string {
  if (mark === null) return "did not add it";
  const past = { confirm: "confirmed it", change: "changed it", strike: "struck it", add: "added it" } as const;
  return `${past[mark.action]}${mark.why === "" ? "" : `: ${mark.why}`}`;
}
