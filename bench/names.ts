// `bench:accuracy -- --names FILE`: a number for each pair. `bench:accuracy names`: figures out of five folds.
// `node bench/names.ts FILE` makes `src/names/vocabulary/one-bearer.json` from all pairs of a file.
import { readFileSync, writeFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { FEATURES, nameFeatures, PRIORS } from "../src/names/name-features.ts";
import { oneBearer } from "../src/names/one-bearer.ts";

interface Pair {
  readonly kind: string;
  readonly a: string;
  readonly b: string;
  readonly isMatch: boolean;
}

/** The pairs of a CSV file with the columns schema, name1, name2 and, where it is told, is_match. */
export function pairsIn(path: string): readonly Pair[] {
  const rows: Record<string, string>[] = parse(readFileSync(path, "utf8"), {
    columns: true,
    bom: true,
    relax_quotes: true,
  });
  return rows.map(({ schema = "Person", name1 = "", name2 = "", is_match }) => ({
    kind: schema,
    a: name1,
    b: name2,
    isMatch: is_match?.toLowerCase() === "true",
  }));
}

/** How likely each pair of a file is one bearer's. */
export function likelihoods(path: string): readonly number[] {
  return pairsIn(path).map(({ a, b, kind }) => oneBearer(a, b, kind));
}

/** Prints figures of pairs judged by weights that were made from the other four fifths. */
export function benchNames(path: string): void {
  const pairs = pairsIn(path);
  let [hits, said, wanted, right] = [0, 0, 0, 0];
  for (let fold = 0; fold < FOLDS; fold++) {
    const { bias, weights } = fitted(pairs.filter((_, i) => i % FOLDS !== fold));
    for (const pair of pairs.filter((_, i) => i % FOLDS === fold)) {
      const score = nameFeatures(pair.a, pair.b, pair.kind).reduce((sum, x, k) => sum + x * (weights[k] ?? 0), bias);
      const isSaid = score >= 0;
      hits += isSaid && pair.isMatch ? 1 : 0;
      said += isSaid ? 1 : 0;
      wanted += pair.isMatch ? 1 : 0;
      right += isSaid === pair.isMatch ? 1 : 0;
    }
  }
  const [precision, recall] = [hits / said, hits / wanted];
  const f1 = (2 * precision * recall) / (precision + recall);
  console.log(
    `out of five folds: P ${precision.toFixed(3)} R ${recall.toFixed(3)} F1 ${f1.toFixed(3)}, accuracy ${(right / pairs.length).toFixed(3)} over ${pairs.length} pairs`,
  );
}

const FOLDS = 5;
/** Ridge: few pairs must not make great weights. */
const RIDGE = 0.02;
const STEPS = 4000;
const RATE = 0.5;

/** Logistic regression by gradient descent, from the priors: the same pairs give the same weights. */
function fitted(pairs: readonly Pair[]): { readonly bias: number; readonly weights: readonly number[] } {
  const rows = pairs.map(({ a, b, kind, isMatch }) => ({ x: nameFeatures(a, b, kind), y: isMatch ? 1 : 0 }));
  const weights = [...PRIORS];
  let bias = 0;
  for (let step = 0; step < STEPS; step++) {
    const slope = weights.map((w, k) => RIDGE * (w - (PRIORS[k] ?? 0)));
    let slopeBias = 0;
    for (const { x, y } of rows) {
      const score = x.reduce((sum, value, k) => sum + value * (weights[k] ?? 0), bias);
      const error = 1 / (1 + Math.exp(-score)) - y;
      slopeBias += error / rows.length;
      x.forEach((value, k) => {
        slope[k] = (slope[k] ?? 0) + (error * value) / rows.length;
      });
    }
    bias -= RATE * slopeBias;
    slope.forEach((value, k) => {
      weights[k] = (weights[k] ?? 0) - RATE * value;
    });
  }
  return { bias, weights };
}

if (import.meta.main) {
  const { bias, weights } = fitted(pairsIn(process.argv[2] ?? ""));
  const round = (x: number) => Math.round(x * 1000) / 1000;
  const made = {
    about:
      "Weights of a logistic regression over the features of src/names/name-features.ts, in their order. Made by `node bench/names.ts FILE` from nomenklatura's pairs of names (MIT).",
    features: FEATURES,
    bias: round(bias),
    weights: weights.map(round),
  };
  writeFileSync(
    new URL("../src/names/vocabulary/one-bearer.json", import.meta.url),
    `${JSON.stringify(made, null, 2)}\n`,
  );
}
