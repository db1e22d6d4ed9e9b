import { useQuery } from "@tanstack/react-query";
import { ask, type History } from "../api.ts";
import { Failed, Loading } from "./states.tsx";

/** Somebody else corrected the row meanwhile: shows what he did, and asks what now. */
export function Superseded({
  id,
  onAnyway,
  onBack,
  onLeave,
}: {
  readonly id: string;
  /** With the version as it stands now. */
  readonly onAnyway: (version: string) => void;
  /** Takes back the other's strike. */
  readonly onBack: () => void;
  readonly onLeave: () => void;
}) {
  const [report = "", local = ""] = id.split("/");
  const history = useQuery({
    queryKey: ["history", id],
    queryFn: () => ask<History>(`/rows/${encodeURIComponent(report)}/${local}`),
    staleTime: 0,
  });
  if (history.isPending) return <Loading what="what the other did" />;
  if (history.data === undefined) return <Failed error={history.error} again={() => history.refetch()} />;
  const { corrections, version } = history.data;
  const last = corrections.findLast(({ unlaid }) => unlaid === null);
  return (
    <div className="newer" role="alert">
      {last === undefined ? (
        <p>The row has been read anew since you saw it.</p>
      ) : (
        <>
          <p>
            <strong dir="auto">{last.by}</strong> {PAST[last.action] ?? last.action} this row since you saw it: “
            <span dir="auto">{last.why}</span>”.
          </p>
          <ul className="plain">
            {changesOf(last).map(([field, was, is]) => (
              <li key={field}>
                {field}: <del>{was}</del> → <ins>{is}</ins>
              </li>
            ))}
          </ul>
        </>
      )}
      {version === null ? (
        <button type="button" onClick={onBack}>
          Bring it back
        </button>
      ) : (
        <button type="button" onClick={() => onAnyway(version)}>
          Correct it all the same
        </button>
      )}{" "}
      <button type="button" onClick={onLeave}>
        Leave it as it now is
      </button>
    </div>
  );
}

const PAST: Readonly<Record<string, string>> = {
  ...{ confirm: "confirmed", change: "changed", strike: "struck", add: "added" },
  withdraw: "took back a correction of",
};

/** The fields that a correction changed, with what they were and are. */
function changesOf({ before, after }: History["corrections"][number]): readonly (readonly [string, string, string])[] {
  if (before === null || after === null) return [];
  return Object.keys(after).flatMap((field) => {
    const [was, is] = [JSON.stringify(before[field]), JSON.stringify(after[field])];
    return was === is || field === "confidence" ? [] : [[field, was ?? "nothing", is ?? "nothing"] as const];
  });
}
