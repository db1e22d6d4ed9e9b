import { type Cluster, fullestName, join } from "./cluster.ts";
import type { Mention } from "./mention.ts";
import { lettersShared, nameLikeness, soundKey } from "./name-likeness.ts";

/** Two spellings of one name, and why they are taken for it. */
export interface FoundVariant {
  readonly cluster: Cluster;
  readonly a: Mention;
  readonly b: Mention;
  readonly why: string;
  readonly confidence: number;
}

/** A second bearer who is nearly as like makes the name nobody's. */
const MARGIN = 0.02;
/** With more names than this, only those of one sound are compared. */
const MOST_COMPARED = 250;
/** A surname that nobody was introduced by may be further from its bearer's. */
const LEAST = { known: 0.82, orphan: 0.68 } as const;

/**
 * Joins the clusters of names that differ by a spelling. Exact joins came first: what is left is either another bearer
 * or another spelling. A name that fits two bearers is left alone.
 */
export function joinVariants(of: Map<Mention, Cluster>): readonly FoundVariant[] {
  const persons = [...new Set(of.values())].filter(({ kind, names }) => kind === "person" && names.length > 0);
  const merged = new Map<Cluster, Cluster>();
  const found: FoundVariant[] = [];
  const rootOf = (cluster: Cluster): Cluster => {
    const next = merged.get(cluster);
    return next === undefined ? cluster : rootOf(next);
  };
  for (const [from, to, why, score] of pairsOf(persons)) {
    const [source, target] = [rootOf(from), rootOf(to)];
    if (source === target) continue;
    const [a, b] = [target.mentions.find(isFullest(target)), source.mentions.find(isFullest(source))];
    for (const mention of source.mentions) join(target, mention, score);
    merged.set(source, target);
    if (a !== undefined && b !== undefined) found.push({ cluster: target, a, b, why, confidence: score });
  }
  for (const [mention, cluster] of of) of.set(mention, rootOf(cluster));
  return found.map((variant) => ({ ...variant, cluster: rootOf(variant.cluster) }));
}

function pairsOf(persons: readonly Cluster[]): readonly (readonly [Cluster, Cluster, string, number])[] {
  const groups = persons.length <= MOST_COMPARED ? [persons] : [...grouped(persons).values()];
  return groups.flatMap((group) =>
    group.flatMap((cluster, i) => {
      const full = fullestName(cluster);
      const matches = group.flatMap((other, k) => {
        if (k === i || conflicts(cluster, other)) return [];
        const name = fullestName(other);
        // The shorter name looks for its bearer; of two as long, the later one.
        if (name.length < full.length || (name.length === full.length && k > i)) return [];
        const likeness = nameLikeness(full, name);
        const isOrphan = full.length === 1 && cluster.roles.length === 0;
        const least = isOrphan && name.length > 1 ? LEAST.orphan : LEAST.known;
        return likeness !== null && likeness.score >= (full.length > 1 ? 0 : least)
          ? [{ other, ...likeness, names: name.length, rank: likeness.score + 0.2 * lettersShared(full, name) }]
          : [];
      });
      const best = matches.reduce<(typeof matches)[number] | null>(
        (b, m) => (b === null || rankOf(m) > rankOf(b) ? m : b),
        null,
      );
      if (best === null || matches.some((m) => m !== best && m.names > 1 && m.rank > best.rank - MARGIN)) return [];
      return [[cluster, best.other, best.why, Math.round((0.5 + 0.45 * best.score) * 100) / 100] as const];
    }),
  );
}

/** A full name before a surname alone, which may be one more spelling of it. */
function rankOf({ names, rank }: { readonly names: number; readonly rank: number }): number {
  return names > 1 ? rank + 1 : rank;
}

function grouped(persons: readonly Cluster[]): ReadonlyMap<string, Cluster[]> {
  const groups = new Map<string, Cluster[]>();
  for (const cluster of persons) {
    const key = soundKey(fullestName(cluster).at(-1) ?? "");
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [cluster]);
    else if (group.length < MOST_COMPARED) group.push(cluster);
  }
  return groups;
}

/** A he and a she are two. */
function conflicts(a: Cluster, b: Cluster): boolean {
  return a.gender !== null && b.gender !== null && a.gender !== b.gender;
}

function isFullest(cluster: Cluster): (mention: Mention) => boolean {
  const full = fullestName(cluster).join(" ");
  return ({ form, words }) => form === "name" && words.join(" ") === full;
}
