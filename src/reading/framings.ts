import { isOneMouth } from "./dispute-features.ts";
import type { Candidate } from "./disputes.ts";
import type { Passage } from "./passages.ts";
import type { Actor } from "./reading.ts";
import vocabulary from "./vocabulary/framings.json" with { type: "json" };
import { wordStarts } from "./word-starts.ts";

const FIELDS = vocabulary.fields.map((field) => ({
  what: field.what,
  isAgainst: wordStarts(field.against),
  isFor: wordStarts(field.for),
}));

/**
 * Passages of two mouths that give one thing names of opposite value: "bandits" here, "brave men" there. The bad
 * name is told against the nearest good one, where both speak of somebody or something in common, or for two camps.
 */
export function framings(text: string, passages: readonly Passage[], actors: readonly Actor[]): readonly Candidate[] {
  const sectorOf = new Map(actors.map(({ id, sector }) => [id, sector]));
  const campsOf = ({ speakers }: Passage) => speakers.flatMap((id) => sectorOf.get(id) ?? []);
  return FIELDS.flatMap(({ what, isAgainst, isFor }): Candidate[] => {
    const words = (passage: Passage) => text.slice(passage.start, passage.end);
    const bad = passages.filter((passage) => isAgainst(words(passage)) && !isFor(words(passage)));
    const good = passages.filter((passage) => isFor(words(passage)) && !isAgainst(words(passage)));
    const pairs = bad.flatMap((one) => {
      const others = good.filter((other) => !isOneMouth(one, other) && areOfOneThing(one, other, campsOf));
      const near = others.reduce<Passage | null>((b, o) => (b === null || apart(one, o) < apart(one, b) ? o : b), null);
      return near === null ? [] : [one.start < near.start ? { a: one, b: near } : { a: near, b: one }];
    });
    const why = `Two mouths give ${what} names of opposite value, or what may be the same.`;
    return pairs.map((pair) => ({ ...pair, chance: vocabulary.confidence, told: { kind: "framing", why } }));
  });
}

function areOfOneThing(a: Passage, b: Passage, campsOf: (passage: Passage) => readonly string[]): boolean {
  if (a.stems.intersection(b.stems).size > 0 || a.actors.intersection(b.actors).size > 0) return true;
  const [ours, theirs] = [campsOf(a), campsOf(b)];
  return ours.length > 0 && theirs.length > 0 && !ours.some((camp) => theirs.includes(camp));
}

/** How many signs stand between two passages. */
function apart(a: Passage, b: Passage): number {
  return Math.max(a.start, b.start) - Math.min(a.end, b.end);
}
