// `bench:accuracy happenings`: which marked words of ECB+'s development topics tell one happening, across reports.
import type { Model } from "../src/model/analyse.ts";
import { joinHappenings } from "../src/story/join-happenings.ts";
import { type Chain, chainFigures } from "./chains.ts";
import { type MarkedTelling, markedTellings } from "./ecb.ts";

/** Prints the figures over all topics at once, nobody telling which report is of which; marked words are given. */
export async function benchHappenings(path: string, model: Model): Promise<void> {
  for (const line of happeningLines(await markedTellings(path, model))) console.log(line);
}

/** The figures of tellings as they are joined. */
export function happeningLines(tellings: readonly MarkedTelling[]): readonly string[] {
  const gold = chainsOf(tellings.map(({ chain }, i) => [chain, i]));
  const found = joinHappenings(tellings).map((group) => group.map(String));
  const { conll, ...figures } = chainFigures([{ gold, found }]);
  const whole = chainFigures([{ gold, found }], 1).conll;
  return [
    ...Object.entries(figures).map(
      ([name, { precision, recall, f1 }]) =>
        `${name.padEnd(8)}P ${precision.toFixed(3)}  R ${recall.toFixed(3)}  F1 ${f1.toFixed(3)}`,
    ),
    `CoNLL average ${conll.toFixed(3)} over ${tellings.length} tellings, without happenings told once; ${whole.toFixed(3)} with them`,
  ];
}

/** Chains of indices, from the chain of each. */
export function chainsOf(tellings: readonly (readonly [chain: string, index: number])[]): readonly Chain[] {
  return [...Map.groupBy(tellings, ([chain]) => chain).values()].map((own) => own.map(([, index]) => String(index)));
}
