import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, useState } from "react";
import { useSearch } from "wouter";
import { ask, type Row } from "../api.ts";
import { RowCard } from "../parts/row-card.tsx";
import { Empty, Failed, Loading } from "../parts/states.tsx";

const KINDS = ["statement", "event", "stance", "dispute", "suspicion"] as const;
const FACETS = { statement: ["speaker", "act", "channel"], event: ["type", "actor"], stance: ["actor", "polarity"] };

/** Search, with facets that add to the query; the query is in the address, so that a view can be sent. */
export function StatementsPage() {
  const given = new URLSearchParams(useSearch());
  const [query, setQuery] = useState(given.get("q") ?? "");
  const [kind, setKind] = useState(given.get("kind") ?? "statement");
  const [sort, setSort] = useState(given.get("sort") ?? "fit");
  const settled = useSettled(query);
  useEffect(() => {
    const address = new URLSearchParams({ ...(settled === "" ? {} : { q: settled }), kind, sort });
    history.replaceState(null, "", `?${address}`);
  }, [settled, kind, sort]);
  const rows = useInfiniteQuery({
    queryKey: ["rows", settled, kind, sort],
    queryFn: ({ pageParam }) =>
      ask<{ rows: Row[]; next: string | null }>("/rows", { q: settled, kind, sort, cursor: pageParam, limit: "50" }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const list = rows.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <div className="columns">
      <section>
        <h1>Statements and all else</h1>
        <input
          type="search"
          data-search
          aria-label="Search"
          placeholder='ceasefire speaker:"Petra Lunnik" -act:denial after:2026-01-01'
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
        {rows.isPending && <Loading what="rows" />}
        {rows.error !== null && <Failed error={rows.error} again={() => rows.refetch()} />}
        {rows.isSuccess && list.length === 0 && (
          <Empty title="Nothing was found">
            <p>All words must stand in a row. Try fewer, a beginning with a star (cease*), or another kind.</p>
          </Empty>
        )}
        <LongList rows={list} onEnd={() => rows.hasNextPage && !rows.isFetching && rows.fetchNextPage()} />
      </section>
      <aside>
        <fieldset className="panel">
          <legend>Kind</legend>
          {KINDS.map((value) => (
            <label key={value}>
              <input type="radio" name="kind" checked={kind === value} onChange={() => setKind(value)} /> {value}s
            </label>
          ))}
        </fieldset>
        <fieldset className="panel">
          <legend>Order</legend>
          {["fit", "date"].map((value) => (
            <label key={value}>
              <input type="radio" name="sort" checked={sort === value} onChange={() => setSort(value)} /> by {value}
            </label>
          ))}
        </fieldset>
        {(FACETS[kind as keyof typeof FACETS] ?? []).map((name) => (
          <Facet key={name} name={name} onPick={(value) => setQuery((old) => `${old} ${name}:"${value}"`.trim())} />
        ))}
      </aside>
    </div>
  );
}

/** Only the rows in sight are in the page: ten thousand scroll as ten do. */
function LongList({ rows, onEnd }: { readonly rows: readonly Row[]; readonly onEnd: () => void }) {
  const top = useRef<HTMLDivElement>(null);
  const [margin, setMargin] = useState(0);
  useEffect(() => setMargin(top.current?.offsetTop ?? 0), []);
  const view = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => 190,
    overscan: 6,
    scrollMargin: margin,
    getItemKey: (i) => rows[i]?.id ?? i,
  });
  const items = view.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (rows.length > 0 && last >= rows.length - 5) onEnd();
  }, [last, rows.length, onEnd]);
  return (
    <div ref={top} style={{ height: view.getTotalSize(), position: "relative" }}>
      {items.map(({ key, index, start }) => {
        const row = rows[index];
        return row === undefined ? null : (
          <div
            key={key}
            ref={view.measureElement}
            data-index={index}
            style={{ position: "absolute", insetInline: 0, top: 0, transform: `translateY(${start - margin}px)` }}
          >
            <RowCard row={row} />
          </div>
        );
      })}
    </div>
  );
}

function Facet({ name, onPick }: { readonly name: string; readonly onPick: (value: string) => void }) {
  const values = useQuery({
    queryKey: ["facet", name],
    queryFn: () => ask<{ values: { value: string; count: number }[] }>(`/facets/${name}`, { limit: "12" }),
  });
  return (
    <fieldset className="panel facet">
      <legend>{name}</legend>
      {values.data?.values.map(({ value, count }) => (
        <button type="button" key={value} onClick={() => onPick(value)}>
          <span>{value}</span> <span className="count">{count}</span>
        </button>
      ))}
    </fieldset>
  );
}

/** A value once it has stood still for a moment. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), 250);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
