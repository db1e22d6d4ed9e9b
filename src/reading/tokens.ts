import type { Span } from "../text/span.ts";
import vocabulary from "./vocabulary/mentions.json" with { type: "json" };

/** A word with its neighbourhood: the unit in which names and roles are read. */
export interface Token extends Span {
  readonly word: string;
  readonly lower: string;
  /** What stands between the word before and this one; empty at the head of a block. */
  readonly gap: string;
  readonly isCapital: boolean;
  /** Counts through the report. */
  readonly sentence: number;
  readonly block: number;
  readonly isQuoted: boolean;
}

/** Words keep their hyphens and inner apostrophes; the possessive ending is a word of its own. */
const TOKEN =
  /['’](?:s|m|ve|ll|d|re)(?!\p{L})|\p{L}[\p{L}\p{M}\p{N}]*(?:[-'’](?!(?:s|m|ve|ll|d|re)(?!\p{L}))[\p{L}\p{M}\p{N}]+)*|\p{N}+/gu;
/** "al-Dabbagh" and "d'Orsay" are names too. */
const CAPITAL = new RegExp(`^(?:(?:${vocabulary.articlesInNames.words.join("|")})[-'’])?\\p{Lu}`, "u");
const STOP = /[.!?…]["”’»)]*\s+["“„«(]?$|\n/u;
const ABBREVIATION = /^(?:mr|mrs|ms|mme|dr|prof|gen|col|maj|capt|lt|sgt|brig|rev|sen|rep|gov|st|cllr|nov|dec|\p{L})$/u;

/** The words of the blocks, in order. A stop behind a title or an initial ends no sentence. */
export function tokensOf(text: string, blocks: readonly Span[]): readonly Token[] {
  const tokens: Token[] = [];
  let sentence = 0;
  blocks.forEach((block, index) => {
    let last: Token | null = null;
    let isQuoted = false;
    for (const match of text.slice(block.start, block.end).matchAll(TOKEN)) {
      const start = block.start + match.index;
      const word = match[0];
      const gap = text.slice(last?.end ?? block.start, start);
      if (last === null || (STOP.test(gap) && !ABBREVIATION.test(last.lower))) sentence += 1;
      isQuoted = quotedAfter(gap, isQuoted);
      last = {
        start,
        end: start + word.length,
        word,
        lower: word.toLowerCase().replaceAll("’", "'"),
        gap: index > 0 && tokens.at(-1)?.block !== index ? "" : gap,
        isCapital: CAPITAL.test(word),
        sentence,
        block: index,
        isQuoted,
      };
      tokens.push(last);
    }
  });
  return tokens;
}

/** The first word of the sentence in which a word stands, both by their numbers. */
export function sentenceStart(tokens: readonly Token[], at: number): number {
  let first = at;
  while (first > 0 && tokens[first - 1]?.sentence === tokens[at]?.sentence) first -= 1;
  return first;
}

/** One space, or the stop of a title or an initial, lies between. */
export function isBeside(token: Token, before: Token): boolean {
  return /^[^\S\n]+$/u.test(token.gap) || (/^\.[^\S\n]*$/u.test(token.gap) && before.sentence === token.sentence);
}

function quotedAfter(gap: string, before: boolean): boolean {
  let isQuoted = before;
  for (const mark of gap) {
    if (mark === '"') isQuoted = !isQuoted;
    else if ("“„«".includes(mark)) isQuoted = true;
    else if ("”»".includes(mark)) isQuoted = false;
  }
  return isQuoted;
}
