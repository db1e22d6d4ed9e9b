import { useQuery } from "@tanstack/react-query";
import { Link, useParams, useSearch } from "wouter";
import { ask, type ReviewSet } from "../api.ts";
import { Failed, Loading } from "../parts/states.tsx";
import { AgreementTables } from "../reviewing/agreement.tsx";
import { Cases } from "../reviewing/cases.tsx";
import { Coding } from "../reviewing/coding.tsx";

/** A review, as one of its three people sees it; the address says who. */
export default function ReviewSetPage() {
  const { id = "" } = useParams();
  const by = new URLSearchParams(useSearch()).get("as");
  const review = useQuery({
    queryKey: ["reviews", id],
    queryFn: () => ask<ReviewSet>(`/reviews/${encodeURIComponent(id)}`),
  });
  if (review.isPending) return <Loading what="the review" />;
  if (review.data === undefined) return <Failed error={review.error} again={() => review.refetch()} />;
  const set = review.data;
  const areDone = set.firstDone !== null && set.secondDone !== null;
  const mine = by === set.first ? set.firstDone : by === set.second ? set.secondDone : null;
  const isCoder = by === set.first || by === set.second;
  return (
    <section>
      <h1 dir="auto">{set.name}</h1>
      <nav className="people" aria-label="Who you are">
        {[
          [set.first, `codes · ${set.firstDone === null ? `${set.firstMarked} of ${set.items}` : "done"}`] as const,
          [set.second, `codes · ${set.secondDone === null ? `${set.secondMarked} of ${set.items}` : "done"}`] as const,
          [set.decider, `decides · ${set.decided} decided`] as const,
        ].map(([name, what]) => (
          <Link
            key={name}
            href={`/review/${set.id}?as=${encodeURIComponent(name)}`}
            aria-current={by === name ? "page" : undefined}
          >
            <strong>{name}</strong> <span className="about">{what}</span>
          </Link>
        ))}
      </nav>
      {by === null && <p className="state">Say who you are: you then see your own marks, and nobody else’s.</p>}
      {isCoder && mine === null && <Coding key={by} set={set} by={by} />}
      {isCoder && mine !== null && <p className="state">You are done: your marks stand.</p>}
      {by === set.decider && !areDone && (
        <p className="state">Both coders must be done before you see where they part.</p>
      )}
      {by === set.decider && areDone && <Cases set={set} by={by} />}
      {areDone && <AgreementTables set={set} />}
    </section>
  );
}
