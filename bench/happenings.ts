// `bench:accuracy happenings`: which marked words of ECB+'s development topics tell one happening, across reports.
import type { Model } from "../src/model/analyse.ts";
import { joinHappenings } from "../src/story/join-happenings.ts";
import { type Chain, chainFigures, printFigures } from "./chains.ts";
import { markedTellings } from "./ecb.ts";

/** Prints the figures over all topics at once, nobody telling which report is of which; marked words are given. */
export async function benchHappenings(path: string, model: Model): Promise<void> {
  const tellings = await markedTellings(path, model);
  const gold = chainsOf(tellings.map(({ chain }, i) => [chain, i]));
  const found = joinHappenings(tellings).map((group) => group.map(String));
  const { conll, ...figures } = chainFigures([{ gold, found }]);
  const whole = chainFigures([{ gold, found }], 1).conll;
  printFigures(figures);
  console.log(
    `CoNLL average ${conll.toFixed(3)} over ${tellings.length} tellings, without happenings told once; ${whole.toFixed(3)} with them`,
  );
}

/** Chains of indices, from the chain of each. */
export function chainsOf(tellings: readonly (readonly [chain: string, index: number])[]): readonly Chain[] {
  return [...Map.groupBy(tellings, ([chain]) => chain).values()].map((own) => own.map(([, index]) => String(index)));
}
