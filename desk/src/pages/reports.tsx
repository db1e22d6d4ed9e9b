import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useLocation } from "wouter";
import { ask, type ListedReport, type NewReport, rowAddress, tell } from "../api.ts";
import { Empty, Failed, Loading } from "../parts/states.tsx";
import { dayOf, titleOf } from "../text/row-words.ts";

const COUNTED = ["statement", "event", "stance", "dispute"] as const;

/** All reports, a way to read one at once, and what could not be read. */
export function ReportsPage() {
  const [words, setWords] = useState("");
  const reports = useInfiniteQuery({
    queryKey: ["reports", words],
    queryFn: ({ pageParam }) =>
      ask<{ reports: ListedReport[]; next: string | null }>("/reports", { q: words, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
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
        {reports.error !== null && <Failed error={reports.error} again={() => reports.refetch()} />}
        {reports.isSuccess && list.length === 0 && (
          <Empty title={words === "" ? "The ledger is empty" : "No report has these words"}>
            <p>
              {words === "" ? "Paste a report beside, or add a folder: sayso add reports/" : "Try fewer, or begin*."}
            </p>
          </Empty>
        )}
        <ol className="list">
          {list.map((report) => (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: rows are walked through with j and k
            <li key={report.id} data-row={report.id} tabIndex={0}>
              <Link className="title" href={rowAddress(report.id)} dir="auto">
                {titleOf(report)}
              </Link>
              <p className="about">
                {[report.publisher, dayOf(report.published), report.language].filter((s) => s !== null).join(" · ")}
              </p>
              <p className="about">
                {COUNTED.map(
                  (kind) => `${report.counts[kind] ?? 0} ${kind}${report.counts[kind] === 1 ? "" : "s"}`,
                ).join(" · ")}
              </p>
            </li>
          ))}
        </ol>
        {reports.hasNextPage && (
          <button type="button" onClick={() => reports.fetchNextPage()}>
            More
          </button>
        )}
      </section>
      <aside>
        <NewReportForm />
        <Failures />
      </aside>
    </div>
  );
}

function NewReportForm() {
  const [, go] = useLocation();
  const queries = useQueryClient();
  const [text, setText] = useState("");
  const [isOver, setOver] = useState(false);
  const reading = useMutation({
    mutationFn: (report: NewReport) => tell<{ id: string }>("/reports", report),
    onSuccess: ({ id }) => {
      queries.invalidateQueries();
      go(rowAddress(id));
    },
  });
  return (
    <form
      className={`panel${isOver ? " over" : ""}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={async (event) => {
        event.preventDefault();
        setOver(false);
        const [file] = event.dataTransfer.files;
        if (file !== undefined) reading.mutate({ text: await file.text(), title: file.name });
      }}
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        const optional = ["publisher", "published"].flatMap((name) => {
          const value = String(form.get(name) ?? "").trim();
          return value === "" ? [] : [[name, value]];
        });
        const given = text.trim();
        const isAddress = /^https?:\/\/\S+$/.test(given);
        reading.mutate({ ...(isAddress ? { url: given } : { text }), ...Object.fromEntries(optional) });
      }}
    >
      <h2>Read a report</h2>
      <label>
        Its text or address
        <textarea required rows={6} value={text} onChange={(event) => setText(event.target.value)} dir="auto" />
      </label>
      <p className="about">or drop a file here</p>
      <label>
        Publisher <input name="publisher" maxLength={200} />
      </label>
      <label>
        Day of publication <input name="published" type="date" />
      </label>
      <button type="submit" disabled={reading.isPending}>
        {reading.isPending ? "Reading …" : "Read it"}
      </button>
      {reading.error !== null && <Failed error={reading.error} />}
    </form>
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
