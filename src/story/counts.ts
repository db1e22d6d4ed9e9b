import { amountOf, multiplierOf } from "../reading/amounts.ts";
import { figuresIn } from "../reading/figures.ts";
import disputes from "../reading/vocabulary/disputes.json" with { type: "json" };
import type { Span } from "../text/span.ts";
import { stemOf, termOf } from "./terms.ts";
import vocabulary from "./vocabulary/counts.json" with { type: "json" };

/** A number that a passage tells, with its unit and what it counts. Its span is of the passage's text. */
export interface Count extends Span {
  readonly value: number;
  /** The kind of measure ("share", "length" …), a currency's word, or null where things are counted. */
  readonly unit: string | null;
  /** "more": at least so many; "less": at most; "about"; "exact". */
  readonly bound: "more" | "less" | "about" | "exact";
  /** The terms of what is counted: concepts and stems of the words beside the number. */
  readonly things: ReadonlySet<string>;
}

interface Token extends Span {
  readonly lower: string;
}

const TOKEN = /\p{N}[\p{N}.,:]*\p{N}|\p{N}|%|[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*|[;.!?]/gu;
const UNITS = new Map(Object.entries(vocabulary.units) as [string, [string, number]][]);
const MONTHS = new Set(vocabulary.months);
const NUMBERED = new Set(vocabulary.numbered);
const NONE = new Set(vocabulary.no);
const HOURS = new Set(vocabulary.beforeHours);
const EMPTY = new Set(disputes.empty);
/** What befell people, as a term. */
const BEFELL = { killed: "+death", injured: "+hurt", arrested: "+arrest", missing: "+missing", displaced: "+refugee" };
const TOLLS = Object.values(BEFELL);
const BOUNDS = [
  [vocabulary.moreThan, "more"],
  [vocabulary.lessThan, "less"],
  [vocabulary.blurred, "about"],
] as const;
/** "Six civilians, two of them children, were killed": what lies between counts a part of them. */
const APPOSITION = /,\s[^,.;]{1,20}\sof\s(?:them|whom)\s[^,.;]{1,30},/gu;
/** How many words behind and before a number may tell what it counts. */
const BEHIND = 5;
const BEFORE = 6;
/** A whole number of this size without a unit may be a year. */
const YEARS = [1900, 2100] as const;

/** The counts of a passage: figures with units and what they count. Dates, hours, ages and numbered places are none. */
export function countsIn(passage: string): readonly Count[] {
  const text = passage.replace(APPOSITION, (words) => " ".repeat(words.length));
  const tokens = [...text.matchAll(TOKEN)].map(
    (match): Token => ({
      start: match.index,
      end: match.index + match[0].length,
      lower: match[0].toLowerCase(),
    }),
  );
  const befallen = new Map(figuresIn(text, { start: 0, end: text.length }).map(({ start, of }) => [start, BEFELL[of]]));
  const counts: Count[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const number = numberAt(tokens, i);
    if (number === null) continue;
    const count = countAt(text, tokens, i, number.to, number.value);
    const of = befallen.get(count?.start ?? -1);
    if (count !== null) counts.push(of === undefined ? count : { ...count, things: new Set([...count.things, of]) });
    i = number.to - 1;
  }
  return counts;
}

/** Whether two counts may count the same: one unit, and a thing in common. */
export function areOfOneThing(a: Count, b: Count): boolean {
  return a.unit === b.unit && !a.things.isDisjointFrom(b.things);
}

/** Whether both count people by what befell them, and by the same: a toll. */
export function areTolls(a: Count, b: Count): boolean {
  return a.unit === null && b.unit === null && TOLLS.some((term) => a.things.has(term) && b.things.has(term));
}

/** Whether two counts cannot both be exact, given what bounds them; measures may differ by a rounding. */
export function differ(a: Count, b: Count): boolean {
  const [low, high] = a.value < b.value ? [a, b] : [b, a];
  if (high.value === 0) return false;
  const apart = (high.value - low.value) / high.value;
  const slack = a.unit === null ? 0 : 0.02;
  return apart > (a.bound === "about" || b.bound === "about" ? 0.1 : slack);
}

function countAt(text: string, tokens: readonly Token[], from: number, to: number, value: number): Count | null {
  const [first, last, next] = [tokens[from], tokens[to - 1], tokens[to]];
  const before = tokens[from - 1]?.lower ?? "";
  if (first === undefined || last === undefined) return null;
  const two = `${next?.lower ?? ""} ${tokens[to + 1]?.lower ?? ""}`;
  const measure =
    UNITS.get(two) ?? UNITS.get(next?.lower ?? "") ?? (text[last.end] === "%" ? UNITS.get("%") : undefined);
  const isWritten = /^\p{N}/u.test(first.lower);
  if (measure === undefined) {
    if (MONTHS.has(before) || MONTHS.has(next?.lower ?? "") || NUMBERED.has(before)) return null;
    if (isWritten && first.lower.includes(":")) return null;
    if (/^(?:a\.?m|p\.?m|o['’]clock|hrs?|am|pm|st|nd|rd|th|years?-old)$/.test(next?.lower ?? "")) return null;
    if (/^\s*(?:[ap]\.?\s?m\b|-year)/i.test(text.slice(last.end, last.end + 6))) return null;
    if (isWritten && value >= YEARS[0] && value <= YEARS[1] && /^(?:in|since|of|until|from|by|during)$/.test(before))
      return null;
    if (HOURS.has(before) && value <= 24 && (next === undefined || /^(?:in|on|the|[;.!?])$/.test(next.lower)))
      return null;
    // "Oto Varn, 51, was": an age between commas.
    if (/,\s*$/.test(text.slice(0, first.start)) && /^\s*,/.test(text.slice(last.end))) return null;
    if (/\(\s*$/.test(text.slice(0, first.start)) && /^\s*\)/.test(text.slice(last.end))) return null;
  }
  const [unit, size] = measure ?? [null, 1];
  const lead = text
    .slice(Math.max(0, first.start - 20), first.start)
    .toLowerCase()
    .trimEnd();
  const bound = BOUNDS.find(([words]) => words.some((word) => lead.endsWith(word)))?.[1] ?? "exact";
  return {
    start: first.start,
    end: (measure === undefined ? last : (next ?? last)).end,
    value: value * size,
    unit: unit === "money" ? (next?.lower ?? unit) : unit,
    bound,
    things: thingsBeside(tokens, from, measure === undefined ? to : to + 1),
  };
}

/** The terms behind a number up to the next number or stop, and, where those tell no concept, the terms before it. */
function thingsBeside(tokens: readonly Token[], from: number, to: number): ReadonlySet<string> {
  const things = new Set<string>();
  const take = (token: Token | undefined) => {
    if (token === undefined || token.lower.length <= 2 || EMPTY.has(token.lower)) return;
    things.add(termOf(token.lower) ?? stemOf(token.lower));
  };
  const isEnd = (at: number) => /^[;.!?]$/.test(tokens[at]?.lower ?? ".") || numberAt(tokens, at) !== null;
  for (let at = to; at < to + BEHIND && !isEnd(at); at++) take(tokens[at]);
  if ([...things].some((thing) => thing.startsWith("+"))) return things;
  for (let at = from - 1; at >= Math.max(0, from - BEFORE) && !isEnd(at); at--) take(tokens[at]);
  return things;
}

/** The number that begins at a token, in digits or words: "1,200", "twenty-one", "2.9 million", "nobody". */
function numberAt(tokens: readonly Token[], at: number): { readonly value: number; readonly to: number } | null {
  const first = tokens[at];
  if (first === undefined) return null;
  if (NONE.has(first.lower)) return { value: 0, to: at + 1 };
  const value = numberOf(first.lower);
  if (value === null) return null;
  const multiplier = multiplierOf(tokens[at + 1]?.lower ?? "");
  return multiplier === undefined ? { value, to: at + 1 } : { value: value * multiplier, to: at + 2 };
}

/** As for figures, and a dozen; what is written as an hour is a number too, so that none of its parts is taken for one. */
function numberOf(lower: string): number | null {
  if (lower === "dozen") return vocabulary.tens.dozen;
  return amountOf(lower) ?? (lower.includes(":") ? 0 : null);
}
