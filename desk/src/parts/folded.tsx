import type { ReactNode } from "react";

/** The first of a list, and the others behind how many they are. */
export function Folded<T>({
  of,
  most,
  show,
}: {
  readonly of: readonly T[];
  readonly most: number;
  readonly show: (one: T) => ReactNode;
}) {
  return (
    <>
      {of.slice(0, most).map(show)}
      {of.length > most && (
        <details>
          <summary>and {of.length - most} more</summary>
          {of.slice(most).map(show)}
        </details>
      )}
    </>
  );
}
