import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { Link, useLocation } from "wouter";
import { type NewReport, Problem, type ReadingEvent, readAloud, rowAddress } from "../api.ts";
import { headlineOf } from "../text/row-words.ts";
import { Folded } from "./folded.tsx";

/** A report on its way: what is known of it so far. */
export interface ReadingLine {
  readonly key: number;
  readonly name: string;
  /** Of the report that is being read, once it is known. */
  readonly title: string;
  readonly state: "waiting" | "reading" | "added" | "already-there" | "superseded" | "failed";
  readonly id: string | null;
  readonly rows: readonly Extract<ReadingEvent, { name: "row" }>[];
  /** How many reports of it are in the ledger so far: an archive holds several. */
  readonly reports: number;
  readonly faults: readonly string[];
}

/** What a line may be given to read: a file's bytes are fetched when its turn comes. */
export interface ToRead {
  readonly name: string;
  readonly report: () => Promise<NewReport>;
}

/** Reads one report after another, since the model reads one at a time; each has its line. */
export function useReadingLines() {
  const [lines, setLines] = useState<readonly ReadingLine[]>([]);
  const queries = useQueryClient();
  const [, go] = useLocation();
  const turn = useRef<Promise<void>>(Promise.resolve());
  const last = useRef(0);
  const change = (key: number, changes: (line: ReadingLine) => Partial<ReadingLine>) =>
    setLines((old) => old.map((line) => (line.key === key ? { ...line, ...changes(line) } : line)));
  const readOne = async (key: number, { report }: ToRead, isAlone: boolean) => {
    change(key, () => ({ state: "reading" }));
    const done: Extract<ReadingEvent, { name: "done" }>[] = [];
    let isWhole = true;
    const fail = (fault: string) => {
      isWhole = false;
      change(key, ({ faults }) => ({ faults: [...faults, fault] }));
    };
    try {
      for await (const event of readAloud(await report())) {
        if (event.name === "taken") change(key, ({ name }) => ({ id: event.id, title: event.title ?? name }));
        if (event.name === "row") change(key, ({ rows }) => ({ rows: [...rows, event] }));
        if (event.name === "unread") fail(`${event.place}: ${event.error.message} ${event.error.remedy}`);
        if (event.name === "done") {
          done.push(event);
          change(key, ({ reports }) => ({ id: event.id, reports: reports + 1 }));
          queries.invalidateQueries();
        }
      }
    } catch (error) {
      fail(error instanceof Problem ? `${error.message} ${error.remedy}` : String(error));
    }
    const [first] = done;
    change(key, () => ({ state: first?.stored ?? "failed" }));
    if (isAlone && isWhole && done.length === 1 && first !== undefined) go(rowAddress(first.id));
  };
  const read = (wanted: readonly ToRead[]) => {
    for (const one of wanted) {
      last.current += 1;
      const key = last.current;
      setLines((old) => [...old, { ...NEW, key, name: one.name, title: one.name }]);
      turn.current = turn.current.then(() => readOne(key, one, wanted.length === 1));
    }
  };
  return { lines, read };
}

const NEW = { state: "waiting", id: null, rows: [], reports: 0, faults: [] } as const;

const SAID = {
  waiting: "waits for its turn",
  reading: "is being read",
  added: "is in the ledger",
  "already-there": "was in the ledger already",
  superseded: "was read anew",
  failed: "could not be read",
} as const;

/** So many of what could not be read are told at once. */
const MOST_FAULTS = 5;

/** The lines, with the rows that each has so far. */
export function ReadingLines({ lines }: { readonly lines: readonly ReadingLine[] }) {
  if (lines.length === 0) return null;
  return (
    <ol className="reading-lines" aria-live="polite" aria-label="Being read">
      {lines.map((line) => (
        <Line key={line.key} line={line} />
      ))}
    </ol>
  );
}

function Line({ line: { name, title, state, id, rows, reports, faults } }: { readonly line: ReadingLine }) {
  const isReading = state === "reading";
  const shown = isReading ? title : name;
  const isMany = reports > 1 || (reports === 1 && isReading);
  return (
    <li>
      <strong dir="auto">
        {id !== null && reports === 1 && !isReading ? <Link href={rowAddress(id)}>{title}</Link> : shown}
      </strong>{" "}
      <span className={state === "failed" ? "failed" : "about"}>
        {isMany ? `${reports} reports in the ledger` : SAID[state]}
        {rows.length > 0 && ` · ${rows.length} rows`}
        {faults.length > 1 && ` · ${faults.length} could not be read`}
      </span>
      <Folded
        of={faults}
        most={MOST_FAULTS}
        show={(fault) => (
          <p key={fault} className="failed">
            {fault}
          </p>
        )}
      />
      {isReading && (
        <ol>
          {rows.slice(-4).map((row) => (
            <li key={row.id}>
              {row.kind}: {headlineOf(row)}
            </li>
          ))}
        </ol>
      )}
    </li>
  );
}
