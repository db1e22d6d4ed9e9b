import type { Event } from "../reading/reading.ts";
import vocabulary from "./vocabulary/plover.json" with { type: "json" };

interface TypeFacts {
  readonly quad: number;
  readonly score: number;
  readonly modes: Readonly<Record<string, number>>;
}

const TYPES: Readonly<Record<string, TypeFacts>> = vocabulary.types;

/** PLOVER's class of verbal and material cooperation and conflict, 1 to 4 (manual 2.0, section 1). */
export function quadOf({ type }: Pick<Event, "type">): number {
  return TYPES[type]?.quad ?? 0;
}

/** How cooperative an event is, from -10 to 10: its mode's score, or else its type's. */
export function scoreOf({ type, mode }: Pick<Event, "type" | "mode">): number {
  const facts = TYPES[type];
  return (mode === null ? undefined : facts?.modes[mode]) ?? facts?.score ?? 0;
}
