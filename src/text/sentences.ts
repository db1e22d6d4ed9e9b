import { firstEndingAfter, type Span } from "./span.ts";

/** The sentences of a text, in order. */
export interface Sentences {
  readonly all: readonly Span[];
  /** The sentence in which the span begins; the span itself where none does. */
  readonly around: (span: Span) => Span;
}

/** A stop with the marks that close behind it, and what can begin a sentence after white space. */
const STOP = /[.!?…]["”’»)\]]*(?=\s+["“„«‘(]?[\p{Lu}\p{N}])/gu;
/** Behind these a stop ends no sentence: titles, months and single initials. */
const ABBREVIATION =
  /(?:^|[\s("“])(?:mr|mrs|ms|mme|dr|prof|gen|col|maj|capt|lt|sgt|brig|rev|sen|rep|gov|st|cllr|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|no|vs|\p{L})\.$/iu;

/** Cuts the blocks of a text into sentences; no sentence goes over the end of its block. */
export function sentencesOf(text: string, blocks: readonly Span[]): Sentences {
  const all: Span[] = [];
  for (const block of blocks) {
    let start = block.start;
    for (const stop of text.slice(block.start, block.end).matchAll(STOP)) {
      const end = block.start + stop.index + stop[0].length;
      if (ABBREVIATION.test(text.slice(Math.max(start, end - 8), end))) continue;
      all.push({ start, end });
      start = end + (/^\s+/.exec(text.slice(end, block.end))?.[0].length ?? 0);
    }
    if (start < block.end) all.push({ start, end: block.end });
  }
  return {
    all,
    around: (span) => {
      const found = all[firstEndingAfter(all, span.start)];
      return found !== undefined && found.start <= span.start ? found : span;
    },
  };
}
