import type { Row } from "../api.ts";
import { Excerpts } from "../parts/excerpts.tsx";
import { headlineOf, labelOf, titleOf } from "../text/row-words.ts";

/** A row as it is judged: what it says, its labels, its words in their place. */
export function Judged({ row, body }: { readonly row: Row; readonly body: Row["row"] }) {
  return (
    <>
      <p className="label">
        {row.kind} · {labelOf({ kind: row.kind, row: body })} · {Math.round(row.confidence * 100)}%
      </p>
      <p className="headline" dir="auto">
        {headlineOf({ kind: row.kind, row: body, names: row.names })}
      </p>
      <Excerpts excerpts={row.excerpts} />
      <p className="about" dir="auto">
        {titleOf(row.report)}
      </p>
    </>
  );
}
