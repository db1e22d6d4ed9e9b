import { sameBearer } from "../names/same-bearer.ts";
import { folded } from "../reading/mention.ts";
import type { Actor, Reading } from "../reading/reading.ts";

/** An actor of a story: its names in all its reports. */
export interface StoryActor {
  readonly id: string;
  readonly name: string;
  readonly names: readonly string[];
}

/** Spellings of two reports are one name's from this likeness on. */
const LEAST = 0.78;

/** The named actors of several reports, those of one name joined: the same words, or spellings that sound alike. */
export function joinActors(readings: readonly Reading[]): readonly StoryActor[] {
  const joined: { kind: Actor["kind"]; words: readonly string[]; names: Set<string>; name: string }[] = [];
  for (const { actors } of readings) {
    for (const actor of actors.filter(({ names }) => names.length > 0)) {
      const words = wordsOf(actor);
      const same = joined.find(
        (other) =>
          other.kind === actor.kind &&
          (other.words.join(" ") === words.join(" ") ||
            (actor.kind === "person" &&
              words.length > 1 &&
              other.words.length > 1 &&
              sameBearer(words.join(" "), other.words.join(" "), "person").likelihood >= LEAST)),
      );
      if (same === undefined) joined.push({ kind: actor.kind, words, names: new Set(actor.names), name: actor.name });
      else for (const name of actor.names) same.names.add(name);
    }
  }
  return joined.map(({ names, name }, i) => ({ id: `P${i + 1}`, name, names: [...names] }));
}

function wordsOf({ name }: Actor): readonly string[] {
  return folded(name).match(/[\p{L}\p{N}-]+/gu) ?? [];
}
