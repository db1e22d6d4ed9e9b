import { useEffect, useRef, useState } from "react";
import { useLocation } from "wouter";
import { PAGES } from "../navigation.ts";

const OTHERS = [
  ["/", "to the search or filter of the page"],
  ["j  k", "next and previous row"],
  ["Enter", "open the row"],
  ["c", "confirm the row"],
  ["x", "strike the row"],
  ["e", "correct the row (in a review)"],
  ["a", "add a missed row (in a review)"],
  ["1  2", "decide as the first, the second coder says"],
  ["f", "be done with a review"],
  ["?", "this sheet"],
  ["Esc", "close this sheet, leave a form of a review"],
] as const;

/** The keyboard: "g" and a letter goes to a page, "/" to the search, j and k through rows, "?" shows it all. */
export function Keys() {
  const [isOpen, setOpen] = useState(false);
  const [, go] = useLocation();
  const sheet = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    let isGoing = false;
    const press = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
      const page = PAGES.find(({ key }) => key === event.key);
      if (isGoing && page !== undefined) go(page.path);
      else if (event.key === "?") setOpen((open) => !open);
      else if (event.key === "/") document.querySelector<HTMLElement>("[data-search]")?.focus();
      else if (event.key === "j" || event.key === "k") step(event.key === "j" ? 1 : -1);
      else if (event.key === "Enter") {
        const row = document.activeElement;
        if (row instanceof HTMLElement && row.matches("[data-row]"))
          row.querySelector<HTMLElement>("a[data-open]")?.click();
        isGoing = false;
        return;
      } else if (event.key !== "g") {
        // "c", "x", "e" press the button of the row that has the focus, or of the only one there is.
        const rows = document.querySelectorAll("[data-row]");
        const row = document.activeElement?.closest("[data-row]") ?? (rows.length === 1 ? rows[0] : undefined);
        const button = row?.querySelector<HTMLElement>(`[data-key="${CSS.escape(event.key)}"]`);
        // The key itself must not fall into the field that the button opens.
        if (button != null) event.preventDefault();
        button?.click();
        isGoing = false;
        return;
      }
      isGoing = event.key === "g" && !isGoing;
      event.preventDefault();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [go]);
  useEffect(() => {
    if (isOpen) sheet.current?.showModal();
    else sheet.current?.close();
  }, [isOpen]);
  return (
    <dialog ref={sheet} className="sheet" aria-label="Keys" onClose={() => setOpen(false)}>
      <h2>Keys</h2>
      <dl>
        {PAGES.map(({ key, name }) => (
          <div key={key}>
            <dt>g {key}</dt>
            <dd>{name}</dd>
          </div>
        ))}
        {OTHERS.map(([key, what]) => (
          <div key={key}>
            <dt>{key}</dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <p>
        Programs ask at <a href="/api/v1/">/api/v1/</a>.
      </p>
      <button type="button" onClick={() => setOpen(false)}>
        Close
      </button>
    </dialog>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null;
}

/** Moves the focus from row to row. */
function step(by: number): void {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-row]")];
  const at = rows.findIndex((row) => row === document.activeElement || row.contains(document.activeElement));
  const next = rows[Math.max(0, Math.min(rows.length - 1, at + by))];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}
