import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "wouter";
import { ask, drop, type SavedSearch, tell } from "../api.ts";
import { Failed } from "./states.tsx";

/** Searches that people kept under a name, and a way to keep this one. */
export function SavedSearches({
  address,
  onPick,
}: {
  readonly address: string;
  readonly onPick: (search: URLSearchParams) => void;
}) {
  const queries = useQueryClient();
  const [name, setName] = useState("");
  const onSuccess = () => queries.invalidateQueries({ queryKey: ["searches"] });
  const saved = useQuery({ queryKey: ["searches"], queryFn: () => ask<{ searches: SavedSearch[] }>("/searches") });
  const saving = useMutation({
    mutationFn: () => tell<SavedSearch>("/searches", { name, address }),
    onSuccess: () => {
      setName("");
      return onSuccess();
    },
  });
  const dropping = useMutation({ mutationFn: (id: number) => drop(`/searches/${id}`), onSuccess });
  return (
    <section className="panel" aria-label="Saved searches">
      <h2>Saved searches</h2>
      <ul className="plain">
        {saved.data?.searches.map((search) => (
          <li key={search.id} className="saved">
            <Link
              href={`/statements?${search.address}`}
              onClick={() => onPick(new URLSearchParams(search.address))}
              dir="auto"
            >
              {search.name}
            </Link>
            <button
              type="button"
              className="quiet"
              aria-label={`Drop ${search.name}`}
              onClick={() => dropping.mutate(search.id)}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          saving.mutate();
        }}
      >
        <label>
          Save this one as{" "}
          <input value={name} required maxLength={100} onChange={(event) => setName(event.target.value)} />
        </label>
        <button type="submit" disabled={saving.isPending}>
          Save
        </button>
      </form>
      {saving.error !== null && <Failed error={saving.error} />}
      {dropping.error !== null && <Failed error={dropping.error} />}
    </section>
  );
}
