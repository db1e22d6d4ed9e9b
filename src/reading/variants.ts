import { nameKey } from "../names/name-key.ts";
import { sameBearer } from "../names/same-bearer.ts";
import { letterLikeness } from "../names/sounds.ts";
import { type Cluster, fullestName, join } from "./cluster.ts";
import type { Mention } from "./mention.ts";

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
const MOST_COMPARED = 150;
/** Names less likely to be one bearer's are two; what is taken for a body must be surer to be a person. */
const LEAST = { person: 0.5, body: 0.9 } as const;

/**
 * Joins the clusters of names that differ by a spelling. Exact joins came first: what is left is either another bearer
 * or another spelling. A name that fits two bearers is left alone.
 */
export function joinVariants(of: Map<Mention, Cluster>): readonly FoundVariant[] {
  const persons = [...new Set(of.values())].filter(mayBePerson);
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
        if (k === i || other.kind !== "person" || conflicts(cluster, other)) return [];
        const name = fullestName(other);
        // The shorter name looks for its bearer; of two as long, the later one.
        if (name.length < full.length || (name.length === full.length && k > i)) return [];
        // A surname spelled alike was told apart by what is exact.
        if (full.length === 1 && full[0] === name.at(-1)) return [];
        const { likelihood, why } = sameBearer(full.join(" "), name.join(" "), "person");
        const letters = letterLikeness(full.at(-1) ?? "", name.at(-1) ?? "");
        return likelihood >= (cluster.kind === "person" ? LEAST.person : LEAST.body)
          ? [{ other, likelihood, why, names: name.length, rank: likelihood + 0.2 * letters }]
          : [];
      });
      const best = matches.reduce<(typeof matches)[number] | null>(
        (b, m) => (b === null || rankOf(m) > rankOf(b) ? m : b),
        null,
      );
      if (best === null || matches.some((m) => m !== best && m.names > 1 && m.rank > best.rank - MARGIN)) return [];
      return [[cluster, best.other, best.why, Math.round((0.5 + 0.45 * best.likelihood) * 100) / 100] as const];
    }),
  );
}

/** A surname alone may be taken for a body's name. */
function mayBePerson({ kind, names }: Cluster): boolean {
  if (kind === "organisation") return names.every(({ length }) => length === 1);
  return kind === "person" && names.length > 0;
}

/** A full name before a surname alone, which may be one more spelling of it. */
function rankOf({ names, rank }: { readonly names: number; readonly rank: number }): number {
  return names > 1 ? rank + 1 : rank;
}

function grouped(persons: readonly Cluster[]): ReadonlyMap<string, Cluster[]> {
  const groups = new Map<string, Cluster[]>();
  for (const cluster of persons) {
    const key = nameKey(fullestName(cluster).join(" "));
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
