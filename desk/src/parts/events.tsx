import type { DatedEvent, Events } from "../api.ts";
import { More, usePaged } from "./paged.tsx";

/** The ledger's events, those read last first, page by page: the timeline and the map show the same ones. */
export function useEvents() {
  const paged = usePaged<Events>(["events"], "/events");
  const events: readonly DatedEvent[] = paged.data?.pages.flatMap((page) => page.events) ?? [];
  return { paged, events, total: paged.data?.pages[0]?.total ?? 0 };
}

/** How many of the events are looked at, where these are not all, and a way to have more. */
export function EventsCut({ paged, events, total }: ReturnType<typeof useEvents>) {
  if (!paged.hasNextPage) return null;
  return (
    <>
      <p className="about">
        The {events.length} events that were read last, of {total}.
      </p>
      <More of={paged} what="events" />
    </>
  );
}
