import type { ReactNode } from "react";
import { Problem } from "../api.ts";

/** While something is on its way. */
export function Loading({ what }: { readonly what: string }) {
  return (
    <p className="state" role="status">
      Fetching {what} …
    </p>
  );
}

/** Where there is nothing to show, and what to do about it; `page` is the heading of a page that has nothing else. */
export function Empty({
  page,
  title,
  children,
}: {
  readonly page?: string;
  readonly title: string;
  readonly children?: ReactNode;
}) {
  return (
    <div className="state">
      {page !== undefined && <h1>{page}</h1>}
      <p className="state-title">{title}</p>
      {children}
    </div>
  );
}

/** What went wrong, with the remedy, and a way to try again. */
export function Failed({ error, again }: { readonly error: Error; readonly again?: () => void }) {
  return (
    <div className="state failed" role="alert">
      <p className="state-title">{error.message}</p>
      {error instanceof Problem && <p>{error.remedy}</p>}
      {again !== undefined && (
        <button type="button" onClick={again}>
          Try again
        </button>
      )}
    </div>
  );
}
