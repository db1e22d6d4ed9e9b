import { type InfiniteData, keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { ask } from "../api.ts";

interface Answer {
  /** To go on from; null at the end. */
  readonly next: string | null;
}

interface How {
  readonly enabled?: boolean;
  /** What was shown for other parameters stays until the answer is there. */
  readonly keeps?: boolean;
}

/** Asks for a list page by page; each page says where the next one begins. */
export function usePaged<T extends Answer>(
  queryKey: readonly unknown[],
  path: string,
  parameters: Readonly<Record<string, string | undefined>> = {},
  { enabled = true, keeps = false }: How = {},
) {
  return useInfiniteQuery<T, Error, InfiniteData<T>, readonly unknown[], string | undefined>({
    queryKey,
    queryFn: ({ pageParam }) => ask<T>(path, { ...parameters, cursor: pageParam }),
    initialPageParam: undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    enabled,
    ...(keeps ? { placeholderData: keepPreviousData } : {}),
  });
}

interface Paged {
  readonly hasNextPage: boolean;
  readonly isFetching: boolean;
  readonly fetchNextPage: () => unknown;
}

/** Fetches the next page as the end of a list comes into sight. */
export function goOn({ hasNextPage, isFetching, fetchNextPage }: Paged): void {
  if (hasNextPage && !isFetching) fetchNextPage();
}

/** A button for the next page, where there is one. */
export function More({ of, what }: { readonly of: Paged; readonly what: string }) {
  if (!of.hasNextPage) return null;
  return (
    <p>
      <button type="button" disabled={of.isFetching} onClick={() => goOn(of)}>
        More {what}
      </button>
    </p>
  );
}
