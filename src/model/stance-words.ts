import type { Span } from "../text/span.ts";
import { eventRow } from "./event-row.ts";
import { argmax, softmax } from "./layers.ts";
import type { WindowScores } from "./network.ts";
import { roleRuns, sentenceRange } from "./role-runs.ts";
import { roleScores } from "./roles.ts";
import type { Heads } from "./weights.ts";
import type { Window } from "./windows.ts";

/** A word that shows where somebody stands, as the network tells it. */
export interface FoundStance {
  readonly anchor: Span;
  /** One of `heads.polarities`. */
  readonly polarity: string;
  /** The words of its sentence that tell whose it is, and what it is about. */
  readonly holders: readonly Span[];
  readonly targets: readonly Span[];
  readonly chance: number;
}

const HOLDER = 1;
const TARGET = 2;

/** The words of one window that show a stance. `training/happenings.py` says what the scores were learned from. */
export function decodeStances(
  window: Window,
  scores: WindowScores,
  sentences: readonly Span[],
  heads: Heads,
): readonly FoundStance[] {
  const { stances, width } = eventRow(heads);
  return window.words.flatMap(({ start, end }, i): FoundStance[] => {
    const chances = softmax(scores.events.subarray(i * width + stances, (i + 1) * width));
    const chance = 1 - (chances[0] ?? 1);
    if (chance <= heads.settings.leastStance) return [];
    const range = sentenceRange(window, { start, end }, sentences);
    const roles = roleScores(
      i,
      scores.anchor,
      scores.party,
      { pair: heads.stancePair, distance: heads.stanceDistance, pairWidth: heads.pairWidth },
      range,
    );
    const spans = (role: number) =>
      roleRuns(window, range, roles, role, heads.settings.leastParty).map(({ span }) => span);
    return [
      {
        anchor: { start, end },
        polarity: heads.polarities[argmax(chances.subarray(1))] ?? "",
        holders: spans(HOLDER),
        targets: spans(TARGET),
        chance,
      },
    ];
  });
}
