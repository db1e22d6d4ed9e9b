import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useLocation } from "wouter";
import { type MadeReview, type NewReview, tell } from "../api.ts";
import { Failed } from "../parts/states.tsx";

/** Makes a review: of the rows that a search finds, or of whole reports. */
export function NewReviewForm() {
  const queries = useQueryClient();
  const [, go] = useLocation();
  const making = useMutation({
    mutationFn: (review: NewReview) => tell<MadeReview>("/reviews", review),
    onSuccess: ({ id, isCut }) => {
      queries.invalidateQueries({ queryKey: ["reviews"] });
      if (!isCut) go(`/review/${id}`);
    },
  });
  return (
    <form
      className="panel"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        const text = (name: string) => String(form.get(name) ?? "").trim();
        const kind = text("kind");
        making.mutate({
          ...{ name: text("name"), first: text("first"), second: text("second"), decider: text("decider") },
          reports: text("reports").match(/r-[\w-]+/g) ?? [],
          query: text("query"),
          limit: Number(text("limit")),
          ...(kind === "" ? {} : { kind: kind as NonNullable<NewReview["kind"]> }),
        });
      }}
    >
      <h2>Have rows coded by two</h2>
      <label>
        Name of the review <input name="name" required maxLength={200} />
      </label>
      <label>
        First coder <input name="first" required maxLength={200} />
      </label>
      <label>
        Second coder <input name="second" required maxLength={200} />
      </label>
      <label>
        Who decides <input name="decider" required maxLength={200} />
      </label>
      <label>
        Rows that a search finds <input name="query" maxLength={1000} placeholder="ceasefire after:2026-01-01" />
      </label>
      <label>
        Kind{" "}
        <select name="kind">
          <option value="">all</option>
          <option>statement</option>
          <option>event</option>
          <option>stance</option>
          <option>dispute</option>
        </select>
      </label>
      <label>
        Or whole reports, by address or name
        <textarea name="reports" rows={2} placeholder="r-…" />
      </label>
      <label>
        So many rows at most <input name="limit" type="number" required min={1} max={5000} defaultValue={500} />
      </label>
      <button type="submit" disabled={making.isPending}>
        Make it
      </button>
      {making.data?.isCut === true && (
        <p role="status">
          There are more rows than {making.data.items}: <Link href={`/review/${making.data.id}`}>the review</Link> has
          the first ones.
        </p>
      )}
      {making.error !== null && <Failed error={making.error} />}
    </form>
  );
}
