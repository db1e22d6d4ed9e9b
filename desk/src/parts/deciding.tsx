import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { type Decided, tell } from "../api.ts";
import { ReasonFields, reasonsOf } from "./reasons.tsx";

/** A decision that a person is about to make. */
export interface DecisionWish {
  /** Where it is told, below the API. */
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** What the button says. */
  readonly label: string;
  /** How what would change is told; by default as of actors. */
  readonly show?: (changed: unknown) => ReactNode;
}

/** So many of what moves are told by name. */
const TOLD = 8;

/** What a decision would change, and its form: who decides, and why. */
export function Deciding({ wish, onEnd }: { readonly wish: DecisionWish; readonly onEnd: () => void }): ReactNode {
  const queries = useQueryClient();
  const preview = useQuery({
    queryKey: ["preview", wish.path, wish.body],
    queryFn: () => tell<unknown>(wish.path, { ...wish.body, by: "a preview", why: "a preview", preview: true }),
    gcTime: 0,
  });
  const decision = useMutation({
    mutationFn: (told: { readonly by: string; readonly why: string }) =>
      tell<unknown>(wish.path, { ...wish.body, ...told }),
    onSuccess: async () => {
      onEnd();
      await queries.invalidateQueries();
    },
  });
  return (
    <form
      className="asking deciding"
      onSubmit={(event) => {
        event.preventDefault();
        decision.mutate(reasonsOf(new FormData(event.currentTarget)));
      }}
    >
      {preview.data !== undefined && (wish.show ?? actorsShown)(preview.data)}
      {preview.error !== null && <p role="alert">{preview.error.message}</p>}
      <ReasonFields />
      <button type="submit" disabled={decision.isPending || preview.error !== null}>
        {wish.label}
      </button>
      <button type="button" onClick={onEnd}>
        Leave it
      </button>
      {decision.error !== null && <p role="alert">{decision.error.message}</p>}
    </form>
  );
}

function actorsShown(changed: unknown): ReactNode {
  const { moves, reports, rows } = changed as Decided;
  if (moves.length === 0) return <p className="about">No row changes: only what it is called.</p>;
  return (
    <div className="changes" role="status">
      <p>
        This moves {rows} {rows === 1 ? "row" : "rows"} of {reports} {reports === 1 ? "report" : "reports"}:
      </p>
      <ul>
        {moves.slice(0, TOLD).map(({ member, name, rows: own }) => (
          <li key={member} dir="auto">
            {name} <span className="about">({own})</span>
          </li>
        ))}
        {moves.length > TOLD && <li>and {moves.length - TOLD} more</li>}
      </ul>
    </div>
  );
}
