import { sigmoid } from "../model/layers.ts";
import type { Span } from "../text/span.ts";
import literal from "./vocabulary/places-literal.json" with { type: "json" };

const WEIGHTS: ReadonlyMap<string, number> = new Map(Object.entries(literal.weights));

/**
 * How likely it is that the words mean the place and not those who act in its name: "in Washington" and "Washington
 * said". A logistic regression over the clues about them, fitted by `bench/places-fit.ts`.
 */
export function chanceLiteral(clues: readonly string[]): number {
  const sum = clues.reduce((total, clue) => total + (WEIGHTS.get(clue) ?? 0), literal.bias);
  return sigmoid(sum);
}

/** Whether a mention is the whole of a source, but for an article. A long report asks often, so sources are kept by their start. */
export function sourceTest(sources: readonly Span[]): (mention: Span) => boolean {
  const byStart = Map.groupBy(sources, ({ start }) => start);
  return ({ start, end }) => {
    for (let from = start; from >= start - ARTICLE; from--) {
      const isWhole = byStart.get(from)?.some((span) => end <= span.end && span.end - from <= end - start + ARTICLE);
      if (isWhole === true) return true;
    }
    return false;
  };
}

/** "The " and a point. */
const ARTICLE = 5;
