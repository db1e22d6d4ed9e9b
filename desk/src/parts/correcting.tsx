import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Problem, tell, type Wish } from "../api.ts";
import { ReasonFields, reasonsOf } from "./reasons.tsx";
import { Superseded } from "./superseded.tsx";

/** Sends a correction; whatever is shown of the ledger is asked for anew. */
export function useCorrection(id: string) {
  const queries = useQueryClient();
  const [report = "", local] = id.split("/");
  const path =
    local === undefined
      ? `/reports/${encodeURIComponent(report)}/corrections`
      : `/rows/${encodeURIComponent(report)}/${local}/corrections`;
  return useMutation({
    mutationFn: (wish: Wish) => tell<{ id: string; correction: string }>(path, wish),
    onSuccess: () => queries.invalidateQueries(),
  });
}

/** Confirm and strike, with who and why. */
export function Correcting({
  id,
  version,
  onStruck,
}: {
  readonly id: string;
  readonly version?: string | undefined;
  readonly onStruck?: () => void;
}) {
  const [asked, setAsked] = useState<"confirm" | "strike" | null>(null);
  const correction = useCorrection(id);
  const send = (wish: Wish) =>
    correction.mutate(wish, {
      onSuccess: () => {
        setAsked(null);
        if (wish.action === "strike") onStruck?.();
      },
    });
  if (asked === null) {
    return (
      <span className="actions">
        <button type="button" data-key="c" onClick={() => setAsked("confirm")}>
          Confirm
        </button>
        <button type="button" data-key="x" onClick={() => setAsked("strike")}>
          Strike
        </button>
      </span>
    );
  }
  return (
    <form
      className="asking"
      onSubmit={(event) => {
        event.preventDefault();
        const reasons = reasonsOf(new FormData(event.currentTarget));
        send({ action: asked, ...reasons, ...(version === undefined ? {} : { version }) });
      }}
    >
      <ReasonFields {...(asked === "confirm" ? { why: "It is right." } : {})} />
      <button type="submit" disabled={correction.isPending}>
        {asked === "confirm" ? "Confirm" : "Strike"}
      </button>
      <button type="button" onClick={() => setAsked(null)}>
        Leave it
      </button>
      <Refused
        {...{ id, correction, send }}
        onLeave={() => {
          correction.reset();
          setAsked(null);
        }}
      />
    </form>
  );
}

/** Why a correction was not taken. Where somebody else was there first, what he did, and what now. */
export function Refused({
  id,
  correction: { error, variables },
  send,
  onLeave,
}: {
  readonly id: string;
  readonly correction: Pick<ReturnType<typeof useCorrection>, "error" | "variables">;
  readonly send: (wish: Wish) => void;
  readonly onLeave: () => void;
}) {
  const queries = useQueryClient();
  if (error === null) return null;
  if (!(error instanceof Problem) || error.code !== "row-superseded" || variables === undefined)
    return <p role="alert">{error.message}</p>;
  return (
    <Superseded
      id={id}
      onAnyway={(version) => send({ ...variables, version })}
      onBack={() => send({ action: "withdraw", by: variables.by, why: variables.why })}
      onLeave={() => {
        onLeave();
        queries.invalidateQueries();
      }}
    />
  );
}
