import { sharedTerms } from "../text/rarity.ts";
import type { Passage } from "./passages.ts";

/** What two passages of a report are weighed by, before the network looks at both sentences side by side. */
export const FEATURES = [
  "clash",
  "likeness",
  "terms",
  "rarest",
  "who",
  "differing",
  "negation",
  "denial",
  "oneMouth",
  "narrated",
  "quoted",
  "apart",
  "beside",
  "shorter",
  "longer",
  "fewest",
  "report",
  "goesOn",
] as const;

export type Features = Readonly<Record<(typeof FEATURES)[number], number>>;

/**
 * What speaks for two passages clashing. `clash` is the network's chance by both vectors, `likeness` the cosine of
 * these, `between` how many sentences stand between.
 */
export function featuresOf(
  a: Passage,
  b: Passage,
  { clash, likeness, between }: { readonly clash: number; readonly likeness: number; readonly between: number },
  rarity: (stem: string) => number,
): Features {
  const [isOne, counts, isNext] = [isOneMouth(a, b), clashingNumbers(a, b) !== null, between === 0];
  return {
    clash: Math.log(Math.max(clash, LEAST) / Math.max(1 - clash, LEAST)),
    likeness,
    ...sharedTerms(a.stems, b.stems, rarity),
    who: Math.min(a.actors.intersection(b.actors).size, 3) / 3,
    differing: Number(counts),
    negation: Number(a.isNegated !== b.isNegated),
    denial: Number(a.isDenial || b.isDenial),
    oneMouth: Number(isOne),
    narrated: Number((a.row === null) !== (b.row === null)),
    quoted: Number(a.row !== null && b.row !== null && !isOne),
    apart: Math.log(1 + between),
    beside: Number(isNext),
    shorter: Math.log(Math.min(a.length, b.length)),
    longer: Math.log(Math.max(a.length, b.length)),
    fewest: Math.log(1 + Math.min(a.stems.size, b.stems.size)),
    report: Number(a.row === null && b.row === null),
    // Hardly anybody contradicts himself in one breath, unless he counts otherwise.
    goesOn: Number(isNext && isOne && !counts),
  };
}

/** Chances are kept off nothing and one. */
const LEAST = 1e-4;

/** The report itself on both sides, or a speaker of both. */
export function isOneMouth(a: Passage, b: Passage): boolean {
  return a.row === null ? b.row === null : a.speakers.some((id) => b.speakers.includes(id));
}

/** Two different numbers of things that share a word. */
export function clashingNumbers(a: Passage, b: Passage): readonly [string, string] | null {
  for (const x of a.numbers) {
    for (const y of b.numbers) {
      if (x.value !== y.value && x.counted.intersection(y.counted).size > 0) return [x.value, y.value];
    }
  }
  return null;
}
