import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useEffect, useRef, useState } from "react";

/** Only what is in sight is in the page: ten thousand scroll as ten do. Near its end more is asked for. */
export function LongList<T extends { readonly id: string }>({
  rows,
  height,
  show,
  onEnd,
}: {
  readonly rows: readonly T[];
  /** Of a row, about, until it is seen. */
  readonly height: number;
  readonly show: (row: T) => ReactNode;
  readonly onEnd?: () => void;
}) {
  const top = useRef<HTMLDivElement>(null);
  const [margin, setMargin] = useState(0);
  useEffect(() => setMargin(top.current?.offsetTop ?? 0), []);
  const view = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => height,
    overscan: 6,
    scrollMargin: margin,
    getItemKey: (i) => rows[i]?.id ?? i,
  });
  const items = view.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (rows.length > 0 && last >= rows.length - 5) onEnd?.();
  }, [last, rows.length, onEnd]);
  return (
    <div ref={top} data-loaded={rows.length} style={{ height: view.getTotalSize(), position: "relative" }}>
      {items.map(({ key, index, start }) => {
        const row = rows[index];
        return row === undefined ? null : (
          <div
            key={key}
            ref={view.measureElement}
            data-index={index}
            style={{ position: "absolute", insetInline: 0, top: 0, transform: `translateY(${start - margin}px)` }}
          >
            {show(row)}
          </div>
        );
      })}
    </div>
  );
}
