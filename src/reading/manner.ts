import { isQuotationMark, QUOTE_STATE, quoteStates } from "../model/word-features.ts";
import { contains, overlaps, type Span } from "../text/span.ts";
import { wordsOf } from "../text/words.ts";
import { isDash } from "./interview-answers.ts";
import type { Manner } from "./reading.ts";

/** What the manner of a row is told by. */
export interface Worded {
  readonly cue: Span;
  readonly source: readonly Span[];
  readonly content: readonly Span[];
}

/** The end of a sentence, with the marks that close there. */
const STOP = '[.!?…]["”»’)]*\\s+|\\n';

interface QuotedWord extends Span {
  readonly isQuoted: boolean;
}

/**
 * Direct, indirect or mixed.
 *
 * Content that begins inside quotation marks is direct, whether or not its closing mark is there; content with marks
 * further in is mixed, unless they hold nothing but a name (the ship "Noor 3"). Without marks, words after a colon, and
 * words before their cue that speak in the first person, are direct: this is how speech reads whose marks were lost, or
 * which is set as a transcript.
 *
 * Of content in several sentences, those that the cue stands in decide: in `She was pleased, she said. "We won."` the
 * cue tells what is retold, and the quotation follows.
 *
 * A row without a cue, or with a dash for one, is speech set down as it was said (an interview's turn). A row that
 * stands inside a quotation is direct where it is the speaker's own ("I hope that …"); what others are said there to
 * have said is told by the marks within. `isSpoken` says the same of speech set without marks, after a label.
 */
export function mannerOf(text: string, block: Span, row: Worded, isSpoken = false): Manner {
  const { cue, content } = row;
  if (cue.end === cue.start || isDash(text, cue)) return "direct";
  const words = wordsOf(text, block.start, block.end);
  const states = quoteStates(text.slice(0, block.end), words);
  const quoted = words.map((word, i): QuotedWord => ({ ...word, isQuoted: states[i] !== QUOTE_STATE.outside }));
  const isCueQuoted = quoted.some((word) => word.isQuoted && overlaps(word, cue));
  if (isCueQuoted || isSpoken) {
    const own = row.source.length === 0 ? content.slice(0, 1) : row.source;
    if (own.some((span) => isFirstPerson(text.slice(span.start, span.end)))) return "direct";
    if (isCueQuoted) return mannerOfWords(text, row, withInnerMarks(text, quoted));
  }
  return mannerOfWords(text, row, quoted);
}

function mannerOfWords(text: string, { cue, content: pieces }: Worded, words: readonly QuotedWord[]): Manner {
  const content = besideCue(text, pieces, cue);
  const own = words.filter((word) => content.some((span) => contains(span, word)));
  const first = content[0];
  if (first === undefined || own.length === 0) return "indirect";
  if (own[0]?.isQuoted) return "direct";
  if (isAfterColon(text, cue, first)) return "direct";
  if (quotedStretches(own).some((stretch) => !isName(stretch, text))) return "mixed";
  return first.end <= cue.start && isFirstPerson(text.slice(first.start, first.end)) ? "direct" : "indirect";
}

/** The parts of a content that no end of a sentence parts from the cue; all of it where it stands apart. */
function besideCue(text: string, content: readonly Span[], cue: Span): readonly Span[] {
  const near = content.flatMap((span): readonly Span[] => {
    const between = span.end <= cue.start ? text.slice(span.end, cue.start) : text.slice(cue.end, span.start);
    if (new RegExp(STOP, "u").test(between)) return [];
    const words = text.slice(span.start, span.end);
    const stops = [...words.matchAll(new RegExp(`${STOP}(?=["“„«])`, "gu"))].map((m) => m.index + m[0].length);
    if (stops.length === 0 || isQuotationMark(words.charAt(0))) return [span];
    const isBefore = span.end <= cue.start;
    const cut = span.start + ((isBefore ? stops.at(-1) : stops[0]) ?? 0);
    return [isBefore ? { start: cut, end: span.end } : { start: span.start, end: cut }];
  });
  return near.length > 0 ? near : content;
}

/** Inside a quotation, only the other kind of mark quotes. */
function withInnerMarks(text: string, words: readonly QuotedWord[]): readonly QuotedWord[] {
  let opened = false;
  return words.map((word) => {
    const mark = text.slice(word.start, word.end);
    if (!word.isQuoted || !/^['‘’‹›]$/u.test(mark)) return { ...word, isQuoted: opened };
    const isApostrophe = /[\p{L}\p{N}]/u.test(text.charAt(word.start - 1)) && /\p{L}/u.test(text.charAt(word.end));
    if (!isApostrophe) opened = !opened && /\s/u.test(text.charAt(word.start - 1));
    return { ...word, isQuoted: opened };
  });
}

function quotedStretches(words: readonly QuotedWord[]): readonly (readonly Span[])[] {
  const stretches: Span[][] = [];
  words.forEach((word, i) => {
    if (!word.isQuoted) return;
    if (words[i - 1]?.isQuoted) stretches.at(-1)?.push(word);
    else stretches.push([word]);
  });
  return stretches;
}

/** Nothing but words in title case, capitals or digits, as the names of ships, papers and brigades are. */
function isName(stretch: readonly Span[], text: string): boolean {
  const words = stretch.map(({ start, end }) => text.slice(start, end)).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const isNaming = (word: string) =>
    /^[\p{Lu}\p{N}]/u.test(word) || /^(?:of|the|and|for|de|al|el|la|du|del)$/u.test(word);
  return words.length <= 5 && /^[\p{Lu}\p{N}]/u.test(words[0] ?? "") && words.every(isNaming);
}

function isAfterColon(text: string, cue: Span, content: Span): boolean {
  return content.start >= cue.end && /:\s*$/.test(text.slice(cue.start, content.start));
}

function isFirstPerson(words: string): boolean {
  return /(?<![\p{L}'’])(?:I|we|my|our|us|me|I['’]\w+|we['’]\w+)(?![\p{L}])/iu.test(words);
}
