import { roleWord } from "./role-words.ts";
import type { Token } from "./tokens.ts";

/** A name of so many words is one: "I am Spanish" is none. */
const SHORTEST = 2;
const LONGEST = 3;

/**
 * Where somebody makes himself known, "I am Petra Lunnik", "Interviewed by: Petra Lunnik", the words of his name: an exact form
 * that the network may miss.
 */
export function introducedNames(tokens: readonly Token[]): readonly { readonly from: number; readonly to: number }[] {
  return tokens.flatMap((token, i) => {
    const before = tokens[i - 1];
    const isOwn = before?.lower === "i" && (token.lower === "am" || token.lower === "'m");
    const isNamed = token.lower === "is" && before?.lower === "name" && tokens[i - 2]?.lower === "my";
    const asks = token.lower === "by" && /^interview(?:ed)?$/.test(before?.lower ?? "");
    if (!isOwn && !isNamed && !asks) return [];
    let to = i + 1;
    while (to - i <= LONGEST && isNameWord(tokens[to])) to += 1;
    return to - i - 1 < SHORTEST ? [] : [{ from: i + 1, to }];
  });
}

function isNameWord(token: Token | undefined): boolean {
  return token?.isCapital === true && /^:? $/u.test(token.gap) && roleWord(token.lower) === null;
}
