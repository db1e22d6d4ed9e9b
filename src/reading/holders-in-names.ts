import { givenGender } from "./given-gender.ts";
import { folded, type Run } from "./mention.ts";
import { isTitle, roleWord } from "./role-words.ts";
import { isBeside, type Token } from "./tokens.ts";
import vocabulary from "./vocabulary/mentions.json" with { type: "json" };

/** Between a role and the body that it is held in. */
const OF: ReadonlySet<string> = new Set(vocabulary.officeLinks.words);
const QUALIFIERS: ReadonlySet<string> = new Set(vocabulary.qualifiers.words);
/** A role begins at most so many words before its body. */
const LONGEST_OFFICE = 8;

/**
 * "The secretary of the Ministry of Tides of Kessany Anna Lunnik": behind a role and its "of", as languages
 * without articles have it, the body's name goes over into the holder's. The holder's begins with a known first name, or
 * its surname stands alone elsewhere.
 */
export function withHolders(tokens: readonly Token[], runs: readonly Run[]): readonly Run[] {
  const alone = new Set(runs.filter(({ from, to }) => to - from === 1).map(({ from }) => tokens[from]?.lower));
  return runs.flatMap((run): readonly Run[] => {
    const { from, to, kind } = run;
    const named = kind === "organisation" ? behindTitle(tokens, run) : from;
    if (named > from) return [{ from: named, to, kind: "person" }];
    const [first, last] = [tokens[to - 2], tokens[to - 1]];
    const mayHold = (kind === "organisation" || kind === "place") && to - from > 2 && isOffice(tokens, from);
    if (!mayHold || first?.isCapital !== true || last?.isCapital !== true || roleWord(last.lower) !== null)
      return [run];
    if (!alone.has(last.lower) && givenGender([[folded(first.word), folded(last.word)]]) === null) return [run];
    return [
      { ...run, to: to - 2 },
      { from: to - 2, to, kind: "person" },
    ];
  });
}

/** Where a person's name begins behind an owner and a title, "the Federation's Vice President Mine"; elsewhere the run's beginning. */
function behindTitle(tokens: readonly Token[], { from, to }: Run): number {
  const tells = (lower: string) => QUALIFIERS.has(lower) || isTitle(lower) || roleWord(lower)?.kind === "person";
  let end = from;
  while (end < to && tells(tokens[end]?.lower ?? "")) end += 1;
  const [last, next] = [tokens[to - 1], tokens[to]];
  // "Mine" is a body elsewhere, but not before a surname.
  const goesOn = last !== undefined && next?.isCapital === true && isBeside(next, last);
  const isName = end < to && (goesOn || roleWord(last?.lower ?? "") === null);
  return isName && tokens[from - 1]?.lower === "'s" ? end : from;
}

/** Whether a person's role and "of" lead to the word: "the secretary of the Ministry", "her counterpart from Kessany". */
function isOffice(tokens: readonly Token[], at: number): boolean {
  let i = at - 1;
  if (tokens[i]?.lower === "the") i -= 1;
  if (!OF.has(tokens[i]?.lower ?? "")) return false;
  for (i -= 1; i >= at - LONGEST_OFFICE && tokens[i]?.sentence === tokens[at]?.sentence; i--)
    if (roleWord(tokens[i]?.lower ?? "")?.kind === "person") return true;
  return false;
}
