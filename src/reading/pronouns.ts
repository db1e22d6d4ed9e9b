import { type Mention, placeOf } from "./mention.ts";
import type { Gender } from "./role-words.ts";
import type { Token } from "./tokens.ts";

/** What a pronoun tells of whom it stands for. */
export interface Pronoun {
  readonly person: "first" | "second" | "third" | "relative";
  readonly isPlural: boolean;
  readonly gender: Gender;
  readonly isThing: boolean;
}

const he = { person: "third", isPlural: false, gender: "male", isThing: false } as const;
const she = { ...he, gender: "female" } as const;
const they = { ...he, isPlural: true, gender: null } as const;
const it = { ...he, gender: null, isThing: true } as const;
const i = { person: "first", isPlural: false, gender: null, isThing: false } as const;
const we = { ...i, isPlural: true } as const;
const you = { ...i, person: "second" } as const;
const who = { person: "relative", isPlural: false, gender: null, isThing: false } as const;
const which = { ...who, isThing: true } as const;
const PRONOUNS: ReadonlyMap<string, Pronoun> = new Map<string, Pronoun>([
  ...["he", "him", "his", "himself"].map((word) => [word, he] as const),
  ...["she", "her", "hers", "herself"].map((word) => [word, she] as const),
  ...["they", "them", "their", "theirs", "both"].map((word) => [word, they] as const),
  ...["it", "its"].map((word) => [word, it] as const),
  ...["i", "me", "my", "mine", "myself"].map((word) => [word, i] as const),
  ...["we", "us", "our", "ours"].map((word) => [word, we] as const),
  ...["you", "your", "yours"].map((word) => [word, you] as const),
  ...["who", "whom", "whose"].map((word) => [word, who] as const),
  ["which", which],
]);

/** What the pronoun tells, or null where the word is none. */
export function pronounOf(lower: string): Pronoun | null {
  return PRONOUNS.get(lower) ?? null;
}

/** The pronouns that may stand for a speaker. Those that stand for no source are only kept where one person is meant. */
export function pronounMentions(tokens: readonly Token[]): readonly Mention[] {
  return tokens.flatMap((token, at): Mention[] => {
    const pronoun = token.word === "US" ? null : pronounOf(token.lower);
    if (pronoun === null) return [];
    return [
      {
        ...placeOf(tokens, at, at + 1),
        form: "pronoun",
        kind: pronoun.isThing ? "organisation" : pronoun.isPlural ? "group" : "person",
        words: [token.lower],
        noun: "",
        gender: pronoun.gender,
        isPlural: pronoun.isPlural,
        isDefinite: true,
      },
    ];
  });
}
