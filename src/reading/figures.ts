import type { Span } from "../text/span.ts";
import { amountOf, multiplierOf } from "./amounts.ts";
import type { Figure } from "./reading.ts";
import vocabulary from "./vocabulary/figures.json" with { type: "json" };

interface Word extends Span {
  readonly lower: string;
}

const WORD = /[\p{L}][\p{L}'’.-]*\p{L}|\p{L}|\p{N}[\p{N},.]*\p{N}|\p{N}|%/gu;
const BEFELL = new Map(
  Object.entries(vocabulary.figures).flatMap(([of, words]) => words.map((word) => [word, of as Figure["of"]] as const)),
);
const NOT = new Set(vocabulary.not);
/** How many words may lie between a number and what befell those it counts. */
const REACH = 7;

/** The counts of people in a stretch of a report, by what befell them: "killed at least 12", "the death toll rose to 45". */
export function figuresIn(text: string, { start, end }: Span): readonly Figure[] {
  const words = [...text.slice(start, end).matchAll(WORD)].map(
    (match): Word => ({
      start: start + match.index,
      end: start + match.index + match[0].length,
      lower: match[0].toLowerCase(),
    }),
  );
  const figures: Figure[] = [];
  for (let i = 0; i < words.length; i++) {
    const number = numberAt(words, i);
    if (number === null) continue;
    const next = words[number.to];
    const befell = next !== undefined && NOT.has(next.lower) ? null : befallenAt(words, i, number.to);
    const [first, last] = [words[i], words[number.to - 1]];
    if (befell !== null && first !== undefined && last !== undefined)
      figures.push({ of: befell, value: number.value, start: first.start, end: last.end });
    i = number.to - 1;
  }
  return figures;
}

/** What befell those whom the number between the words `from` and `to` counts: the nearest word that tells it. */
function befallenAt(words: readonly Word[], from: number, to: number): Figure["of"] | null {
  for (let apart = 0; apart < REACH; apart++) {
    const after = BEFELL.get(words[to + apart]?.lower ?? "");
    const before = BEFELL.get(words[from - 1 - apart]?.lower ?? "");
    // "… killed, 14 wounded": what stands behind a number counts it before what stands before it, where both are near.
    if (after !== undefined && !hasNumber(words, to, to + apart)) return after;
    if (before !== undefined && !hasNumber(words, from - apart, from)) return before;
  }
  return null;
}

function hasNumber(words: readonly Word[], from: number, to: number): boolean {
  return words.slice(Math.max(0, from), to).some((_, i) => numberAt(words, Math.max(0, from) + i) !== null);
}

/** The number that begins at a word, in digits or in words: "1,200", "twenty-one", "two hundred". */
function numberAt(words: readonly Word[], at: number): { readonly value: number; readonly to: number } | null {
  const first = words[at];
  if (first === undefined) return null;
  const value = amountOf(first.lower) ?? (first.lower === "dozen" ? 12 : null);
  if (value === null) return null;
  const multiplier = first.lower === "dozen" ? undefined : multiplierOf(words[at + 1]?.lower ?? "");
  return multiplier === undefined ? { value, to: at + 1 } : { value: value * multiplier, to: at + 2 };
}
