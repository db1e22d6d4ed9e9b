import { useEffect, useRef, useState } from "react";
import { useSearch } from "wouter";
import type { FoundRow } from "../api.ts";
import { Beside } from "../parts/beside.tsx";
import { LongList } from "../parts/long-list.tsx";
import { goOn, More, usePaged } from "../parts/paged.tsx";
import { RowCard } from "../parts/row-card.tsx";
import { SavedSearches } from "../parts/saved-searches.tsx";
import { Empty, Failed, Loading } from "../parts/states.tsx";

const KINDS = ["statement", "event", "stance", "dispute", "suspicion"] as const;
const FACETS = {
  statement: ["speaker", "act", "channel", "publisher"],
  event: ["type", "actor", "modality", "publisher"],
  stance: ["actor", "target", "polarity", "publisher"],
  dispute: ["dispute", "publisher"],
};

/** Search, with facets that add to the query; the query is in the address, so that a view can be sent. */
export function StatementsPage() {
  const search = useSearch();
  const given = new URLSearchParams(search);
  const [query, setQuery] = useState(given.get("q") ?? "");
  const [like, setLike] = useState(given.get("like") ?? "");
  const [kind, setKind] = useState(given.get("kind") ?? "statement");
  const [sort, setSort] = useState(given.get("sort") ?? "fit");
  const pick = (picked: URLSearchParams) => {
    setQuery(picked.get("q") ?? "");
    setLike(picked.get("like") ?? "");
    setKind(picked.get("kind") ?? "statement");
    setSort(picked.get("sort") ?? "fit");
  };
  const settled = useSettled(query);
  const settledLike = useSettled(like).trim();
  const address = new URLSearchParams({
    ...(settled === "" ? {} : { q: settled }),
    ...(settledLike === "" ? {} : { like: settledLike }),
    ...{ kind, sort },
  }).toString();
  const own = useRef(search);
  useEffect(() => {
    own.current = address;
    history.replaceState(null, "", `?${address}`);
  }, [address]);
  // "More like this" of a row here leads to this page again: what stands in the address goes before what was typed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the address alone that calls for it
  useEffect(() => {
    if (search !== own.current) pick(new URLSearchParams(search));
  }, [search]);
  const rows = usePaged<{ rows: FoundRow[]; next: string | null; leftOut: number }>(
    ["rows", settled, settledLike, kind, sort],
    "/rows",
    { q: settled, like: settledLike, kind, sort, limit: "100" },
  );
  const leftOut = rows.data?.pages[0]?.leftOut ?? 0;
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
        <input
          type="search"
          aria-label="Like a sentence"
          placeholder="like a sentence: the bridge will be closed for the winter"
          maxLength={2000}
          value={like}
          onChange={(event) => setLike(event.target.value)}
        />
        {leftOut > 0 && (
          <p className="state" role="note">
            {leftOut} rows are not compared: their sentences were not seen by this model. “sayso reread” has it read
            them.
          </p>
        )}
        {rows.isPending && <Loading what="rows" />}
        {rows.error !== null && rows.data === undefined && <Failed error={rows.error} again={() => rows.refetch()} />}
        {rows.isSuccess && list.length === 0 && (
          <Empty title="Nothing was found">
            <p>All words must stand in a row. Try fewer, a beginning with a star (cease*), or another kind.</p>
          </Empty>
        )}
        <LongList
          rows={list}
          height={190}
          show={(row) => <RowCard row={row} score={row.score} />}
          onEnd={() => goOn(rows)}
        />
        {settledLike !== "" && list.length > 0 && !rows.hasNextPage && (
          <p className="about">These are the likest: beyond them likeness tells little.</p>
        )}
      </section>
      <Beside label="Narrow it down">
        <SavedSearches address={address} onPick={pick} />
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
        <Days query={query} onQuery={setQuery} />
        {(FACETS[kind as keyof typeof FACETS] ?? []).map((name) => (
          <Facet key={name} name={name} onPick={(value) => setQuery((old) => `${old} ${name}:"${value}"`.trim())} />
        ))}
      </Beside>
    </div>
  );
}

function Facet({ name, onPick }: { readonly name: string; readonly onPick: (value: string) => void }) {
  const values = usePaged<{ values: { value: string; count: number }[]; next: string | null }>(
    ["facet", name],
    `/facets/${name}`,
    { limit: "12" },
  );
  return (
    <fieldset className="panel facet">
      <legend>{name}</legend>
      {values.data?.pages
        .flatMap((page) => page.values)
        .map(({ value, count }) => (
          <button type="button" key={value} onClick={() => onPick(value)}>
            <span>{value}</span> <span className="count">{count}</span>
          </button>
        ))}
      <More of={values} what="of these" />
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

/** The days between which a report was published, as filters of the query. */
function Days({ query, onQuery }: { readonly query: string; readonly onQuery: (query: string) => void }) {
  return (
    <fieldset className="panel">
      <legend>Published</legend>
      <div className="days">
        {(["after", "before"] as const).map((name) => {
          const filter = new RegExp(`\\s*(?<![\\w-])${name}:(\\S+)`);
          return (
            <label key={name}>
              {name === "after" ? "from" : "before"}{" "}
              <input
                type="date"
                value={filter.exec(query)?.[1] ?? ""}
                onChange={({ target: { value } }) =>
                  onQuery(`${query.replace(filter, "")}${value === "" ? "" : ` ${name}:${value}`}`.trim())
                }
              />
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
