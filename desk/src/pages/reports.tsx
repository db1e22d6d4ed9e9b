import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "wouter";
import { ask, type ListedReport, rowAddress } from "../api.ts";
import { Beside } from "../parts/beside.tsx";
import { Facts } from "../parts/facts.tsx";
import { LongList } from "../parts/long-list.tsx";
import { NewReportForm } from "../parts/new-report.tsx";
import { goOn, usePaged } from "../parts/paged.tsx";
import { Empty, Failed, Loading } from "../parts/states.tsx";
import { dayOf, titleOf } from "../text/row-words.ts";

const COUNTED = ["statement", "event", "stance", "dispute"] as const;

/** All reports, a way to read one at once, and what could not be read. */
export function ReportsPage() {
  const [words, setWords] = useState("");
  const reports = usePaged<{ reports: ListedReport[]; next: string | null }>(["reports", words], "/reports", {
    q: words,
  });
  const list = reports.data?.pages.flatMap((page) => page.reports) ?? [];
  return (
    <div className="columns">
      <section>
        <h1>Reports</h1>
        <input
          type="search"
          data-search
          aria-label="Reports with these words"
          placeholder="Reports with these words"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        {reports.isPending && <Loading what="reports" />}
        {reports.error !== null && reports.data === undefined && (
          <Failed error={reports.error} again={() => reports.refetch()} />
        )}
        {reports.isSuccess && list.length === 0 && (
          <Empty title={words === "" ? "The ledger is empty" : "No report has these words"}>
            <p>
              {words === "" ? "Paste a report beside, or add a folder: sayso add reports/" : "Try fewer, or begin*."}
            </p>
          </Empty>
        )}
        <div className="list">
          <LongList
            rows={list}
            height={92}
            show={(report) => <ReportLine report={report} />}
            onEnd={() => goOn(reports)}
          />
        </div>
      </section>
      <Beside label="Read a report">
        <NewReportForm />
        <Failures />
      </Beside>
    </div>
  );
}

function ReportLine({ report }: { readonly report: ListedReport }) {
  const counted = COUNTED.flatMap((kind) => {
    const count = report.counts[kind] ?? 0;
    return count === 0 ? [] : [`${count} ${kind}${count === 1 ? "" : "s"}`];
  }).join(" · ");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: rows are walked through with j and k
    <article data-row={report.id} tabIndex={0}>
      <Link className="title" href={rowAddress(report.id)} data-open dir="auto">
        {titleOf(report)}
      </Link>
      <p className="about">
        <Facts of={[report.publisher, dayOf(report.published), report.language]} />
      </p>
      <p className="about">{counted === "" ? "nothing was read from it" : counted}</p>
    </article>
  );
}

function Failures() {
  const failures = useQuery({
    queryKey: ["failures"],
    queryFn: () => ask<{ failures: { place: string; message: string; remedy: string }[] }>("/failures"),
  });
  const list = failures.data?.failures ?? [];
  if (list.length === 0) return null;
  return (
    <section className="panel">
      <h2>Could not be read</h2>
      <ul>
        {list.map(({ place, message, remedy }) => (
          <li key={place}>
            <strong>{place}</strong>: {message} {remedy}
          </li>
        ))}
      </ul>
    </section>
  );
}
