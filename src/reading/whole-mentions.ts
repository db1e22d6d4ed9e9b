import type { ChainMention } from "../model/chains.ts";
import { contains, firstEndingAfter, type Span, textAt } from "../text/span.ts";
import { addWhole } from "./described-source.ts";
import { LEAST_ACTOR } from "./learned-descriptions.ts";
import { type Mention, tokenRange } from "./mention.ts";
import { pronounOf } from "./pronouns.ts";
import type { Scene } from "./scene.ts";
import { POSSESSIVES } from "./source-heads.ts";
import type { Token } from "./tokens.ts";
import vocabulary from "./vocabulary/mentions.json" with { type: "json" };

/** A description as far as the network finds that it goes. */
export interface Whole {
  /** The mention in whose words the head lies. */
  readonly inner: Mention;
  readonly chain: ChainMention;
}

/** The network's mentions of actors that reach beyond a name or description of which they are the whole. */
export function wholesOf(mentions: readonly Mention[], chains: readonly ChainMention[]): readonly Whole[] {
  const solid = mentions.filter(({ form }) => form !== "pronoun").sort((a, b) => a.end - b.end);
  return chains.flatMap((chain): Whole[] => {
    if (chain.actor < LEAST_ACTOR) return [];
    const inner = solid[firstEndingAfter(solid, chain.head.start)];
    const isWhole = inner !== undefined && contains(inner, chain.head) && contains(chain, inner);
    return isWhole && !cuts(chain, solid) && chain.end - chain.start > inner.end - inner.start
      ? [{ inner, chain }]
      : [];
  });
}

/**
 * Lays all the words that describe an actor to it where the network finds how far they go: "the woman next to him" where
 * "the woman" is known.
 */
export function layWholes(scene: Scene, wholes: readonly Whole[]): void {
  for (const { inner, chain } of wholes) {
    const cluster = scene.of.get(inner);
    const range = tokenRange(scene.tokens, chain);
    if (cluster !== undefined && opensPhrase(scene.tokens[range.from])) addWhole(scene.tokens, range, cluster);
  }
}

/** For each description the person whose name ends the whole of it behind a comma: "a passenger with a ticket, Nils Ahl". */
export function wholeHolders(
  text: string,
  mentions: readonly Mention[],
  wholes: readonly Whole[],
): ReadonlyMap<Mention, Mention> {
  const holders = new Map<Mention, Mention>();
  const persons = new Map(
    mentions.filter(({ form, kind }) => form === "name" && kind === "person").map((name) => [name.end, name] as const),
  );
  for (const { inner, chain } of wholes) {
    if (inner.form !== "role" || inner.kind !== "role") continue;
    const name = persons.get(chain.end);
    if (name === undefined || name.start < inner.end) continue;
    if (/,[^\S\n]*(?:\p{Lu}\p{L}*\.?[^\S\n]+)?$/u.test(textAt(text, { start: inner.end, end: name.start })))
      holders.set(inner, name);
  }
  return holders;
}

/** Whether the span begins or ends inside a mention: then it is no phrase. */
function cuts({ start, end }: Span, solid: readonly Mention[]): boolean {
  return [start, end].some((at) => (solid[firstEndingAfter(solid, at)]?.start ?? at) < at);
}

/** "They had been elected chairman" and "and rival" are no phrases of the noun. */
function opensPhrase(first: Token | undefined): boolean {
  if (first === undefined || CONJUNCTIONS.has(first.lower)) return false;
  return pronounOf(first.lower) === null || POSSESSIVES.has(first.lower);
}

const CONJUNCTIONS: ReadonlySet<string> = new Set(vocabulary.conjunctions.words);
