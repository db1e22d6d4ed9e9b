import type { Row } from "../api.ts";
import { Marked } from "./marked.tsx";

/** The words of a row in their places; two stand side by side. */
export function Excerpts({ excerpts }: Pick<Row, "excerpts">) {
  return (
    <div className={excerpts.length > 1 ? "sides" : undefined}>
      {excerpts.map((excerpt) => (
        <blockquote key={`${excerpt.from} ${excerpt.marks[0]?.start}`}>
          <Marked {...excerpt} />
        </blockquote>
      ))}
    </div>
  );
}
