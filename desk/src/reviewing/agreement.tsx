import { useQuery } from "@tanstack/react-query";
import { type Agreement, ask, type ReviewSet } from "../api.ts";
import { Folded } from "../parts/folded.tsx";
import { Scroll } from "../parts/scroll.tsx";
import { Failed, Loading } from "../parts/states.tsx";

/** How far the two coders agree, in two tables with their counts. */
export function AgreementTables({ set }: { readonly set: ReviewSet }) {
  const agreement = useQuery({
    queryKey: ["agreement", set.id],
    queryFn: () => ask<Agreement>(`/reviews/${set.id}/agreement`),
  });
  if (agreement.isPending) return <Loading what="the agreement" />;
  if (agreement.data === undefined) return <Failed error={agreement.error} />;
  const { marks, measures, spans } = agreement.data;
  return (
    <section className="panel agreement" aria-label="Agreement">
      <h2>Agreement</h2>
      <p className="about">
        {(["first", "second"] as const)
          .map((coder) => {
            const { confirm, change, strike, add } = marks[coder];
            return `${set[coder]}: ${confirm} confirmed, ${change} changed, ${strike} struck, ${add} added`;
          })
          .join(" · ")}
      </p>
      <Scroll label="Agreement on questions">
        <table>
          <thead>
            <tr>
              <th scope="col">Question</th>
              <th scope="col">Rows</th>
              <th scope="col">Alike</th>
              <th scope="col">Cohen’s κ</th>
              <th scope="col">Krippendorff’s α</th>
              <th scope="col">
                Answers ({set.first} / {set.second})
              </th>
            </tr>
          </thead>
          <tbody>
            {measures.map(({ question, pairs, observed, kappa, alpha, answers }) => (
              <tr key={question}>
                <th scope="row">{question}</th>
                <td className="number">{pairs}</td>
                <td className="number">{told(observed)}</td>
                <td className="number">{told(kappa)}</td>
                <td className="number">{told(alpha)}</td>
                <td>
                  <Folded
                    of={answers}
                    most={6}
                    show={({ first, second, count }) => (
                      <span key={`${first} ${second}`} className="answer">
                        {first === second ? first : `${first} / ${second}`} {count}
                      </span>
                    )}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <Scroll label="Agreement on spans">
        <table>
          <thead>
            <tr>
              <th scope="col">Spans of</th>
              <th scope="col">{set.first}</th>
              <th scope="col">{set.second}</th>
              <th scope="col">Both</th>
              <th scope="col">F1, whole spans</th>
              <th scope="col">F1, letters</th>
            </tr>
          </thead>
          <tbody>
            {spans.map(({ kind, first, second, both, exact, overlap }) => (
              <tr key={kind}>
                <th scope="row">{kind === "all" ? "all rows" : `${kind}s`}</th>
                <td className="number">{first}</td>
                <td className="number">{second}</td>
                <td className="number">{both}</td>
                <td className="number">{told(exact)}</td>
                <td className="number">{told(overlap)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <p className="about">
        1 is agreement, 0 what chance would give. A dash: it cannot be told, since nothing was coded or one answer alone
        was given.
      </p>
    </section>
  );
}

function told(value: number | null): string {
  return value === null ? "–" : value.toFixed(2);
}
