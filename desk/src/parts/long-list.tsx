import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, useState } from "react";
import type { Row } from "../api.ts";
import { RowCard } from "./row-card.tsx";

/** Only the rows in sight are in the page: ten thousand scroll as ten do. */
export function LongList({ rows, onEnd }: { readonly rows: readonly Row[]; readonly onEnd: () => void }) {
  const top = useRef<HTMLDivElement>(null);
  const [margin, setMargin] = useState(0);
  useEffect(() => setMargin(top.current?.offsetTop ?? 0), []);
  const view = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => 190,
    overscan: 6,
    scrollMargin: margin,
    getItemKey: (i) => rows[i]?.id ?? i,
  });
  const items = view.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (rows.length > 0 && last >= rows.length - 5) onEnd();
  }, [last, rows.length, onEnd]);
  return (
    <div ref={top} style={{ height: view.getTotalSize(), position: "relative" }}>
      {items.map(({ key, index, start }) => {
        const row = rows[index];
        return row === undefined ? null : (
          <div
            key={key}
            ref={view.measureElement}
            data-index={index}
            style={{ position: "absolute", insetInline: 0, top: 0, transform: `translateY(${start - margin}px)` }}
          >
            <RowCard row={row} />
          </div>
        );
      })}
    </div>
  );
}
