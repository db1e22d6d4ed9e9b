/** What can be set against a part of another name. */
export interface Weighed {
  readonly text: string;
  /** How much it tells of the bearer. */
  readonly weight: number;
  /** It may be written as one word with its neighbour. */
  readonly mayJoin: boolean;
}

/** Parts of two names taken for one another: one against one, or one against several written together. */
export interface Pairing<T> {
  readonly a: readonly T[];
  readonly b: readonly T[];
  readonly likeness: number;
  readonly weight: number;
}

export interface Alignment<T> {
  readonly pairings: readonly Pairing<T>[];
  readonly leftOfA: readonly T[];
  readonly leftOfB: readonly T[];
}

/** Parts less alike stand against each other rather than for each other. */
const LEAST = 0.5;
/** Words written as one must be nearer, and so must parts that have changed places. */
const LEAST_JOINED = 0.75;
const LEAST_MOVED = 0.7;
const MOST_JOINED = 3;
/** More parts than these are no name; the rest is not compared. */
const MOST_PARTS = 13;
/** Of pairings as good, the one that keeps the order. */
const IN_ORDER = 0.02;

interface Edge<T> extends Pairing<T> {
  readonly from: number;
  readonly to: number;
  readonly mask: number;
  readonly gain: number;
}

interface Choice<T> {
  readonly gain: number;
  readonly pairings: readonly Edge<T>[];
}

/** The pairing of parts that is worth most: the likeness of each pair above the least, by weight. */
export function align<T extends Weighed>(
  a: readonly T[],
  b: readonly T[],
  likeness: (a: readonly T[], b: readonly T[]) => number,
): Alignment<T> {
  const [left, right] = [a.slice(0, MOST_PARTS), b.slice(0, MOST_PARTS)];
  const edges = edgesOf(left, right, likeness);
  const byStart = Map.groupBy(edges, ({ from }) => from);
  const best = new Map<number, Choice<T>>();
  const bestFrom = (i: number, used: number): Choice<T> => {
    if (i >= left.length) return { gain: 0, pairings: [] };
    const key = i * 2 ** MOST_PARTS + used;
    const known = best.get(key);
    if (known !== undefined) return known;
    let found = bestFrom(i + 1, used);
    for (const edge of byStart.get(i) ?? []) {
      if ((edge.mask & used) !== 0) continue;
      const rest = bestFrom(edge.to, used | edge.mask);
      if (edge.gain + rest.gain > found.gain)
        found = { gain: edge.gain + rest.gain, pairings: [edge, ...rest.pairings] };
    }
    best.set(key, found);
    return found;
  };
  const { pairings } = bestFrom(0, 0);
  const paired = new Set(pairings.flatMap((p) => [...p.a, ...p.b]));
  return {
    pairings,
    leftOfA: left.filter((part) => !paired.has(part)),
    leftOfB: right.filter((part) => !paired.has(part)),
  };
}

function edgesOf<T extends Weighed>(
  a: readonly T[],
  b: readonly T[],
  likeness: (a: readonly T[], b: readonly T[]) => number,
): readonly Edge<T>[] {
  const edges: Edge<T>[] = [];
  for (const [i, m] of runsOf(a))
    for (const [j, n] of runsOf(b)) {
      if (m > 1 && n > 1) continue;
      const [x, y] = [a.slice(i, i + m), b.slice(j, j + n)];
      const score = likeness(x, y);
      const isInPlace = i === j || a.length - i - m === b.length - j - n;
      if (score < (m + n > 2 ? LEAST_JOINED : isInPlace ? LEAST : LEAST_MOVED)) continue;
      const weight = Math.min(sum(x), sum(y));
      const gain = weight * (score - LEAST + 0.05) + (i === j ? IN_ORDER : 0);
      edges.push({ a: x, b: y, likeness: score, weight, from: i, to: i + m, mask: ((1 << n) - 1) << j, gain });
    }
  return edges;
}

/** Where a run of parts that may be one word begins, and how long it is. */
function runsOf(parts: readonly Weighed[]): readonly (readonly [number, number])[] {
  return parts.flatMap((_, i) => {
    const runs: (readonly [number, number])[] = [];
    for (let n = 1; n <= MOST_JOINED && i + n <= parts.length; n++) {
      if (n > 1 && !parts.slice(i, i + n).every(({ mayJoin }) => mayJoin)) break;
      runs.push([i, n]);
    }
    return runs;
  });
}

/** What parts weigh together. */
export function sum(parts: readonly Weighed[]): number {
  return parts.reduce((weight, part) => weight + part.weight, 0);
}
