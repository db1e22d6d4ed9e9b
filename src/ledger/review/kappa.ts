/** A pair of what two coders said of one thing. */
export type Pair = readonly [first: string, second: string];

/** How far two coders agree, and from what it was reckoned. */
export interface Kappa {
  /** 1 is agreement, 0 what chance gives, below it less; null where it cannot be told: nothing, or one label alone, was used. */
  readonly kappa: number | null;
  /** The share of pairs that are equal; null of no pairs. */
  readonly observed: number | null;
  readonly pairs: number;
}

/** Cohen's kappa (J. Cohen, A coefficient of agreement for nominal scales, 1960): each coder's chances are his own shares. */
export function cohensKappa(pairs: readonly Pair[]): Kappa {
  const n = pairs.length;
  if (n === 0) return { kappa: null, observed: null, pairs: 0 };
  const observed = pairs.filter(([a, b]) => a === b).length / n;
  const [first, second] = [counted(pairs.map(([a]) => a)), counted(pairs.map(([, b]) => b))];
  let chance = 0;
  for (const [label, count] of first) chance += (count / n) * ((second.get(label) ?? 0) / n);
  const kappa = chance === 1 ? null : (observed - chance) / (1 - chance);
  return { kappa, observed, pairs: n };
}

/** How often each label is there. */
export function counted(labels: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
}
