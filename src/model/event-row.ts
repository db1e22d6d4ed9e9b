import type { Heads } from "./weights.ts";

/** Where a word's scores of events stand in its row of the network's `events`, one part behind the other. */
export interface EventRow {
  /** None, and each of `heads.eventTypes`. */
  readonly types: number;
  readonly modalities: number;
  /** One number: how far the text commits to it. */
  readonly commitment: number;
  /** None, and each of `heads.polarities`. */
  readonly stances: number;
  readonly width: number;
}

/** The layout of `training/network.py`. */
export function eventRow(heads: Pick<Heads, "eventTypes" | "modalities" | "polarities">): EventRow {
  const modalities = 1 + heads.eventTypes.length;
  const commitment = modalities + heads.modalities.length;
  const stances = commitment + 1;
  return { types: 0, modalities, commitment, stances, width: stances + 1 + heads.polarities.length };
}
