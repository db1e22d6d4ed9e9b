import type { Span } from "../text/span.ts";
import { rounded } from "./comparisons.ts";
import type { Pair } from "./pair-features.ts";
import type { ToldPassage } from "./told-passage.ts";
import settings from "./vocabulary/story.json" with { type: "json" };
import { chanceOf, leastOf } from "./weigh.ts";

/** One thing that several independent reports say. */
export interface Corroborated {
  readonly claims: readonly (Span & { readonly file: string; readonly row: string | null })[];
  /** How many independent reports say it. */
  readonly independent: number;
  readonly why: string;
  readonly confidence: number;
}

/**
 * Groups of passages that say one thing in independent reports. A pair opens a group; from each further report the
 * passage likest to either joins it. A sentence may tell several things: it is in few groups, not in one alone.
 */
export function corroborationOf(pairs: readonly Pair[]): readonly Corroborated[] {
  const likely = pairs
    .map((pair) => ({ pair, chance: chanceOf("same", pair.features, null) }))
    .filter(({ chance }) => chance >= leastOf("same"))
    .sort((x, y) => y.chance - x.chance);
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

function rowOf(claims: readonly ToldPassage[], { a, b, agreeing }: Pair, chance: number): Corroborated {
  const independent = new Set(claims.map(({ origin }) => origin)).size;
  const shared = [...a.terms.intersection(b.terms)].filter((term) => !term.startsWith("~"));
  const words = shared.map((term) => term.replace("+", "")).slice(0, 4);
  const number = agreeing === null ? "" : `, with the same figure (${agreeing[0].value})`;
  return {
    claims: claims.map(({ file, sentence, row }) => ({
      file,
      start: sentence.start,
      end: sentence.end,
      row: row?.id ?? null,
    })),
    independent,
    why: `${independent} independent reports tell of ${words.length > 0 ? words.join(", ") : "the same"}${number}.`,
    confidence: rounded(chance),
  };
}
