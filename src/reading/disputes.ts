import type { Clash } from "../model/clashes.ts";
import type { Span } from "../text/span.ts";
import type { Passage } from "./passages.ts";
import type { Actor, Dispute } from "./reading.ts";
import vocabulary from "./vocabulary/disputes.json" with { type: "json" };

/** A pair of passages that may not both hold, and how likely that is. */
export interface Candidate {
  readonly a: Passage;
  readonly b: Passage;
  readonly chance: number;
  /** What is known of it beforehand: the stances that make it one. */
  readonly told?: Pick<Dispute, "kind" | "why">;
}

/** So many signs may stand between a sentence and the next one. */
const BREATH = 3;
/** Pairs less likely than this are not told: a false dispute costs its reader more than a missed one. */
const LEAST = vocabulary.least;
/** What the first look, at vectors, weighs against the second, at both sentences: chosen on reports not trained on. */
const FIRST = 0.35;
/** Where the first chance is less than this, the second cannot help. */
const LEAST_AT_FIRST = LEAST ** (1 / FIRST);

/**
 * The pairs worth a second look: those of the clashing sentences between different passages where not both ask, and
 * not both tell the same words.
 */
export function candidatesOf(clashes: readonly Clash[], passages: readonly (Passage | null)[]): readonly Candidate[] {
  return clashes.flatMap(({ a, b, chance }): Candidate[] => {
    if (chance < LEAST_AT_FIRST) return [];
    const [first, second] = [passages[a], passages[b]];
    if (first == null || second == null || first.isQuestion || second.isQuestion) return [];
    if (goesOn(first, second)) return [];
    const isRepeated = first.stems.size > 0 && first.stems.symmetricDifference(second.stems).size === 0;
    return isRepeated ? [] : [{ a: first, b: second, chance }];
  });
}

/** Nobody contradicts himself in one breath: the next sentence of the same mouth goes on, unless it counts otherwise. */
function goesOn(first: Passage, second: Passage): boolean {
  const isNext = second.sentence.start - first.sentence.end <= BREATH;
  return isNext && isOneMouth(first, second) && clashingNumbers(first, second) === null;
}

function isOneMouth(a: Passage, b: Passage): boolean {
  return a.row === null ? b.row === null : a.speakers.some((id) => b.speakers.includes(id));
}

/** The chance of a pair by both looks: the geometric mean of theirs, weighed. */
export function chanceOf(first: number, second: number): number {
  return first ** FIRST * second ** (1 - FIRST);
}

/** The disputes among candidates, the likeliest first; of those that were judged, each passage in one. */
export function disputesOf(candidates: readonly Candidate[], actors: readonly Actor[]): readonly Dispute[] {
  const used = new Set<Passage>();
  return [...candidates]
    .filter(({ chance }) => chance >= LEAST)
    .sort((x, y) => y.chance - x.chance || x.a.start - y.a.start)
    .filter(({ a, b, told }) => {
      if (told !== undefined) return true;
      // A sentence that denies much seems to clash with all around it: it is told against what it clashes with most.
      if (used.has(a) || used.has(b)) return false;
      used.add(a).add(b);
      return true;
    })
    .slice(0, vocabulary.most)
    .map(({ a, b, chance, told }, i): Dispute => {
      const kind = told?.kind ?? kindOf(a, b);
      return {
        id: `D${i + 1}`,
        kind,
        a: { row: a.row?.id ?? null, span: spanOf(a) },
        b: { row: b.row?.id ?? null, span: spanOf(b) },
        actors: [...new Set([...a.speakers, ...b.speakers])],
        why: told?.why ?? whyOf(kind, a, b, actors),
        confidence: Math.round(chance * 100) / 100,
      };
    });
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}

/** One speaker, or the report itself, on both sides contradicts himself; two numbers for one count are figures. */
function kindOf(a: Passage, b: Passage): Dispute["kind"] {
  if (clashingNumbers(a, b) !== null) return "figures";
  if (isOneMouth(a, b)) return "self-contradiction";
  return a.isDenial || b.isDenial || a.isNegated !== b.isNegated ? "denial" : "tension";
}

/** Two different numbers of things that share a word. */
export function clashingNumbers(a: Passage, b: Passage): readonly [string, string] | null {
  for (const x of a.numbers) {
    for (const y of b.numbers) {
      if (x.value !== y.value && x.counted.intersection(y.counted).size > 0) return [x.value, y.value];
    }
  }
  return null;
}

function whyOf(kind: Dispute["kind"], a: Passage, b: Passage, actors: readonly Actor[]): string {
  const teller = ({ row, speakers }: Passage) => {
    const names = speakers.flatMap((id) => actors.find((actor) => actor.id === id)?.name ?? []);
    return names.length > 0 ? names.join(" and ") : row === null ? "the report itself" : "somebody unnamed";
  };
  const [first, second] = [teller(a), teller(b)];
  const numbers = clashingNumbers(a, b);
  switch (kind) {
    case "figures":
      return `${first} and ${second} count the same and come to ${numbers?.[0] ?? "one number"} and ${numbers?.[1] ?? "another"}.`;
    case "self-contradiction":
      return `Both are told by ${first}, and one does not fit the other.`;
    case "denial":
      return `What ${first} holds and what ${second} holds deny each other.`;
    default:
      return `What ${first} holds and what ${second} holds cannot well both be so.`;
  }
}
