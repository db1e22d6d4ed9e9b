import { useState } from "react";
import { Link } from "wouter";
import { actorAddress, type Row, rowAddress } from "../api.ts";
import { dayOf, headlineOf, labelOf, saidIn, titleOf } from "../text/row-words.ts";
import { Correcting } from "./correcting.tsx";
import { Excerpts } from "./excerpts.tsx";
import { Facts } from "./facts.tsx";

/** A row in its place, with what can be done to it. */
export function RowCard({
  row,
  note,
  score = null,
}: {
  readonly row: Row;
  readonly note?: string;
  /** How like what was asked for it is. */
  readonly score?: number | null;
}) {
  const [isStruck, setStruck] = useState(false);
  const said = saidIn(row);
  const speakers = row.kind === "statement" ? Object.entries(row.names) : [];
  return (
    <article
      className={`card${isStruck ? " struck" : ""}`}
      data-row={row.id}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: rows are walked through with j and k
      tabIndex={0}
    >
      <header>
        <span className="label">{note ?? labelOf(row)}</span>
        {score !== null && <span className="label score">like {score.toFixed(2)}</span>}
        {row.isCorrected && <span className="label seen">seen by a person</span>}
        <span className="confidence" title="of rows given this number, that share is right">
          {Math.round(row.confidence * 100)}%
        </span>
      </header>
      <p className="headline" dir="auto">
        {row.kind === "statement" && speakers.length > 0
          ? speakers.map(([local, name], i) => (
              <span key={local}>
                {i > 0 && ", "}
                <Link href={actorAddress(row.actors[local] ?? name)}>{name}</Link>
              </span>
            ))
          : headlineOf(row)}
      </p>
      <Excerpts excerpts={row.excerpts} />
      <footer>
        <Link href={rowAddress(row.id)} data-open dir="auto">
          {titleOf(row.report)}
        </Link>
        <span>
          <Facts of={[row.report.publisher, dayOf(row.report.published)]} between=", " />
        </span>
        {said !== null && (
          <Link href={`/statements?${new URLSearchParams({ like: said, kind: row.kind })}`}>more like this</Link>
        )}
        <Correcting id={row.id} version={row.version} onStruck={() => setStruck(true)} />
      </footer>
    </article>
  );
}
