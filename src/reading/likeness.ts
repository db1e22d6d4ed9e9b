import { daysApart } from "../text/days.ts";

/** Reports of so many days before and after may be on the same happening. */
export const DAYS = 10;
/** Before many reports have been seen, a word is as rare as among this many. */
const PRIOR = 200;

/** A report's terms with weights of length one, the weightiest first. */
export type WeighedTerms = readonly (readonly [term: number, weight: number])[];

/** Terms (`reportTerms`) by how much they are of the report and how rare; at most so many, if `most` says so. */
export function weighedTerms(
  terms: ReadonlyMap<number, number>,
  { total, reportsWith }: { readonly total: number; readonly reportsWith: (term: number) => number },
  most = Number.POSITIVE_INFINITY,
): WeighedTerms {
  const rarest = [...terms]
    .map(([term, much]) => [term, much * Math.log((total + PRIOR) / (reportsWith(term) + 1))] as const)
    .sort((x, y) => y[1] - x[1] || x[0] - y[0])
    .slice(0, most);
  const length = Math.hypot(...rarest.map(([, weight]) => weight)) || 1;
  return rarest.map(([term, weight]) => [term, weight / length]);
}

/** From 1 on one day to a half at the end of the days that are looked at, and on to 0; 1 where a day is not known. */
export function nearness(day: string, other: string): number {
  if (day === "" || other === "") return 1;
  const apart = daysApart(day, other);
  return apart === null ? 1 : Math.max(0, 1 - apart / (2 * DAYS));
}
