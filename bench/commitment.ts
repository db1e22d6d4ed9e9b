// `bench:accuracy commitment`: how far a text commits to a happening, from -3 (it did not) to 3 (it did), on UW's set.
import type { Model } from "../src/model/analyse.ts";
import { eventRow } from "../src/model/event-row.ts";
import { windowsOf } from "../src/model/windows.ts";
import { linesOf } from "./pairs.ts";

interface Sentence {
  readonly text: string;
  readonly targets: readonly { readonly token: number; readonly word: string; readonly factuality: number }[];
}

/** Mean absolute error and Pearson's r over the marked words. */
export async function benchCommitment(path: string, model: Model): Promise<string> {
  const told: number[] = [];
  const wanted: number[] = [];
  const { commitment, width } = eventRow(model.heads);
  for (const line of linesOf(path)) {
    const { text, targets } = JSON.parse(line) as Sentence;
    const starts = [...text.matchAll(/\S+/gu)].map(({ index }) => index);
    for (const window of windowsOf(text, [{ start: 0, end: text.length }], model.wordPieces, model.heads.maxPieces)) {
      const { events } = await model.network.score(window);
      for (const { token, factuality } of targets) {
        const word = window.words.findIndex(({ start }) => start === starts[token]);
        if (word < 0) continue;
        told.push(events[word * width + commitment] ?? 0);
        wanted.push(factuality);
      }
    }
  }
  const error = mean(told.map((value, i) => Math.abs(value - (wanted[i] ?? 0))));
  return `mean absolute error ${error.toFixed(3)}, Pearson's r ${pearson(told, wanted).toFixed(3)} over ${told.length} words`;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function pearson(xs: readonly number[], ys: readonly number[]): number {
  const [x, y] = [mean(xs), mean(ys)];
  const [dx, dy] = [xs.map((value) => value - x), ys.map((value) => value - y)];
  const product = (a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
  return product(dx, dy) / Math.sqrt(product(dx, dx) * product(dy, dy));
}
