import type { Span } from "../text/span.ts";
import { eventRow } from "./event-row.ts";
import { argmax, softmax } from "./layers.ts";
import type { WindowScores } from "./network.ts";
import { roleRuns, sentenceRange } from "./role-runs.ts";
import { roleScores } from "./roles.ts";
import type { Heads } from "./weights.ts";
import type { Window } from "./windows.ts";

/** An event as the network tells it: the words of its actors and recipients, before it is known who they are. */
export interface FoundHappening {
  readonly anchor: Span;
  /** A type of the PLOVER ontology. */
  readonly type: string;
  readonly actors: readonly Span[];
  readonly recipients: readonly Span[];
  readonly modality: string;
  /** How far the text commits to it: from -3, it did not happen, to 3, it did. */
  readonly commitment: number;
  /** The chances that the word tells an event at all, that it has this type, and the mean one of its parties' words. */
  readonly scores: readonly [event: number, type: number, parties: number];
}

const ACTOR = 1;
const RECIPIENT = 2;

/** The events of one window, by the words that tell them. `training/happenings.py` says what the scores were learned from. */
export function decodeHappenings(
  window: Window,
  scores: WindowScores,
  sentences: readonly Span[],
  heads: Heads,
): readonly FoundHappening[] {
  const at = eventRow(heads);
  const found: FoundHappening[] = [];
  let last = -1;
  for (const [i, { start, end }] of window.words.entries()) {
    const row = scores.events.subarray(i * at.width, (i + 1) * at.width);
    const chances = softmax(row.subarray(at.types, at.modalities));
    const event = 1 - (chances[0] ?? 1);
    if (event <= heads.settings.leastEvent) continue;
    const type = argmax(chances.subarray(1));
    const name = heads.eventTypes[type] ?? "";
    const before = found.at(-1);
    // Two words in a row that tell one type are one telling: "opened fire".
    if (last === i - 1 && before?.type === name) {
      last = i;
      if (event <= before.scores[0]) continue;
      found.pop();
    }
    last = i;
    const range = sentenceRange(window, { start, end }, sentences);
    const roles = roleScores(
      i,
      scores.anchor,
      scores.party,
      { pair: heads.eventPair, distance: heads.eventDistance, pairWidth: heads.pairWidth },
      range,
    );
    const actors = roleRuns(window, range, roles, ACTOR, heads.settings.leastParty);
    const recipients = roleRuns(window, range, roles, RECIPIENT, heads.settings.leastParty);
    const all = [...actors, ...recipients];
    found.push({
      anchor: { start, end },
      type: name,
      actors: actors.map(({ span }) => span),
      recipients: recipients.map(({ span }) => span),
      modality: heads.modalities[argmax(row.subarray(at.modalities, at.commitment))] ?? "happened",
      commitment: row[at.commitment] ?? 0,
      scores: [
        event,
        (chances[type + 1] ?? 0) / event,
        all.length === 0 ? 0.5 : all.reduce((sum, { chance }) => sum + chance, 0) / all.length,
      ],
    });
  }
  return found;
}
