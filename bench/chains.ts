// Coreference figures: MUC (Vilain 1995), B³ (Bagga 1998), CEAFe (Luo 2005), their mean (CoNLL 2012), LEA (Moosavi 2016).

/** A chain: its mentions' keys. */
export type Chain = readonly string[];

export interface Figures {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export type Metric = "muc" | "b3" | "ceafe" | "lea";

/** Figures over documents, each with gold and found chains; chains of fewer than `least` mentions are left out of both. */
export function chainFigures(
  documents: readonly { readonly gold: readonly Chain[]; readonly found: readonly Chain[] }[],
  least = 2,
): Record<Metric, Figures> & { readonly conll: number } {
  const sums = { muc: [0, 0, 0, 0], b3: [0, 0, 0, 0], ceafe: [0, 0, 0, 0], lea: [0, 0, 0, 0] };
  for (const document of documents) {
    const gold = document.gold.filter(({ length }) => length >= least);
    const found = document.found.filter(({ length }) => length >= least);
    add(sums.muc, [...muc(found, gold), ...muc(gold, found)]);
    add(sums.b3, [...b3(found, gold), ...b3(gold, found)]);
    const alike = ceafe(gold, found);
    add(sums.ceafe, [alike, found.length, alike, gold.length]);
    add(sums.lea, [...lea(found, gold), ...lea(gold, found)]);
  }
  const figures = Object.fromEntries(
    Object.entries(sums).map(([name, [p = 0, ofP = 0, r = 0, ofR = 0]]) => {
      const precision = ofP > 0 ? p / ofP : 0;
      const recall = ofR > 0 ? r / ofR : 0;
      return [
        name,
        { precision, recall, f1: precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0 },
      ];
    }),
  ) as Record<Metric, Figures>;
  return { ...figures, conll: (figures.muc.f1 + figures.b3.f1 + figures.ceafe.f1) / 3 };
}

/** Prints each metric on a line. */
export function printFigures(figures: Readonly<Record<string, Figures>>): void {
  for (const [name, { precision, recall, f1 }] of Object.entries(figures))
    console.log(`${name.padEnd(8)}P ${precision.toFixed(3)}  R ${recall.toFixed(3)}  F1 ${f1.toFixed(3)}`);
}

function add(sum: number[], more: readonly number[]): void {
  more.forEach((x, i) => {
    sum[i] = (sum[i] ?? 0) + x;
  });
}

function byMention(chains: readonly Chain[]): ReadonlyMap<string, Chain> {
  return new Map(chains.flatMap((chain) => chain.map((mention) => [mention, chain] as const)));
}

/** Of `chains`' links, those that `other` has. */
function muc(chains: readonly Chain[], other: readonly Chain[]): readonly [number, number] {
  const of = byMention(other);
  let held = 0;
  let all = 0;
  for (const chain of chains) {
    const parts = new Set(chain.map((mention) => of.get(mention) ?? mention));
    held += chain.length - parts.size;
    all += chain.length - 1;
  }
  return [held, all];
}

function b3(chains: readonly Chain[], other: readonly Chain[]): readonly [number, number] {
  const of = byMention(other);
  let held = 0;
  let all = 0;
  for (const chain of chains) {
    for (const mention of chain) {
      const match = of.get(mention);
      all += 1;
      if (match !== undefined) held += chain.filter((m) => of.get(m) === match).length / chain.length;
    }
  }
  return [held, all];
}

function lea(chains: readonly Chain[], other: readonly Chain[]): readonly [number, number] {
  const of = byMention(other);
  let held = 0;
  let all = 0;
  for (const chain of chains.filter(({ length }) => length > 1)) {
    let links = 0;
    const sizes = new Map<Chain, number>();
    for (const mention of chain) {
      const match = of.get(mention);
      if (match !== undefined) sizes.set(match, (sizes.get(match) ?? 0) + 1);
    }
    for (const size of sizes.values()) links += (size * (size - 1)) / 2;
    held += chain.length * (links / ((chain.length * (chain.length - 1)) / 2));
    all += chain.length;
  }
  return [held, all];
}

/** The likeness (φ4) of the best one-to-one pairing of chains (Kuhn 1955, in the form with potentials). */
function ceafe(gold: readonly Chain[], found: readonly Chain[]): number {
  const [rows, columns] = gold.length <= found.length ? [gold, found] : [found, gold];
  const sets = columns.map((chain) => new Set(chain));
  const cost = rows.map((row) =>
    columns.map((column, j) => {
      const shared = row.filter((mention) => sets[j]?.has(mention)).length;
      return (-2 * shared) / (row.length + column.length);
    }),
  );
  const n = rows.length;
  const m = columns.length;
  const u = new Array<number>(n + 1).fill(0);
  const v = new Array<number>(m + 1).fill(0);
  const match = new Array<number>(m + 1).fill(0);
  const way = new Array<number>(m + 1).fill(0);
  for (let i = 1; i <= n; i++) {
    match[0] = i;
    let j0 = 0;
    const least = new Array<number>(m + 1).fill(Number.POSITIVE_INFINITY);
    const used = new Array<boolean>(m + 1).fill(false);
    do {
      used[j0] = true;
      const i0 = match[j0] ?? 0;
      let delta = Number.POSITIVE_INFINITY;
      let j1 = 0;
      for (let j = 1; j <= m; j++) {
        if (used[j]) continue;
        const now = (cost[i0 - 1]?.[j - 1] ?? 0) - (u[i0] ?? 0) - (v[j] ?? 0);
        if (now < (least[j] ?? 0)) {
          least[j] = now;
          way[j] = j0;
        }
        if ((least[j] ?? 0) < delta) {
          delta = least[j] ?? 0;
          j1 = j;
        }
      }
      for (let j = 0; j <= m; j++) {
        if (used[j]) {
          u[match[j] ?? 0] = (u[match[j] ?? 0] ?? 0) + delta;
          v[j] = (v[j] ?? 0) - delta;
        } else least[j] = (least[j] ?? 0) - delta;
      }
      j0 = j1;
    } while (match[j0] !== 0);
    do {
      const j1 = way[j0] ?? 0;
      match[j0] = match[j1] ?? 0;
      j0 = j1;
    } while (j0 !== 0);
  }
  let total = 0;
  for (let j = 1; j <= m; j++) {
    const i = match[j] ?? 0;
    if (i > 0) total -= cost[i - 1]?.[j - 1] ?? 0;
  }
  return total;
}
