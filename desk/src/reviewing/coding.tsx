import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ask, type Mark, type NewMark, type Queue, type ReviewSet, type Standing, tell } from "../api.ts";
import { Failed, Loading } from "../parts/states.tsx";
import type { ReviewedKind } from "../text/labels.ts";
import { Judged } from "./judged.tsx";
import { ReportText } from "./report-text.tsx";
import { RowForm } from "./row-form.tsx";
import { useWalk } from "./walk.ts";

const PAGE = 20;

/** One coder's walk through the rows of a review, by keyboard alone. The other's marks never come here. */
export function Coding({ set, by }: { readonly set: ReviewSet; readonly by: string }) {
  const [chosen, setTurn] = useState<number | null>(null);
  const from = Math.floor((chosen ?? 0) / PAGE) * PAGE;
  const queue = useQuery({
    queryKey: ["queue", set.id, by, from],
    queryFn: () => ask<Queue>(`/reviews/${set.id}/queue`, { by, from: String(from), limit: String(PAGE) }),
    placeholderData: keepPreviousData,
  });
  if (queue.isPending) return <Loading what="the rows" />;
  if (queue.data === undefined) return <Failed error={queue.error} again={() => queue.refetch()} />;
  const { total, next, items, added } = queue.data;
  const at = chosen ?? next ?? 0;
  const item = items.find(({ turn }) => turn === at);
  // The first page tells where the coder left off, which may be on another one.
  if (item === undefined) {
    if (chosen === null) setTurn(at);
    return <Loading what="the row" />;
  }
  return (
    <Turn
      key={`${item.row.id} ${at}`}
      {...{ set, by, at, total, next, added, row: item.row, mark: item.mark }}
      onTurn={setTurn}
    />
  );
}

function Turn({
  set,
  by,
  at,
  total,
  next,
  row,
  mark,
  added,
  onTurn,
}: {
  readonly set: ReviewSet;
  readonly by: string;
  readonly at: number;
  readonly total: number;
  readonly next: number | null;
  readonly row: Queue["items"][number]["row"];
  readonly mark: Mark | null;
  readonly added: readonly Mark[];
  readonly onTurn: (turn: number) => void;
}) {
  const queries = useQueryClient();
  const [form, setForm] = useState<"change" | ReviewedKind | null>(null);
  const card = useWalk(at, total, onTurn);
  const kind = row.kind as ReviewedKind;
  const report = useQuery({
    queryKey: ["report", row.report.id],
    queryFn: () => ask<Standing>(`/reports/${encodeURIComponent(row.report.id)}`),
  });
  const reading = report.data?.reading;
  const marking = useMutation({
    mutationFn: (told: Omit<NewMark, "by">) => tell(`/reviews/${set.id}/marks`, { by, ...told }),
    onSuccess: (_, { action }) => {
      queries.invalidateQueries({ queryKey: ["queue", set.id] });
      setForm(null);
      if (action === "add" || action === "withdraw") card.current?.focus();
      else if (at < total - 1) onTurn(at + 1);
    },
  });
  const finishing = useMutation({
    mutationFn: () => tell(`/reviews/${set.id}/finish`, { by }),
    onSuccess: () => queries.invalidateQueries(),
  });
  const leave = () => {
    setForm(null);
    card.current?.focus();
  };
  const near = row.excerpts[0]?.from ?? 0;
  const here = added.filter(({ item }) => item.startsWith(`${row.report.id}/`));
  return (
    <div className="columns coding">
      <article ref={card} className="card" data-row={row.id} tabIndex={-1} aria-label={`Row ${at + 1} of ${total}`}>
        <p className="about" role="status">
          Row {at + 1} of {total} · {mark === null ? "not yet marked" : `you: ${PAST[mark.action]}`}
        </p>
        <Judged row={row} body={mark?.row ?? row.row} />
        <p className="actions">
          <button type="button" data-key="c" onClick={() => marking.mutate({ item: row.id, action: "confirm" })}>
            Confirm <kbd>c</kbd>
          </button>
          <button type="button" data-key="x" onClick={() => marking.mutate({ item: row.id, action: "strike" })}>
            Strike <kbd>x</kbd>
          </button>
          <button type="button" data-key="e" onClick={() => setForm("change")}>
            Change <kbd>e</kbd>
          </button>
          <button type="button" data-key="a" onClick={() => setForm(kind)}>
            Add a missed one <kbd>a</kbd>
          </button>
        </p>
        {form !== null && form !== "change" && (
          <fieldset>
            <legend>Add</legend>
            <select aria-label="Kind" value={form} onChange={(event) => setForm(event.target.value as ReviewedKind)}>
              {KINDS.map((one) => (
                <option key={one}>{one}</option>
              ))}
            </select>
          </fieldset>
        )}
        {form !== null && reading !== undefined && (
          <RowForm
            key={form}
            {...{ reading, near, needsWhy: false, onLeave: leave }}
            kind={form === "change" ? kind : form}
            row={form === "change" ? (mark?.row ?? row.row) : null}
            onDone={(fields, why) =>
              marking.mutate(
                form === "change"
                  ? { item: row.id, action: "change", fields: { ...mark?.fields, ...fields }, why }
                  : { item: row.report.id, action: "add", kind: form, fields, why },
              )
            }
          />
        )}
        {marking.error !== null && <Failed error={marking.error} />}
        {here.length > 0 && (
          <section>
            <h2>You added here</h2>
            <ul className="plain">
              {here.map((one) => (
                <li key={one.item}>
                  {one.kind} {one.item.split("/")[1]}{" "}
                  <button type="button" onClick={() => marking.mutate({ item: one.item, action: "withdraw" })}>
                    Take it back
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )}
        {next === null && (
          <section className="panel">
            <p>All rows have a mark of yours.</p>
            <button type="button" data-key="f" onClick={() => finishing.mutate()}>
              I am done <kbd>f</kbd>
            </button>
            <p className="about">Your marks then stand. Agreement is told once both coders are done.</p>
          </section>
        )}
        {finishing.error !== null && <Failed error={finishing.error} />}
      </article>
      {reading === undefined ? <Loading what="the report" /> : <ReportText reading={reading} row={row} />}
    </div>
  );
}

const KINDS: readonly ReviewedKind[] = ["statement", "event", "stance", "dispute"];
const PAST = { confirm: "confirmed", change: "changed", strike: "struck", add: "added" } as const;
