import { folded, type Mention, placeOf, tokensIn } from "./mention.ts";
import { type Gender, genderOf, isTitle, type RoleWord, roleWord } from "./role-words.ts";
import { POSSESSIVES } from "./source-heads.ts";
import type { Token } from "./tokens.ts";
import vocabulary from "./vocabulary/mentions.json" with { type: "json" };

const DETERMINERS: ReadonlySet<string> = new Set(vocabulary.determiners.words);
/** Some of those whom the words behind "of" describe. */
const PARTITIVES: ReadonlySet<string> = new Set(vocabulary.partitives.words);
const INDEFINITE: ReadonlySet<string> = new Set(vocabulary.indefinite.words);
/** A description does not reach over these to its determiner. */
const STOPS: ReadonlySet<string> = new Set(vocabulary.stops.words);
/** Words that qualify an office and stand before it without a determiner: "deputy foreign minister". */
const QUALIFIERS: ReadonlySet<string> = new Set(vocabulary.qualifiers.words);
/** Bodies that are named without a determiner. */
const BARE: ReadonlySet<string> = new Set(vocabulary.bare.words);
/** Bodies whose names are adjectives too: "the military base". */
const ADJECTIVES: ReadonlySet<string> = new Set(vocabulary.adjectives.words);
/** Behind "a" these are no ranks: "a general strike". */
const RANKS_OR_QUALITIES: ReadonlySet<string> = new Set(vocabulary.ranksOrQualities.words);
const LONGEST = 5;

/**
 * Descriptions by office, work, kinship or body, from the determiner to the noun and the "of …" that goes with it:
 * "the defence minister", "a medical source in the hospital", "the government", "the inhabitants of Caracas". A bare
 * plural is left to the sources of statements: not every crowd is an actor.
 */
export function describedMentions(
  text: string,
  tokens: readonly Token[],
  names: readonly Mention[],
): readonly Mention[] {
  const named = tokensIn(tokens, names);
  const persons = tokensIn(
    tokens,
    names.filter(({ kind }) => kind === "person"),
  );
  const found: Mention[] = [];
  let reached = 0;
  tokens.forEach((token, i) => {
    if (i < reached || named.has(i)) return;
    const role = roleWord(token.lower);
    if (role === null) return;
    const next = tokens[i + 1];
    // The last noun of a compound is its head: "police spokesman", "press service".
    if (next !== undefined && next.gap === " " && !named.has(i + 1) && roleWord(next.lower) !== null) return;
    const from = startOf(tokens, i, named, reached);
    const before = tokens[from];
    const isBare = before === undefined || !DETERMINERS.has(before.lower);
    const isTitled = named.has(i + 1) && next?.gap === " ";
    if (BARE.has(token.lower)) {
      reached = i + 1;
      found.push(described(tokens, from, i, i + 1, role));
      return;
    }
    if (isBare && from === i && !isTitled && !token.isCapital && tokens[i - 1]?.lower !== "'s") return;
    const to = isTitled ? i + 1 : endOf(tokens, i + 1, named, persons);
    const isQuality =
      ADJECTIVES.has(token.lower) || (RANKS_OR_QUALITIES.has(token.lower) && /^an?$/u.test(before?.lower ?? ""));
    if (isQuality && to === i + 1 && isLowerNoun(tokens[i + 1])) return;
    if (
      role.kind === "person" &&
      !isTitled &&
      isBare &&
      from === i &&
      token.isCapital &&
      to === i + 1 &&
      token.gap !== ""
    ) {
      if (isTitle(token.lower) && /[.:]$/.test(text.charAt(token.end))) return;
    }
    reached = to;
    found.push(described(tokens, from, i, to, role));
  });
  return found;
}

function described(tokens: readonly Token[], from: number, noun: number, to: number, role: RoleWord): Mention {
  const words = tokens
    .slice(from, to)
    .filter(({ lower }) => !STOPS.has(lower) && !DETERMINERS.has(lower) && lower !== "'s");
  const first = tokens[from]?.lower ?? "";
  const gender: Gender = role.gender ?? genderOf(tokens[noun - 1]?.lower ?? "");
  const isPart = isPartAt(tokens, from);
  const isOne = role.kind === "person" || (isPart && first === "one" && role.kind === "group");
  return {
    ...placeOf(tokens, from, to),
    form: "role",
    kind: isOne ? "role" : role.kind,
    words: words.map(({ word }) => folded(word)),
    // "The soldiers" are not the one of them who spoke.
    noun: isPart ? `${first} of ${role.stem}` : role.stem,
    gender,
    isPlural: role.kind === "group" && !isOne,
    isDefinite: !isPart && !INDEFINITE.has(first) && !POSSESSIVES.has(first),
  };
}

function isPartAt(tokens: readonly Token[], at: number): boolean {
  return PARTITIVES.has(tokens[at]?.lower ?? "") && tokens[at + 1]?.lower === "of" && tokens[at + 1]?.gap === " ";
}

/** Left of the noun: to the determiner or the possessor, or over the words that qualify an office. */
function startOf(tokens: readonly Token[], noun: number, named: ReadonlySet<number>, least: number): number {
  const head = tokens[noun];
  for (let i = noun - 1; i >= Math.max(least, noun - LONGEST); i--) {
    const token = tokens[i];
    if (token === undefined || token.block !== head?.block || !isSpace(tokens[i + 1]?.gap ?? "")) break;
    // "said that 34 miners": a clause begins, not a description.
    if (token.lower === "that" && /^\p{N}|[^ius']s$/u.test(tokens[i + 1]?.lower ?? "")) break;
    if (DETERMINERS.has(token.lower)) return isPartAt(tokens, i - 2) ? i - 2 : i;
    if (token.lower === "'s") {
      let from = i;
      while (from > least && named.has(from - 1)) from -= 1;
      if (from === i) from = determinedBefore(tokens, i, least);
      return from;
    }
    if (STOPS.has(token.lower)) break;
  }
  let from = noun;
  while (from > least) {
    const token = tokens[from - 1];
    if (token === undefined || token.block !== head?.block || !isSpace(tokens[from]?.gap ?? "")) break;
    const isFirst = !isSpace(token.gap);
    const isOffice = QUALIFIERS.has(token.lower) || roleWord(token.lower) !== null || isTitle(token.lower);
    if (!isOffice && !named.has(from - 1) && (!token.isCapital || isFirst || STOPS.has(token.lower))) break;
    from -= 1;
  }
  return from;
}

/** The determiner of a possessor without a name: "the separatists' …", "the ministry's …". */
function determinedBefore(tokens: readonly Token[], at: number, least: number): number {
  for (let i = at - 1; i >= Math.max(least, at - LONGEST + 1); i--) {
    const lower = tokens[i]?.lower ?? "";
    if (DETERMINERS.has(lower)) return i;
    if (STOPS.has(lower) || (!isSpace(tokens[i + 1]?.gap ?? "") && i + 1 !== at)) break;
  }
  return at + 1;
}

/** Right of the noun: "of the Second Armoured Brigade", "of the village council", "for foreign affairs". */
function endOf(
  tokens: readonly Token[],
  after: number,
  named: ReadonlySet<number>,
  persons: ReadonlySet<number>,
): number {
  let end = after;
  for (;;) {
    const link = tokens[end];
    if (link === undefined || !isSpace(link.gap) || !["of", "for", "in", "at"].includes(link.lower)) return end;
    let i = end + 1;
    while (isSpace(tokens[i]?.gap ?? "") && DETERMINERS.has(tokens[i]?.lower ?? "")) i += 1;
    const first = i;
    while (
      i - first < LONGEST &&
      isSpace(tokens[i]?.gap ?? "") &&
      (named.has(i) || tokens[i]?.isCapital === true || QUALIFIERS.has(tokens[i]?.lower ?? ""))
    )
      i += 1;
    // A person's name is the holder's, unless it tells whose: "an official at Maduro's camp".
    const person = Array.from({ length: i - first }, (_, k) => first + k).find((k) => persons.has(k));
    if (person !== undefined) {
      if (tokens[i]?.lower === "'s" && isSpace(tokens[i + 1]?.gap ?? "")) return i + 2;
      const isOther = named.has(person - 1) || tokens[person - 1]?.isCapital === false;
      return person > first && link.lower === "of" && isOther ? person : end;
    }
    // "A diplomat in Velm's capital": the noun that is had goes with its owner.
    if (i > first && tokens[i]?.lower === "'s" && isLowerNoun(tokens[i + 1])) return i + 2;
    // A noun in lower case ends the phrase where it stands for a body, or is all there is.
    const noun = tokens[i];
    const isBody = noun !== undefined && isSpace(noun.gap) && roleWord(noun.lower) !== null;
    if (isBody) i += 1;
    else if (i === first && link.lower === "of" && noun !== undefined && isSpace(noun.gap) && !STOPS.has(noun.lower))
      i += 1;
    if (i === first || (link.lower !== "of" && !isBody && !named.has(first) && tokens[first]?.isCapital !== true))
      return end;
    end = i;
  }
}

function isLowerNoun(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    isSpace(token.gap) &&
    !token.isCapital &&
    !STOPS.has(token.lower) &&
    !/(?:ed|s)$/.test(token.lower)
  );
}

/** One phrase goes on: nothing but space, or the mark of a plural's possessive, lies between. */
function isSpace(gap: string): boolean {
  return /^['’]?[^\S\n]+$/u.test(gap);
}
