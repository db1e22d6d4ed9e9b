/** What the steps from one word to another cost. */
export interface EditCosts {
  readonly insert: (sign: string) => number;
  readonly substitute: (a: string, b: string) => number;
  /** Two neighbours that have changed places. */
  readonly transpose: number;
}

/** Every step costs one. */
export const PLAIN: EditCosts = { insert: () => 1, substitute: (a, b) => (a === b ? 0 : 1), transpose: 1 };

/** The cheapest way from `a` to `b` by insertions, deletions, substitutions and transpositions of neighbours. */
export function editDistance(a: string, b: string, { insert, substitute, transpose }: EditCosts): number {
  let before: readonly number[] = [];
  let row: number[] = [0];
  for (const sign of b) row.push((row.at(-1) ?? 0) + insert(sign));
  for (let i = 0; i < a.length; i++) {
    const c = a.charAt(i);
    const next = [(row[0] ?? 0) + insert(c)];
    for (let j = 0; j < b.length; j++) {
      const d = b.charAt(j);
      const isTurned = i > 0 && j > 0 && c !== d && c === b.charAt(j - 1) && d === a.charAt(i - 1);
      next.push(
        Math.min(
          (row[j] ?? 0) + substitute(c, d),
          (row[j + 1] ?? 0) + insert(c),
          (next[j] ?? 0) + insert(d),
          isTurned ? (before[j - 1] ?? 0) + transpose : Number.POSITIVE_INFINITY,
        ),
      );
    }
    before = row;
    row = next;
  }
  return row.at(-1) ?? 0;
}
