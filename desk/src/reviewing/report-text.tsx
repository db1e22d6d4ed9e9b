import { useEffect, useRef } from "react";
import type { Row, Standing } from "../api.ts";
import { Marked } from "../parts/marked.tsx";
import { titleOf } from "../text/row-words.ts";

/** The whole report beside the row that is judged, at the row's words. */
export function ReportText({ reading, row }: { readonly reading: Standing["reading"]; readonly row: Row }) {
  const box = useRef<HTMLElement>(null);
  const marks = row.excerpts.flatMap((excerpt) => excerpt.marks);
  const first = Math.min(...marks.map(({ start }) => start));
  useEffect(() => {
    const mark = box.current?.querySelector<HTMLElement>(`[data-block="${row.id}"] mark`);
    if (box.current !== null && mark != null) box.current.scrollTop = mark.offsetTop - box.current.clientHeight / 3;
  }, [row.id]);
  return (
    <section
      ref={box}
      className="beside"
      aria-label="The report"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must do so by keyboard too
      tabIndex={0}
      lang={reading.report.language ?? undefined}
    >
      <h2 dir="auto">{titleOf(reading.report)}</h2>
      {reading.blocks.map((block) => (
        <p
          key={block.start}
          className={`block ${block.kind}`}
          data-block={first >= block.start && first < block.end ? row.id : undefined}
        >
          <Marked text={reading.report.text.slice(block.start, block.end)} from={block.start} marks={marks} />
        </p>
      ))}
    </section>
  );
}
