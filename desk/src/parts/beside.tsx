import { type ReactNode, useSyncExternalStore } from "react";

/** The same width at which the styles put columns below one another. */
const NARROW = "(max-width: 44rem)";

/** What stands beside a page. On a phone it is folded above it, since what is below a list without end is never reached. */
export function Beside({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const isNarrow = useSyncExternalStore(listen, () => matchMedia(NARROW).matches);
  if (!isNarrow) return <aside>{children}</aside>;
  return (
    <aside>
      <details className="fold">
        <summary>{label}</summary>
        {children}
      </details>
    </aside>
  );
}

function listen(onChange: () => void): () => void {
  const query = matchMedia(NARROW);
  query.addEventListener("change", onChange);
  return () => query.removeEventListener("change", onChange);
}
