// `node bench/fit-names.ts`: fits the weights of src/names/weights.json to the marked pairs, the same each time.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { evidenceOf } from "../src/names/evidence-of.ts";
import type { Weighing, Weights } from "../src/names/weights.ts";
import { haveCorpora } from "./corpora.ts";
import { type NamePair, PAIRS, readPairs } from "./names.ts";

/** What the weights are before any pair is seen, from knowledge of names. The fit is drawn to it. */
const TOLD: Weights = {
  person: {
    bias: -12,
    weights: {
      likeness: 9,
      weakest: 7,
      strength: 2,
      omission: -1.5,
      conflict: -7,
      lone: -5,
      kin: -3,
      otherFirst: -2,
      turned: -8,
      against: -8,
    },
  },
  body: {
    bias: -18,
    weights: { likeness: 7, weakest: 14, strength: 2.5, omission: -8, conflict: -7, forms: -7, numbers: -9 },
  },
};
/** Only these are fitted: what is decided by the meaning of a name stays as told, whatever a few pairs say. */
const FITTED = new Set(["likeness", "weakest", "strength", "omission"]);
/** How strongly the fit is drawn to what is told. */
const DRAW = { weight: 3, bias: 1 } as const;
const STEPS = 4000;
const RATE = 0.02;
const TARGET = fileURLToPath(new URL("../src/names/weights.json", import.meta.url));

/** The weights of a logistic regression that is drawn to those told (a normal prior), by gradient descent. */
export function fitWeights(pairs: readonly NamePair[]): Weights {
  const rows = pairs.map(({ a, b, kind, isOne }) => ({ ...evidenceOf(a, b, kind), isOne }));
  const of = (by: "person" | "body") => {
    const own = rows.filter((row) => row.by === by).map(({ evidence, isOne }) => ({ ...evidence, isOne }));
    return fitted(own, TOLD[by]);
  };
  return { person: of("person"), body: of("body") };
}

interface Row {
  readonly features: Readonly<Record<string, number>>;
  readonly isOne: boolean;
}

function fitted(rows: readonly Row[], told: Weighing): Weighing {
  const names = Object.keys(told.weights).filter((name) => FITTED.has(name));
  const weights: Record<string, number> = { ...told.weights };
  let { bias } = told;
  const weightOf = (name: string) => weights[name] ?? 0;
  for (let step = 0; step < STEPS; step++) {
    const slopes = new Map(names.map((name) => [name, DRAW.weight * (weightOf(name) - (told.weights[name] ?? 0))]));
    let slope = DRAW.bias * (bias - told.bias);
    for (const { features, isOne } of rows) {
      const odds = Object.entries(features).reduce((sum, [name, value]) => sum + value * weightOf(name), bias);
      const miss = 1 / (1 + Math.exp(-odds)) - (isOne ? 1 : 0);
      slope += miss;
      for (const name of names) slopes.set(name, (slopes.get(name) ?? 0) + miss * (features[name] ?? 0));
    }
    bias -= RATE * slope;
    for (const name of names) weights[name] = weightOf(name) - RATE * (slopes.get(name) ?? 0);
  }
  return { bias, weights };
}

if (process.argv[1] === fileURLToPath(import.meta.url) && haveCorpora()) {
  const { person, body } = fitWeights(readPairs(PAIRS));
  const about =
    "What each sign of one bearer weighs, as the log-odds of a logistic regression. Made by bench/fit-names.ts: likeness, weakest, strength, omission and the biases are fitted to 308 marked pairs of names (nomenklatura, MIT), drawn to values told beforehand; the rest are told.";
  const round = (_: string, value: unknown) => (typeof value === "number" ? Math.round(value * 100) / 100 : value);
  writeFileSync(TARGET, `${JSON.stringify({ about, person, body }, round, 2)}\n`);
}
