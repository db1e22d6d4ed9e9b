/**
 * Groups of what is alike, by average link: the two groups whose members are likest on average become one, as long as
 * they are liker than `least`. Gives indices, in the order of their first.
 */
export function averageLink(
  count: number,
  likeness: (i: number, j: number) => number,
  least: number,
): readonly (readonly number[])[] {
  const groups = new Map(Array.from({ length: count }, (_, i) => [i, [i]]));
  const alike = Array.from({ length: count }, () => new Float64Array(count));
  for (let j = 0; j < count; j++) {
    for (let i = 0; i < j; i++) {
      const own = likeness(i, j);
      put(alike, i, j, own);
    }
  }
  const likest = (i: number): readonly [number, number] => {
    let best: readonly [number, number] = [-1, least];
    for (const j of groups.keys()) {
      const own = alike[i]?.[j] ?? 0;
      if (j !== i && own > best[1]) best = [j, own];
    }
    return best;
  };
  const best = new Map([...groups.keys()].map((i) => [i, likest(i)]));
  for (;;) {
    const [into, [from]] = [...best].reduce((most, one) => (one[1][1] > most[1][1] ? one : most), [-1, [-1, least]]);
    const [own, other] = [groups.get(into), groups.get(from)];
    if (own === undefined || other === undefined) break;
    groups.delete(from);
    best.delete(from);
    for (const k of groups.keys()) {
      const [x, y] = [alike[into]?.[k] ?? 0, alike[from]?.[k] ?? 0];
      put(alike, into, k, (x * own.length + y * other.length) / (own.length + other.length));
    }
    own.push(...other);
    // The merged group may be less like a third than one of its parts was.
    for (const [k, [at]] of best) if (k === into || at === into || at === from) best.set(k, likest(k));
    for (const k of groups.keys()) {
      const now = alike[into]?.[k] ?? 0;
      if (k !== into && now > (best.get(k)?.[1] ?? least)) best.set(k, [into, now]);
    }
  }
  return [...groups.values()].map((group) => group.sort((x, y) => x - y)).sort((x, y) => (x[0] ?? 0) - (y[0] ?? 0));
}

function put(alike: readonly Float64Array[], i: number, j: number, value: number): void {
  const [x, y] = [alike[i], alike[j]];
  if (x !== undefined) x[j] = value;
  if (y !== undefined) y[i] = value;
}
