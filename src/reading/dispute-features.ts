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
] as const;

export type Features = Readonly<Record<(typeof FEATURES)[number], number>>;

/** Weighs stems by how few of a report's passages have them: words that all have tell little. */
export function rarityOf(passages: readonly Passage[]): (stem: string) => number {
  const counts = new Map<string, number>();
  for (const { stems } of passages) for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  const most = Math.log(passages.length + 1);
  return (stem) => Math.log((passages.length + 1) / (counts.get(stem) ?? 1)) / (most || 1);
}

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
  const shared = [...a.stems.intersection(b.stems)].map(rarity);
  const squares = (stems: ReadonlySet<string>) => [...stems].reduce((sum, stem) => sum + rarity(stem) ** 2, 0);
  return {
    clash: Math.log(Math.max(clash, LEAST) / Math.max(1 - clash, LEAST)),
    likeness,
    terms: shared.reduce((sum, weight) => sum + weight ** 2, 0) / Math.sqrt(squares(a.stems) * squares(b.stems) || 1),
    rarest: Math.max(0, ...shared),
    who: Math.min(a.actors.intersection(b.actors).size, 3) / 3,
    differing: Number(clashingNumbers(a, b) !== null),
    negation: Number(a.isNegated !== b.isNegated),
    denial: Number(a.isDenial || b.isDenial),
    oneMouth: Number(isOneMouth(a, b)),
    narrated: Number((a.row === null) !== (b.row === null)),
    quoted: Number(a.row !== null && b.row !== null && !isOneMouth(a, b)),
    apart: Math.log(1 + between),
    beside: Number(between === 0),
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
