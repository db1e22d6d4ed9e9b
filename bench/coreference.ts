// `bench:accuracy coreference`: GUM's development set from raw text.
import { analyse, type Model } from "../src/model/analyse.ts";
import type { ChainMention } from "../src/model/chains.ts";
import { type Chain, chainFigures, printFigures } from "./chains.ts";
import { gumDocuments } from "./gum.ts";

/** Prints the figures of the chains that the network finds, singletons left out. */
export async function benchCoreference(path: string, model: Model): Promise<void> {
  const documents = [];
  for (const { text, chains } of gumDocuments(path)) {
    const paragraphs = [...text.matchAll(/[^\n]+/g)].map(({ 0: line, index }) => ({
      start: index,
      end: index + line.length,
    }));
    const found = await analyse(text, paragraphs, model);
    documents.push({ gold: chains, found: chainsOf(found.chains) });
  }
  const { conll, ...figures } = chainFigures(documents);
  printFigures(figures);
  console.log(`CoNLL average ${conll.toFixed(3)} over ${documents.length} documents`);
}

/** Each mention joined to its likeliest chain, of which every mention adds its chance, where that is likelier than that it is new. */
function chainsOf(mentions: readonly ChainMention[]): readonly Chain[] {
  const chainOf: number[] = [];
  const chains: string[][] = [];
  for (const { start, end, newness, antecedents } of mentions) {
    const chances = new Map<number, number>();
    for (const { index, chance } of antecedents) {
      const chain = chainOf[index];
      if (chain !== undefined) chances.set(chain, (chances.get(chain) ?? 0) + chance);
    }
    const [best] = [...chances].sort((a, b) => b[1] - a[1]);
    const chain = best !== undefined && best[1] > newness ? best[0] : undefined;
    chainOf.push(chain ?? chains.length);
    if (chain === undefined) chains.push([`${start}-${end}`]);
    else chains[chain]?.push(`${start}-${end}`);
  }
  return chains;
}
