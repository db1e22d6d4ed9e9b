import { Link } from "wouter";
import { rowAddress, type StoryPage } from "../api.ts";
import { dayOf } from "../text/row-words.ts";

type Report = StoryPage["story"]["reports"][number];

/** A story's reports in time; copies are folded under the earliest of them. */
export function StoryReports({ story: { reports, nearCopies } }: Pick<StoryPage, "story">) {
  const groupOf = ({ file }: Report) => nearCopies.find((group) => group.includes(file));
  const isOrigin = (report: Report) => {
    const group = groupOf(report);
    return group === undefined || reports.find(({ file }) => group.includes(file)) === report;
  };
  return (
    <section className="panel">
      <h2>Its reports</h2>
      <ol className="list">
        {reports.filter(isOrigin).map((report) => {
          const copies = reports.filter((other) => other !== report && groupOf(report)?.includes(other.file));
          return (
            <li key={report.id}>
              <ReportLine report={report} />
              {copies.length > 0 && (
                <details>
                  <summary>{copies.length === 1 ? "1 copy" : `${copies.length} copies`}</summary>
                  <ul>
                    {copies.map((copy) => (
                      <li key={copy.id}>
                        <ReportLine report={copy} />
                      </li>
                    ))}
                  </ul>
                </details>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function ReportLine({ report: { id, file, publisher, published, credits } }: { readonly report: Report }) {
  return (
    <>
      <Link href={rowAddress(id)} dir="auto">
        {publisher ?? file}
      </Link>
      <p className="about">
        {dayOf(published)}
        {credits.length > 0 && ` · credits ${credits.join(", ")}`}
      </p>
    </>
  );
}
