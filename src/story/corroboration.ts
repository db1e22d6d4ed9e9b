import { type Span, textAt } from "../text/span.ts";
import type { Compared } from "./comparisons.ts";
import type { Count } from "./counts.ts";
import type { Pair } from "./pair-features.ts";
import { wordsTelling } from "./terms.ts";
import type { ToldPassage } from "./told-passage.ts";
import settings from "./vocabulary/story.json" with { type: "json" };
import { confidenceOf } from "./weigh.ts";

/** One thing that several independent reports say. */
export interface Corroborated {
  readonly claims: readonly (Span & { readonly file: string; readonly row: string | null })[];
  /** How many independent reports say it. */
  readonly independent: number;
  readonly why: string;
  readonly confidence: number;
}

/**
 * Groups of passages that say one thing in independent reports, from pairs that do, the likeliest first. A pair opens
 * a group; from each further report the passage likest to either joins it. A sentence may tell several things: it is in
 * few groups, not in one alone.
 */
export function corroborationOf(likely: readonly Compared[]): readonly Corroborated[] {
  const used = new Map<ToldPassage, number>();
  const together = new Set<Pair>();
  const rows: Corroborated[] = [];
  for (const { pair, chance } of likely) {
    if (together.has(pair) || [pair.a, pair.b].some((side) => (used.get(side) ?? 0) >= settings.groupsEach)) continue;
    const group = new Map<string, ToldPassage>([
      [pair.a.file, pair.a],
      [pair.b.file, pair.b],
    ]);
    for (const { pair: other, chance: own } of likely) {
      const joining = [pair.a, pair.b].includes(other.a)
        ? other.b
        : [pair.a, pair.b].includes(other.b)
          ? other.a
          : null;
      if (joining === null || own < settings.joining * chance) continue;
      if (!group.has(joining.file)) group.set(joining.file, joining);
      if (group.get(joining.file) === joining) together.add(other);
    }
    for (const side of group.values()) used.set(side, (used.get(side) ?? 0) + 1);
    rows.push(rowOf([...group.values()], pair, chance));
  }
  return rows;
}

/** So many of the words that the first two share say what it is about. */
const TOLD_WORDS = 5;

function rowOf(claims: readonly ToldPassage[], { a, b, agreeing }: Pair, chance: number): Corroborated {
  const independent = new Set(claims.map(({ origin }) => origin)).size;
  const words = wordsTelling(textAt(a.text, a.sentence), a.terms.intersection(b.terms)).slice(0, TOLD_WORDS);
  const figure = (side: ToldPassage, { start, end }: Count) =>
    `“${side.text.slice(side.sentence.start + start, side.sentence.start + end)}”`;
  const number = agreeing === null ? "" : `, with one figure: ${figure(a, agreeing[0])} and ${figure(b, agreeing[1])}`;
  return {
    claims: claims.map(({ file, sentence, row }) => ({
      file,
      start: sentence.start,
      end: sentence.end,
      row: row?.id ?? null,
    })),
    independent,
    why: `${independent} independent reports tell of ${words.length > 0 ? words.join(", ") : "the same"}${number}.`,
    confidence: confidenceOf("same", chance),
  };
}
