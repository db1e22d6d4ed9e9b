import type { Analysis } from "../model/analyse.ts";
import { folded, type Mention, type MentionKind, placeOf, tokenRange, tokensIn } from "./mention.ts";
import { pronounOf } from "./pronouns.ts";
import { type RoleWord, roleWord } from "./role-words.ts";
import { POSSESSIVES } from "./source-heads.ts";
import type { Token } from "./tokens.ts";
import vocabulary from "./vocabulary/mentions.json" with { type: "json" };

/** A mention that the network takes for an actor's with less chance than this is not read. */
export const LEAST_ACTOR = 0.5;
/** A description goes on to its first mark or link; with more words than this it is none. */
const LONGEST = 8;
const PLURAL = /(?:[^s]s|men|people|children)$/u;
const DETERMINERS: ReadonlySet<string> = new Set(vocabulary.determiners.words);
/** "One of them" is a person, "the dead" are several: no body. */
const SOMEBODY: ReadonlySet<string> = new Set(vocabulary.somebody.words);
const SEVERAL: ReadonlySet<string> = new Set(vocabulary.several.words);
const INDEFINITE: ReadonlySet<string> = new Set(vocabulary.indefinite.words);

/**
 * Descriptions of actors by nouns that no vocabulary knows, where the network finds an actor's mention: "a watchman",
 * "the county". `known` are the mentions that the words alone tell.
 */
export function learnedDescriptions(
  tokens: readonly Token[],
  known: readonly Mention[],
  { chains, entities }: Pick<Analysis, "chains" | "entities">,
): readonly Mention[] {
  const taken = tokensIn(tokens, known);
  const named = tokensIn(
    tokens,
    known.filter(({ form }) => form === "name"),
  );
  const persons = new Set(
    entities.filter(({ kind }) => kind === "role").flatMap((entity) => tokenRange(tokens, entity).to - 1),
  );
  return chains.flatMap((chain): Mention[] => {
    const head = tokenRange(tokens, chain.head).from;
    const noun = tokens[head];
    if (chain.actor < LEAST_ACTOR || taken.has(head) || noun === undefined || noun.end !== chain.head.end) return [];
    // "Mr Kim", "two Kims", "Great Marshal": what stands right before a name or description belongs to it.
    if (pronounOf(noun.lower) !== null || (taken.has(head + 1) && goesOn(noun, tokens[head + 1]))) return [];
    let { from } = tokenRange(tokens, chain);
    while (from < head && named.has(from)) from += 1;
    if (head - from >= LONGEST) from = head;
    const words = tokens.slice(from, head + 1);
    const first = words[0]?.lower ?? "";
    const role = roleWord(noun.lower);
    const isPlural = role === null ? PLURAL.test(noun.lower) : role.kind === "group";
    return [
      {
        ...placeOf(tokens, from, head + 1),
        form: "role",
        kind: kindOf(role, noun.lower, isPlural, persons.has(head)),
        words: words.filter(({ lower }) => !DETERMINERS.has(lower) && lower !== "'s").map(({ word }) => folded(word)),
        noun: role?.stem ?? noun.lower,
        gender: role?.gender ?? null,
        isPlural,
        isDefinite: !INDEFINITE.has(first) && !POSSESSIVES.has(first) && DETERMINERS.has(first),
      },
    ];
  });
}

/** Nothing but a space, or the stop of a title, lies between: "Mrs. Lunnik". */
function goesOn(noun: Token, next: Token | undefined): boolean {
  return next !== undefined && next.sentence === noun.sentence && /^\.? $/u.test(next.gap);
}

function kindOf(role: RoleWord | null, noun: string, isPlural: boolean, isPerson: boolean): MentionKind {
  if (role !== null) return role.kind === "person" ? "role" : role.kind;
  if (SOMEBODY.has(noun)) return "role";
  if (SEVERAL.has(noun) || /^\p{N}/u.test(noun)) return "group";
  if (isPlural) return "group";
  return isPerson ? "role" : "organisation";
}
