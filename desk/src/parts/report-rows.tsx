import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { memo, useEffect, useMemo, useRef } from "react";
import { Link } from "wouter";
import { actorAddress, type Standing } from "../api.ts";
import { type Item, itemsOf } from "../text/report-items.ts";
import { Correcting } from "./correcting.tsx";
import { usePrinting } from "./printing.ts";

/** More than these are windowed, in a box that scrolls by itself at any width. */
const MANY = 80;
/** Of a row, about, until it is seen. */
const HEIGHT = 74;

interface Told {
  readonly standing: Standing;
  readonly active: string | null;
  readonly onPick: (row: string) => void;
}

/** The rows beside the text, the report's actors, and what was read with doubt. What is picked comes into sight. */
export function ReportRows(told: Told) {
  const items = useMemo(() => itemsOf(told.standing), [told.standing]);
  const isPrinting = usePrinting();
  return items.length > MANY && !isPrinting ? <Many items={items} {...told} /> : <All items={items} {...told} />;
}

function All({ items, ...told }: Told & { readonly items: readonly Item[] }) {
  const box = useRef<HTMLElement>(null);
  const { active } = told;
  useEffect(() => {
    const [pane, line] = [box.current, box.current?.querySelector(`[data-item="${CSS.escape(active ?? "")}"]`)];
    if (pane == null || line == null || pane.scrollHeight <= pane.clientHeight) return;
    // Only the box scrolls: the page stays where the text is read.
    const [view, own] = [pane.getBoundingClientRect(), line.getBoundingClientRect()];
    if (own.top < view.top) pane.scrollTop -= view.top - own.top;
    else if (own.bottom > view.bottom) pane.scrollTop += own.bottom - view.bottom;
  }, [active]);
  return (
    <aside ref={box} className="rows" aria-label="Rows">
      {items.map((item) => (
        <div key={item.key} data-item={item.key}>
          <Line item={item} {...partOf(item, told)} />
        </div>
      ))}
    </aside>
  );
}

function Many({ items, ...told }: Told & { readonly items: readonly Item[] }) {
  const box = useRef<HTMLElement>(null);
  const at = useMemo(() => items.findIndex(({ key }) => key === told.active), [items, told.active]);
  const view = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: () => HEIGHT,
    overscan: 8,
    initialRect: { width: 320, height: 900 },
    getItemKey: (i) => items[i]?.key ?? i,
    // What is picked stays in the page when it is out of sight: a form may be open in it.
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      return at < 0 || shown.includes(at) ? shown : [...shown, at].sort((a, b) => a - b);
    },
  });
  useEffect(() => {
    if (at >= 0) view.scrollToIndex(at, { align: "auto" });
  }, [at, view]);
  return (
    <aside ref={box} className="rows many" aria-label="Rows">
      <div data-loaded={items.length} style={{ height: view.getTotalSize(), position: "relative" }}>
        {view.getVirtualItems().map(({ key, index, start }) => {
          const item = items[index];
          return item === undefined ? null : (
            <div
              key={key}
              ref={view.measureElement}
              data-index={index}
              style={{ position: "absolute", insetInline: 0, top: 0, transform: `translateY(${start}px)` }}
            >
              <Line item={item} {...partOf(item, told)} />
            </div>
          );
        })}
      </div>
    </aside>
  );
}

interface Part {
  readonly item: Item;
  readonly isActive: boolean;
  /** Of the row for its correction, or the ledger's id of the actor. */
  readonly id: string | undefined;
  readonly version: string | undefined;
  readonly onPick: (row: string) => void;
}

function partOf({ is, key }: Item, { standing, active, onPick }: Told): Omit<Part, "item"> {
  const id = is === "actor" ? standing.actors[key] : `${standing.reading.report.id}/${key}`;
  return { id, version: standing.versions[key], isActive: active === key && is !== "heading", onPick };
}

const Line = memo(function Line({ item, id, version, isActive, onPick }: Part) {
  switch (item.is) {
    case "heading":
      return (
        <h2>
          {item.title} {item.count !== null && <span className="count">{item.count}</span>}
        </h2>
      );
    case "row":
      return (
        <section
          aria-label={item.key}
          className={`row${isActive ? " active" : ""}`}
          data-row={item.key}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: rows are walked through with j and k
          tabIndex={0}
          onFocus={() => onPick(item.key)}
        >
          <p className="headline" dir="auto">
            {item.headline}
          </p>
          {item.words !== "" && (
            <p className="words" dir="auto">
              {item.words}
            </p>
          )}
          <p className="about">{item.label}</p>
          {isActive && id !== undefined && <Correcting id={id} version={version} />}
        </section>
      );
    case "actor": {
      const { name, kind, roles } = item.actor;
      return (
        <div className={isActive ? "of-report active" : "of-report"}>
          <button
            type="button"
            className="quiet"
            onClick={() => onPick(item.key)}
            aria-label={`Show ${name} in the text`}
          >
            ◉
          </button>{" "}
          <Link href={actorAddress(id ?? name)} dir="auto">
            {name}
          </Link>{" "}
          <span className="about">{[kind, roles[0]].filter((s) => s !== undefined).join(", ")}</span>
        </div>
      );
    }
    case "warning":
      return <p>{item.message}</p>;
  }
});
