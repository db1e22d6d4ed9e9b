import type { Reading } from "../../reading/reading.ts";
import { type Body, CORRECTABLE_KINDS, type CorrectableKind, partOf } from "../row-parts.ts";
import type { Correction } from "./correction.ts";
import { lay } from "./lay.ts";
import { bestRow } from "./overlap.ts";

/** What one correction did. */
export interface Step {
  readonly correction: Correction;
  /** The row that it was laid onto, or null where it found none; then `unlaid` says why. */
  readonly local: string | null;
  readonly unlaid: string | null;
  readonly changes: readonly Change[];
}

export interface Change {
  readonly kind: CorrectableKind;
  readonly local: string;
  readonly before: Body | null;
  readonly after: Body | null;
}

export interface Replayed {
  readonly reading: Reading;
  readonly steps: readonly Step[];
}

/** Why a correction that was taken back is laid onto nothing. */
export const WITHDRAWN = "It was withdrawn.";

/** What the machine read, with people's corrections laid onto it one after another. */
export function replay(machine: Reading, corrections: readonly Correction[]): Replayed {
  const withdrawn = new Set(corrections.flatMap(({ withdraws }) => withdraws ?? []));
  let reading = machine;
  const steps = corrections.map((correction): Step => {
    const { action, kind, anchor, row } = correction;
    const local = bestRow(partOf(reading, kind), kind, anchor, row)?.id ?? null;
    if (withdrawn.has(correction.id)) return { correction, local, unlaid: WITHDRAWN, changes: [] };
    if (action === "withdraw")
      return { correction, local, unlaid: local === null ? "The row is no longer there." : null, changes: [] };
    const laid = lay(reading, correction);
    if ("unlaid" in laid) return { correction, local: null, unlaid: laid.unlaid, changes: [] };
    const changes = changesBetween(reading, laid.reading);
    reading = laid.reading;
    return { correction, local: laid.local, unlaid: null, changes };
  });
  return { reading, steps };
}

/** The rows that differ between two states of a reading. */
function changesBetween(before: Reading, after: Reading): readonly Change[] {
  return CORRECTABLE_KINDS.flatMap((kind) => {
    const [old, now] = [partOf(before, kind), partOf(after, kind)];
    if (old === now) return [];
    const olds = new Map(old.map((row) => [row.id, row]));
    const nows = new Map(now.map((row) => [row.id, row]));
    const ids = [...new Set([...olds.keys(), ...nows.keys()])].filter((id) => olds.get(id) !== nows.get(id));
    return ids.map((local) => ({ kind, local, before: olds.get(local) ?? null, after: nows.get(local) ?? null }));
  });
}
