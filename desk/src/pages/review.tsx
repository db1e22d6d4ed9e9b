import { useQuery } from "@tanstack/react-query";
import { ask, type Row } from "../api.ts";
import { RowCard } from "../parts/row-card.tsx";
import { Empty, Failed, Loading } from "../parts/states.tsx";

/** Rows that nobody has looked at, those first that matter most and are least sure. */
export default function ReviewPage() {
  const queue = useQuery({ queryKey: ["review"], queryFn: () => ask<{ rows: Row[] }>("/review") });
  return (
    <section>
      <h1>Review</h1>
      <p className="about">
        Disputes and stances first; within a kind, the least sure. j and k walk, c confirms, x strikes.
      </p>
      {queue.isPending && <Loading what="the queue" />}
      {queue.error !== null && <Failed error={queue.error} again={() => queue.refetch()} />}
      {queue.data?.rows.length === 0 && <Empty title="Everything has been looked at" />}
      {queue.data?.rows.map((row) => (
        <RowCard key={row.id} row={row} note={`${row.kind} · not yet looked at`} />
      ))}
    </section>
  );
}
