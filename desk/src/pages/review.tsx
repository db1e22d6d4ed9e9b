import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { ask, type ReviewSet, type Row } from "../api.ts";
import { Beside } from "../parts/beside.tsx";
import { LongList } from "../parts/long-list.tsx";
import { goOn, usePaged } from "../parts/paged.tsx";
import { RowCard } from "../parts/row-card.tsx";
import { Empty, Failed, Loading } from "../parts/states.tsx";
import { NewReviewForm } from "../reviewing/new-review.tsx";

/** Rows that nobody has looked at, those first that matter most and are least sure; and reviews by two coders. */
export default function ReviewPage() {
  const queue = usePaged<{ rows: Row[]; next: string | null }>(["review"], "/review");
  const list = queue.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <div className="columns">
      <section>
        <h1>Review</h1>
        <p className="about">
          Disputes and stances first; within a kind, the least sure. j and k walk, c confirms, x strikes.
        </p>
        {queue.isPending && <Loading what="the queue" />}
        {queue.error !== null && queue.data === undefined && (
          <Failed error={queue.error} again={() => queue.refetch()} />
        )}
        {queue.isSuccess && list.length === 0 && <Empty title="Everything has been looked at" />}
        <LongList
          rows={list}
          height={190}
          show={(row) => <RowCard row={row} note={`${row.kind} · not yet looked at`} />}
          onEnd={() => goOn(queue)}
        />
      </section>
      <Beside label="Coded by two">
        <Reviews />
        <NewReviewForm />
      </Beside>
    </div>
  );
}

function Reviews() {
  const reviews = useQuery({ queryKey: ["reviews"], queryFn: () => ask<{ reviews: ReviewSet[] }>("/reviews") });
  const list = reviews.data?.reviews ?? [];
  if (list.length === 0) return null;
  return (
    <section className="panel">
      <h2>Coded by two</h2>
      <ul className="plain">
        {list.map((set) => (
          <li key={set.id}>
            <Link href={`/review/${set.id}`} dir="auto">
              {set.name}
            </Link>
            <p className="about">
              {set.first} {set.firstMarked}/{set.items} · {set.second} {set.secondMarked}/{set.items} · {set.decided}{" "}
              decided by {set.decider}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
