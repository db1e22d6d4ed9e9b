/** What the steps from one word to another cost, by the codes of their signs. */
export interface EditCosts {
  readonly insert: (sign: number) => number;
  readonly substitute: (a: number, b: number) => number;
  /** Two neighbours that have changed places. */
  readonly transpose: number;
}

/** Every step costs one. */
export const PLAIN: EditCosts = { insert: () => 1, substitute: (a, b) => (a === b ? 0 : 1), transpose: 1 };

/** The cheapest way from `a` to `b` by insertions, deletions, substitutions and transpositions of neighbours. */
export function editDistance(a: string, b: string, { insert, substitute, transpose }: EditCosts): number {
  let before = new Float64Array(b.length + 1);
  let row = new Float64Array(b.length + 1);
  let next = new Float64Array(b.length + 1);
  for (let j = 0; j < b.length; j++) row[j + 1] = (row[j] ?? 0) + insert(b.charCodeAt(j));
  for (let i = 0; i < a.length; i++) {
    const c = a.charCodeAt(i);
    const gone = insert(c);
    next[0] = (row[0] ?? 0) + gone;
    for (let j = 0; j < b.length; j++) {
      const d = b.charCodeAt(j);
      const changed = (row[j] ?? 0) + substitute(c, d);
      const least = Math.min(changed, (row[j + 1] ?? 0) + gone, (next[j] ?? 0) + insert(d));
      const isTurned = i > 0 && j > 0 && c !== d && c === b.charCodeAt(j - 1) && d === a.charCodeAt(i - 1);
      next[j + 1] = isTurned ? Math.min(least, (before[j - 1] ?? 0) + transpose) : least;
    }
    [before, row, next] = [row, next, before];
  }
  return row[b.length] ?? 0;
}
