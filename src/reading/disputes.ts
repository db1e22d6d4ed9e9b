import { clashesOf, clashOf } from "../model/clashes.ts";
import { cosine, middleOf } from "../model/likeness.ts";
import type { Heads } from "../model/weights.ts";
import { rarityIn } from "../text/rarity.ts";
import type { Span } from "../text/span.ts";
import { firstChance, LEAST_CHANCE } from "./dispute-chances.ts";
import { clashingNumbers, type Features, featuresOf, isOneMouth } from "./dispute-features.ts";
import weights from "./dispute-weights.json" with { type: "json" };
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

/** A passage with its sentence as the network saw it. */
export type SeenPassage = Passage & { readonly vector: Float32Array };

/** Two sentences' passages that the network may be asked about, the likeliest first. */
export interface Pairing {
  readonly a: Passage;
  readonly b: Passage;
  readonly features: Features;
}

/**
 * The pairs of a report's passages that may clash: between different ones where not both ask, nor both tell the same
 * words.
 */
export function pairingsOf(passages: readonly SeenPassage[], heads: Heads): readonly Pairing[] {
  const rarity = rarityIn(passages.map(({ stems }) => stems));
  const middle = middleOf(passages.map(({ vector }) => vector));
  return clashesOf(passages, clashOf(heads), COMPARED).flatMap(({ a, b, chance }): Pairing[] => {
    const [first, second] = [passages[a], passages[b]];
    if (first === undefined || second === undefined || first.isQuestion || second.isQuestion) return [];
    if (repeats(first, second)) return [];
    const likeness = cosine(first.vector, second.vector, middle);
    const features = featuresOf(first, second, { clash: chance, likeness, between: b - a - 1 }, rarity);
    return [{ a: first, b: second, features }];
  });
}

/** How many pairs of sentences are weighed by what they have in common: all of a report of 30 sentences. */
const COMPARED = 500;

/**
 * The pairs worth a look at both sentences: few, for each costs the network a short window, and none whose like is
 * seldom told after one.
 */
export function worthALook(
  pairings: readonly Pairing[],
  first = firstChance,
  least = weights.leastLooked,
): readonly Pairing[] {
  return pairings
    .map((pairing) => ({ pairing, chance: first(pairing.features) }))
    .filter(({ chance }) => chance >= least)
    .sort((x, y) => y.chance - x.chance)
    .slice(0, weights.looked)
    .map(({ pairing }) => pairing);
}

/** The same words told again, with the same numbers, and neither turned round by a "not". */
function repeats(first: Passage, second: Passage): boolean {
  const isAlike = first.isNegated === second.isNegated && first.stems.symmetricDifference(second.stems).size === 0;
  return isAlike && clashingNumbers(first, second) === null;
}

/** The disputes among candidates, the likeliest first; of those that were judged, each passage in one. */
export function disputesOf(candidates: readonly Candidate[], actors: readonly Actor[]): readonly Dispute[] {
  const used = new Set<Passage>();
  return [...candidates]
    .filter(({ chance, told }) => chance >= (told === undefined ? LEAST_CHANCE : vocabulary.leastByStances))
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
