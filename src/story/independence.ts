import { isSameHouse, isUnnamed } from "./credits.ts";
import { copiesIn } from "./near-copies.ts";

/** What tells whose words a report has. */
export interface Sourced {
  readonly file: string;
  readonly publisher: string | null;
  /** The houses that it credits for its text. */
  readonly credits: readonly string[];
}

/**
 * For each report the index of the one that stands for it: near-copies, reports of one house, and reports that credit
 * one agency (or the agency's own) are not independent, and count once. The earliest stands for the others.
 */
export function originsOf(reports: readonly Sourced[], nearCopies: readonly (readonly string[])[]): readonly number[] {
  const origins = reports.map((_, i) => i);
  const areCopies = copiesIn(nearCopies);
  const join = (a: number, b: number) => {
    const [from, to] = [Math.max(origins[a] ?? a, origins[b] ?? b), Math.min(origins[a] ?? a, origins[b] ?? b)];
    for (const [i, origin] of origins.entries()) if (origin === from) origins[i] = to;
  };
  for (const [j, b] of reports.entries()) {
    for (const [i, a] of reports.slice(0, j).entries())
      if (areCopies(a.file, b.file) || areOfOneHouse(a, b)) join(i, j);
  }
  return origins;
}

function areOfOneHouse(a: Sourced, b: Sourced): boolean {
  return housesOf(a).some((house) => housesOf(b).some((other) => isSameHouse(house, other)));
}

function housesOf({ publisher, credits }: Sourced): readonly string[] {
  return [...(publisher === null ? [] : [publisher]), ...credits.filter((credit) => !isUnnamed(credit))];
}
