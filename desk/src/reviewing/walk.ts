import { useEffect, useRef } from "react";

/** j and k walk through what is shown one at a time; the one that is shown has the focus, so that its keys work. */
export function useWalk(at: number, count: number, go: (to: number) => void) {
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
      if (event.key === "j" && at < count - 1) go(at + 1);
      if (event.key === "k" && at > 0) go(at - 1);
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [at, count, go]);
  useEffect(() => {
    if (at >= 0) card.current?.focus();
  }, [at]);
  return card;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input, textarea, select") !== null;
}
