import file from "./weights.json" with { type: "json" };

/** The weights of a logistic regression. */
export interface Weighing {
  readonly bias: number;
  readonly weights: Readonly<Record<string, number>>;
}

export interface Weights {
  readonly person: Weighing;
  readonly body: Weighing;
}

/** Those of `weights.json`, which tells how they were made. */
export const WEIGHTS: Weights = file;
