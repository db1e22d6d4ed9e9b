import type { ChainMention } from "../model/chains.ts";
import { contains, firstEndingAfter } from "../text/span.ts";
import type { Cluster } from "./cluster.ts";
import type { Mention } from "./mention.ts";

/** What the network's chains say of whom a mention means. */
export interface ChainEvidence {
  /** The chance of the mention meaning the actor, from the earlier mentions that it is joined to; nothing where none is. */
  readonly chancesOf: (mention: Mention, of: ReadonlyMap<Mention, Cluster>) => ReadonlyMap<Cluster, number>;
}

/** Lays the network's mentions over the reading's own: the widest whose head lies in the words of one. */
export function chainEvidence(mentions: readonly Mention[], chains: readonly ChainMention[]): ChainEvidence {
  const chainOf = new Map<Mention, number>();
  const ownOf = new Map<number, Mention[]>();
  // Chains are in the order of their heads.
  const heads = chains.map(({ head }) => head);
  for (const mention of mentions) {
    let best = -1;
    const from = firstEndingAfter(heads, mention.start);
    for (let i = from; i < chains.length; i++) {
      const chain = chains[i];
      if (chain === undefined || chain.head.start >= mention.end) break;
      const widest = chains[best];
      const size = chain.end - chain.start;
      if (contains(mention, chain.head) && (widest === undefined || size > widest.end - widest.start)) best = i;
    }
    if (best < 0) continue;
    chainOf.set(mention, best);
    ownOf.set(best, [...(ownOf.get(best) ?? []), mention]);
  }
  return {
    chancesOf: (mention, of) => {
      const chances = new Map<Cluster, number>();
      const index = chainOf.get(mention);
      for (const { index: earlier, chance } of index === undefined ? [] : (chains[index]?.antecedents ?? [])) {
        const clusters = new Set((ownOf.get(earlier) ?? []).flatMap((own) => of.get(own) ?? []));
        for (const cluster of clusters) chances.set(cluster, (chances.get(cluster) ?? 0) + chance);
      }
      return chances;
    },
  };
}
