import type { Span } from "../../text/span.ts";

/** A span under what it is of: only spans of one thing (a report, a kind, a part) are compared. */
export interface MarkedSpan extends Span {
  readonly of: string;
}

/** How far two coders mark the same words. It is the same whichever of them is taken for right. */
export interface SpanF1 {
  /** Of spans equal at both ends; null where neither marked any. */
  readonly exact: number | null;
  /** Of code units that both marked. */
  readonly overlap: number | null;
  readonly first: number;
  readonly second: number;
  /** Spans that both have. */
  readonly both: number;
}

/**
 * F1 of spans as agreement: where what nobody marked cannot be counted, kappa comes near it (G. Hripcsak and A. S.
 * Rothschild, Agreement, the F-measure, and reliability in information retrieval, 2005).
 */
export function spanF1(first: readonly MarkedSpan[], second: readonly MarkedSpan[]): SpanF1 {
  const [a, b] = [distinct(first), distinct(second)];
  const both = [...a.keys()].filter((key) => b.has(key)).length;
  const [unitsA, unitsB] = [unitsOf(a.values()), unitsOf(b.values())];
  const shared = [...unitsA].filter((unit) => unitsB.has(unit)).length;
  return {
    exact: f1(both, a.size, b.size),
    overlap: f1(shared, unitsA.size, unitsB.size),
    first: a.size,
    second: b.size,
    both,
  };
}

function f1(both: number, first: number, second: number): number | null {
  return first + second === 0 ? null : (2 * both) / (first + second);
}

function distinct(spans: readonly MarkedSpan[]): ReadonlyMap<string, MarkedSpan> {
  return new Map(spans.map((span) => [`${span.of} ${span.start} ${span.end}`, span]));
}

/** Every code unit that is marked, none twice. */
function unitsOf(spans: Iterable<MarkedSpan>): ReadonlySet<string> {
  const units = new Set<string>();
  for (const { of, start, end } of spans) for (let at = start; at < end; at++) units.add(`${of} ${at}`);
  return units;
}
