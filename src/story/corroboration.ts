import { clashingNumbers } from "../reading/disputes.ts";
import type { Span } from "../text/span.ts";
import { likeness, type ToldPassage } from "./told-passage.ts";
import settings from "./vocabulary/story.json" with { type: "json" };

/** One thing that several independent reports say. */
export interface Corroborated {
  readonly claims: readonly (Span & { readonly file: string })[];
  /** How many independent reports say it. */
  readonly independent: number;
  readonly why: string;
  readonly confidence: number;
}

/** Groups of passages that say one thing in independent reports: each passage with the likest of every other report. */
export function corroborationOf(passages: readonly ToldPassage[]): readonly Corroborated[] {
  const rows: Corroborated[] = [];
  const taken = new Set<ToldPassage>();
  const pairs: { a: ToldPassage; b: ToldPassage; alike: number }[] = [];
  passages.forEach((b, j) => {
    for (const a of passages.slice(0, j)) {
      if (a.origin === b.origin || a.isNegated !== b.isNegated || a.isQuestion || b.isQuestion) continue;
      if (clashingNumbers(a, b) !== null) continue;
      const alike = likeness(a, b);
      if (alike >= settings.leastSame) pairs.push({ a, b, alike });
    }
  });
  for (const { a, b, alike } of pairs.sort((x, y) => y.alike - x.alike)) {
    if (taken.has(a) || taken.has(b)) continue;
    const others = pairs
      .filter((pair) => pair.a === a || pair.b === a || pair.a === b || pair.b === b)
      .flatMap((pair) => [pair.a, pair.b])
      .filter((other) => !taken.has(other));
    const byReport = new Map<string, ToldPassage>();
    for (const passage of [a, b, ...others]) if (!byReport.has(passage.file)) byReport.set(passage.file, passage);
    const claims = [...byReport.values()];
    for (const claim of claims) taken.add(claim);
    const independent = new Set(claims.map(({ origin }) => origin)).size;
    rows.push({
      claims: claims.map(({ file, start, end }) => ({ file, start, end })),
      independent,
      why: `${independent} independent reports speak of the same in much the same words.`,
      confidence: Math.round(Math.min(alike, 1) * 100) / 100,
    });
  }
  return rows;
}
