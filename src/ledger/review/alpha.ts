import { counted } from "./kappa.ts";

/** What the coders said of one unit, in any order; whoever said nothing of it is left out. */
export type Unit = readonly string[];

/** Agreement of any number of coders, and from how many values it was reckoned. */
export interface Alpha {
  /** 1 is agreement, 0 what chance gives; null where it cannot be told: nothing to pair, or one label alone was used. */
  readonly alpha: number | null;
  /** Values that stand beside another of their unit. */
  readonly values: number;
}

/**
 * Krippendorff's alpha for labels without order (K. Krippendorff, Content Analysis, 2nd edition, 2004, chapter 11): one
 * less observed by expected disagreement. Units that fewer than two coders spoke of say nothing.
 */
export function krippendorffsAlpha(units: readonly Unit[]): Alpha {
  const paired = units.filter((unit) => unit.length > 1);
  const totals = counted(paired.flat());
  const values = paired.reduce((sum, unit) => sum + unit.length, 0);
  // Pairs of unequal labels within a unit, each weighed so that a unit counts as often as it has values.
  const observed = paired.reduce((sum, unit) => sum + unequal(counted(unit)) / (unit.length - 1), 0);
  const expected = unequal(totals);
  return { alpha: expected === 0 ? null : 1 - ((values - 1) * observed) / expected, values };
}

/** Ordered pairs of unequal labels. */
function unequal(counts: ReadonlyMap<string, number>): number {
  const all = [...counts.values()];
  const sum = all.reduce((total, count) => total + count, 0);
  return sum * sum - all.reduce((total, count) => total + count * count, 0);
}
