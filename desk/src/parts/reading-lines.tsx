import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { Link, useLocation } from "wouter";
import { type NewReport, Problem, type ReadingEvent, readAloud, rowAddress } from "../api.ts";
import { headlineOf } from "../text/row-words.ts";

/** A report on its way: what is known of it so far. */
export interface ReadingLine {
  readonly key: number;
  readonly name: string;
  readonly state: "waiting" | "reading" | "added" | "already-there" | "superseded" | "failed";
  readonly id: string | null;
  readonly rows: readonly Extract<ReadingEvent, { name: "row" }>[];
  readonly fault: string | null;
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
    try {
      for await (const event of readAloud(await report())) {
        if (event.name === "taken") change(key, ({ name }) => ({ id: event.id, name: event.title ?? name }));
        if (event.name === "row") change(key, ({ rows }) => ({ rows: [...rows, event] }));
        if (event.name === "done") {
          change(key, () => ({ state: event.stored, id: event.id }));
          queries.invalidateQueries();
          if (isAlone) go(rowAddress(event.id));
        }
      }
    } catch (error) {
      const fault = error instanceof Problem ? `${error.message} ${error.remedy}` : String(error);
      change(key, () => ({ state: "failed", fault }));
    }
  };
  const read = (wanted: readonly ToRead[]) => {
    for (const one of wanted) {
      last.current += 1;
      const key = last.current;
      setLines((old) => [...old, { key, name: one.name, state: "waiting", id: null, rows: [], fault: null }]);
      turn.current = turn.current.then(() => readOne(key, one, wanted.length === 1));
    }
  };
  return { lines, read };
}

const SAID = {
  waiting: "waits for its turn",
  reading: "is being read",
  added: "is in the ledger",
  "already-there": "was in the ledger already",
  superseded: "was read anew",
  failed: "could not be read",
} as const;

/** The lines, with the rows that each has so far. */
export function ReadingLines({ lines }: { readonly lines: readonly ReadingLine[] }) {
  if (lines.length === 0) return null;
  return (
    <ol className="reading-lines" aria-live="polite" aria-label="Being read">
      {lines.map(({ key, name, state, id, rows, fault }) => (
        <li key={key}>
          <strong dir="auto">
            {id === null || state === "reading" ? name : <Link href={rowAddress(id)}>{name}</Link>}
          </strong>{" "}
          <span className={state === "failed" ? "failed" : "about"}>
            {SAID[state]}
            {rows.length > 0 && ` · ${rows.length} rows`}
          </span>
          {fault !== null && <p className="failed">{fault}</p>}
          {state === "reading" && (
            <ol>
              {rows.slice(-4).map((row) => (
                <li key={row.id}>
                  {row.kind}: {headlineOf(row)}
                </li>
              ))}
            </ol>
          )}
        </li>
      ))}
    </ol>
  );
}
