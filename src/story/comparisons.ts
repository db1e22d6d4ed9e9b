import { clashingNumbers } from "../reading/disputes.ts";
import type { Dispute } from "../reading/reading.ts";
import type { Span } from "../text/span.ts";
import { textAt } from "../text/span.ts";
import type { Judge } from "./story.ts";
import { likeness, type ToldPassage } from "./told-passage.ts";
import settings from "./vocabulary/story.json" with { type: "json" };

type Side = Span & { readonly file: string; readonly row: string | null };

/** Two reports' passages that cannot both hold. */
export interface StoryDispute {
  readonly kind: Dispute["kind"];
  readonly a: Side;
  readonly b: Side;
  readonly why: string;
  readonly confidence: number;
}

/** A later report's passage that takes the place of an earlier one's. */
export interface Update {
  readonly earlier: Side;
  readonly later: Side;
  readonly why: string;
  readonly confidence: number;
}

/**
 * Where the reports of a story part: the pairs of passages that speak of one thing and do not agree, the likeliest
 * looked at side by side. Two counts of one thing on different days are an update, on one day a dispute.
 */
export async function comparisonsOf(
  passages: readonly ToldPassage[],
  judge: Judge,
): Promise<{ readonly disputes: readonly StoryDispute[]; readonly updates: readonly Update[] }> {
  const candidates: { a: ToldPassage; b: ToldPassage; rank: number; numbers: readonly [string, string] | null }[] = [];
  passages.forEach((b, j) => {
    for (const a of passages.slice(0, j)) {
      if (a.origin === b.origin || a.isQuestion || b.isQuestion) continue;
      const numbers = clashingNumbers(a, b);
      const rank =
        likeness(a, b) +
        (a.isNegated !== b.isNegated ? settings.negated : 0) +
        (numbers === null ? 0 : settings.numbers);
      candidates.push({ a, b, rank, numbers });
    }
  });
  candidates.sort((x, y) => y.rank - x.rank);
  const disputes: StoryDispute[] = [];
  const updates: Update[] = [];
  for (const { a, b, numbers } of candidates.slice(0, settings.looked)) {
    const chance = await judge(textAt(a.text, a.sentence), textAt(b.text, b.sentence));
    const confidence = Math.round(chance * 100) / 100;
    const isLater = a.day !== null && b.day !== null && a.day !== b.day;
    if (numbers !== null && isLater && chance >= settings.leastUpdate) {
      const [earlier, later] = (a.day ?? "") < (b.day ?? "") ? [a, b] : [b, a];
      updates.push({
        earlier: sideOf(earlier),
        later: sideOf(later),
        why: `A later report counts the same anew: ${numbers[0]} and ${numbers[1]}.`,
        confidence,
      });
    } else if (chance >= settings.leastDispute) {
      disputes.push({
        kind:
          numbers !== null ? "figures" : a.isDenial || b.isDenial || a.isNegated !== b.isNegated ? "denial" : "tension",
        a: sideOf(a),
        b: sideOf(b),
        why:
          numbers !== null
            ? `They count the same and come to ${numbers[0]} and ${numbers[1]}.`
            : "What the one report holds, the other holds not to be so.",
        confidence,
      });
    }
  }
  return { disputes, updates };
}

function sideOf({ file, start, end, row }: ToldPassage): Side {
  return { file, start, end, row: row?.id ?? null };
}
