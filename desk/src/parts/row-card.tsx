import { useState } from "react";
import { Link, useLocation } from "wouter";
import { actorAddress, type Row, rowAddress } from "../api.ts";
import { dayOf, headlineOf, labelOf, titleOf } from "../text/row-words.ts";
import { Correcting } from "./correcting.tsx";
import { Excerpts } from "./excerpts.tsx";

/** A row in its place, with what can be done to it. */
export function RowCard({ row, note }: { readonly row: Row; readonly note?: string }) {
  const [, go] = useLocation();
  const [isStruck, setStruck] = useState(false);
  const speakers = row.kind === "statement" ? Object.entries(row.names) : [];
  return (
    <article
      className={`card${isStruck ? " struck" : ""}`}
      data-row={row.id}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: rows are walked through with j and k
      tabIndex={0}
      onKeyDown={(event) => event.key === "Enter" && event.target === event.currentTarget && go(rowAddress(row.id))}
    >
      <header>
        <span className="label">{note ?? labelOf(row)}</span>
        {row.isCorrected && <span className="label seen">seen by a person</span>}
        <span className="confidence" title="of rows given this number, that share is right">
          {Math.round(row.confidence * 100)}%
        </span>
      </header>
      <p className="headline">
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
        <Link href={rowAddress(row.id)}>{titleOf(row.report)}</Link>
        <span>{[row.report.publisher, dayOf(row.report.published)].filter((s) => s !== null).join(", ")}</span>
        <Correcting id={row.id} version={row.version} onStruck={() => setStruck(true)} />
      </footer>
    </article>
  );
}
