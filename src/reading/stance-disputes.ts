import { overlaps, type Span } from "../text/span.ts";
import type { Candidate } from "./disputes.ts";
import { type Passage, stemsOf } from "./passages.ts";
import type { Actor, Dispute, Stance } from "./reading.ts";

/** So many telling words must be shared by what one is for and the other against. */
const SHARED = 2;

/**
 * Passages that put one actor, or a state and who holds office in it, on both sides of one thing: the report tells that
 * Lothia backs the uprising, and Lothia's president condemns it. The narrator is most often who is wrong.
 */
export function stanceDisputes(
  text: string,
  stances: readonly Stance[],
  actors: readonly Actor[],
  passages: readonly Passage[],
): readonly Candidate[] {
  const bearers = new Map(actors.map((actor) => [actor.id, actor]));
  const placed = stances.flatMap((stance) => {
    const evidence = stance.evidence[0];
    const passage = evidence === undefined ? null : passageAt(passages, evidence);
    return passage === null ? [] : [{ stance, passage }];
  });
  const found: Candidate[] = [];
  for (const one of placed.filter(({ stance }) => stance.polarity === "supports"))
    for (const other of placed.filter(({ stance }) => stance.polarity === "opposes")) {
      if (one.passage === other.passage) continue;
      if (!areOne(bearers.get(one.stance.actor), bearers.get(other.stance.actor))) continue;
      if (!isSameThing(text, one, other)) continue;
      const [a, b] = [one, other].sort((x, y) => x.passage.start - y.passage.start);
      if (a === undefined || b === undefined) continue;
      if (found.some((known) => known.a === a.passage && known.b === b.passage)) continue;
      const chance = Math.sqrt(one.stance.confidence * other.stance.confidence);
      found.push({ a: a.passage, b: b.passage, chance, told: toldOf(bearers, one.stance, other.stance) });
    }
  return found;
}

function toldOf(bearers: ReadonlyMap<string, Actor>, one: Stance, other: Stance): Pick<Dispute, "kind" | "why"> {
  const [first, second] = [one, other].map(({ actor }) => bearers.get(actor)?.name ?? "");
  const why =
    one.actor === other.actor
      ? `${first} is told to support and to oppose the same.`
      : `${first} is told to support what ${second} opposes, who speaks for it or for whom it speaks.`;
  return { kind: "self-contradiction", why };
}

interface Placed {
  readonly stance: Stance;
  readonly passage: Passage;
}

/** The same actor, or a state and a person or role of that country who holds an office. */
function areOne(a: Actor | undefined, b: Actor | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  if (a.id === b.id) return true;
  const speaksFor = (state: Actor, person: Actor) =>
    state.kind === "state" && person.kind === "person" && person.roles.length > 0 && person.country === state.country;
  return a.country !== null && (speaksFor(a, b) || speaksFor(b, a));
}

/** The target of either stance, in words, stands in the other's sentence too. */
function isSameThing(text: string, one: Placed, other: Placed): boolean {
  return shares(text, one.stance, other.passage) || shares(text, other.stance, one.passage);
}

function shares(text: string, { target }: Stance, { sentence }: Passage): boolean {
  const words = text.slice(target.start, target.end);
  return stemsOf(words).intersection(stemsOf(text.slice(sentence.start, sentence.end))).size >= SHARED;
}

function passageAt(passages: readonly Passage[], span: Span): Passage | null {
  return passages.find(({ sentence }) => overlaps(sentence, span)) ?? null;
}
