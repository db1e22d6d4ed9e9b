/**
 * How rare a term is among some texts, each given by its terms: 1 for one that a single text has, 0 for what all have.
 * By the number of texts: a word of two texts among six is as rare as one of two among a hundred can be.
 */
export function rarityIn(texts: readonly ReadonlySet<string>[]): (term: string) => number {
  const counts = new Map<string, number>();
  for (const terms of texts) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  const most = Math.log(texts.length + 1) || 1;
  return (term) => Math.log((texts.length + 1) / (counts.get(term) ?? 1)) / most;
}

/** What two texts have in common: how much of their terms, the rare ones weighing most, and the rarest of these. */
export function sharedTerms(
  a: ReadonlySet<string>,
  b: ReadonlySet<string>,
  rarity: (term: string) => number,
): { readonly terms: number; readonly rarest: number } {
  const shared = [...a.intersection(b)].map(rarity);
  const squares = (terms: ReadonlySet<string>) => [...terms].reduce((sum, term) => sum + rarity(term) ** 2, 0);
  return {
    terms: shared.reduce((sum, weight) => sum + weight ** 2, 0) / Math.sqrt(squares(a) * squares(b) || 1),
    rarest: Math.max(0, ...shared),
  };
}
