import { contains, overlaps, type Span } from "../text/span.ts";
import { withoutEnding } from "../text/without-ending.ts";
import type { Actor, Attribution } from "./reading.ts";
import vocabulary from "./vocabulary/disputes.json" with { type: "json" };
import spelled from "./vocabulary/numbers.json" with { type: "json" };
import { wordStarts } from "./word-starts.ts";

/** What one mouth says in one sentence: the unit that disputes compare. */
export interface Passage extends Span {
  /** The statement whose words it holds; null where the report itself speaks. */
  readonly row: Attribution | null;
  readonly speakers: readonly string[];
  readonly sentence: Span;
  /** How many words its sentence has. */
  readonly length: number;
  /** Its telling words, cut to their stems. */
  readonly stems: ReadonlySet<string>;
  /** The actors that it names or stands for. */
  readonly actors: ReadonlySet<string>;
  /** Its numbers, each with the stems behind it: what is counted. */
  readonly numbers: readonly { readonly value: string; readonly counted: ReadonlySet<string> }[];
  readonly isDenial: boolean;
  readonly isNegated: boolean;
  readonly isQuestion: boolean;
}

const EMPTY = new Set(vocabulary.empty);
const denies = wordStarts(vocabulary.denials);
const negates = wordStarts(vocabulary.negations);
/** A passage with fewer telling words tells too little to be disputed. */
const LEAST_WORDS = 1;
/** How many words behind a number are what it counts. */
const COUNTED = 4;

/**
 * For each sentence its passage: what the statement holds that takes up most of it, or the whole sentence where the
 * report itself speaks. Null where it tells too little.
 */
export function passagesOf(
  text: string,
  sentences: readonly Span[],
  attributions: readonly Attribution[],
  actors: readonly Actor[],
): readonly (Passage | null)[] {
  const outer = attributions.filter(({ within }) => within === null);
  return sentences.map((sentence) => {
    const told = outer.filter(({ content }) => content.some((piece) => overlaps(piece, sentence)));
    const most = told.reduce<{ row: Attribution; span: Span } | null>((best, row) => {
      const span = within(row.content, sentence);
      return best === null || span.end - span.start > best.span.end - best.span.start ? { row, span } : best;
    }, null);
    const passage = passageOf(text, sentence, most?.span ?? sentence, most?.row ?? null, actors);
    return passage.stems.size < LEAST_WORDS ? null : passage;
  });
}

function within(content: readonly Span[], sentence: Span): Span {
  const pieces = content.filter((piece) => overlaps(piece, sentence));
  return {
    start: Math.max(sentence.start, Math.min(...pieces.map(({ start }) => start))),
    end: Math.min(sentence.end, Math.max(...pieces.map(({ end }) => end))),
  };
}

function passageOf(
  text: string,
  sentence: Span,
  span: Span,
  row: Attribution | null,
  actors: readonly Actor[],
): Passage {
  const words = text.slice(span.start, span.end);
  const cue = row?.cue.map(({ start, end }) => text.slice(start, end)).join(" ") ?? "";
  const all = words.toLowerCase().match(/[\p{L}\p{M}]+|\p{N}[\p{N}.,]*\p{N}|\p{N}/gu) ?? [];
  const numbers = all.flatMap((word, i) => {
    const value = /^\p{N}/u.test(word) ? word.replaceAll(",", "") : (NUMBERS.get(word) ?? null);
    return value === null ? [] : [{ value, counted: new Set(stemsIn(all.slice(i + 1, i + 1 + COUNTED))) }];
  });
  const named = actors.filter(({ mentions }) => mentions.some((mention) => contains(sentence, mention)));
  return {
    start: span.start,
    end: span.end,
    row,
    speakers: row === null ? [] : [row.speaker, ...row.coSpeakers].filter((id) => id !== null),
    sentence,
    length: text.slice(sentence.start, sentence.end).split(/\s+/u).length,
    stems: new Set(stemsIn(all)),
    actors: new Set(named.map(({ id }) => id)),
    numbers,
    isDenial: row?.act === "denial" || denies(cue) || (row === null && denies(words)),
    isNegated: negates(words),
    isQuestion: /\?["”’»]*\s*$/u.test(text.slice(sentence.start, sentence.end)),
  };
}

/** A thousand or a million of something is mostly told in digits, or as more words than one. */
const { dozen, hundred } = spelled.several;
const NUMBERS = new Map(Object.entries({ ...spelled.words, dozen, hundred }).map(([word, n]) => [word, String(n)]));

/** The telling words of a text, cut to their stems. */
export function stemsOf(text: string): ReadonlySet<string> {
  return new Set(stemsIn(text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []));
}

function stemsIn(words: readonly string[]): readonly string[] {
  return words.filter((word) => word.length > 2 && !EMPTY.has(word) && !/^\p{N}/u.test(word)).map(stemOf);
}

function stemOf(word: string): string {
  return withoutEnding(word).slice(0, 7);
}
