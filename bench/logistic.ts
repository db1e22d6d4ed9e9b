import { sigmoid } from "../src/model/layers.ts";

/** A row of features with what is true of it. */
export interface LogisticRow {
  readonly row: readonly number[];
  readonly isTrue: boolean;
  readonly weight: number;
}

const ROUNDS = 30;
/** Weights are drawn to zero: marks are few. */
const DRAWN = 1;

/** The weights of a logistic regression, the bias first, by Newton's method. */
export function fitLogistic(rows: readonly LogisticRow[]): readonly number[] {
  const width = (rows[0]?.row.length ?? 0) + 1;
  const weights = new Array<number>(width).fill(0);
  for (let round = 0; round < ROUNDS; round++) {
    const slope = weights.map((weight, i) => (i === 0 ? 0 : DRAWN * weight));
    const bend = weights.map((_, i) => weights.map((__, j): number => (i === j ? (i === 0 ? 1e-6 : DRAWN) : 0)));
    for (const { row, isTrue, weight } of rows) {
      const chance = chanceOf(weights, row);
      const [error, steep] = [weight * (chance - Number(isTrue)), weight * chance * (1 - chance)];
      for (let i = 0; i < width; i++) {
        const x = i === 0 ? 1 : (row[i - 1] ?? 0);
        if (x === 0) continue;
        slope[i] = (slope[i] ?? 0) + error * x;
        const line = bend[i];
        if (line === undefined) continue;
        for (let j = 0; j < width; j++) line[j] = (line[j] ?? 0) + steep * x * (j === 0 ? 1 : (row[j - 1] ?? 0));
      }
    }
    const step = solved(bend, slope);
    for (const [i, part] of step.entries()) weights[i] = (weights[i] ?? 0) - part;
    if (Math.max(...step.map(Math.abs)) < 1e-6) break;
  }
  return weights;
}

/** The log odds of a row; the first weight is the bias. */
export function oddsOf([bias = 0, ...by]: readonly number[], row: readonly number[]): number {
  return row.reduce((sum, x, i) => sum + x * (by[i] ?? 0), bias);
}

/** The chance that the row is true. */
export function chanceOf(weights: readonly number[], row: readonly number[]): number {
  return sigmoid(oddsOf(weights, row));
}

/** As weights are written down. */
export function rounded(weight: number): number {
  return Math.round(weight * 1000) / 1000;
}

/** The solution of `matrix` times x = `right`, by Gauss's elimination. */
function solved(matrix: readonly (readonly number[])[], right: readonly number[]): readonly number[] {
  const rows = matrix.map((line, i) => [...line, right[i] ?? 0]);
  const size = rows.length;
  for (let at = 0; at < size; at++) {
    const best = rows
      .slice(at)
      .reduce((most, line, i) => (Math.abs(line[at] ?? 0) > Math.abs(rows[most]?.[at] ?? 0) ? at + i : most), at);
    [rows[at], rows[best]] = [rows[best] ?? [], rows[at] ?? []];
    const pivot = rows[at] ?? [];
    for (let below = at + 1; below < size; below++) {
      const line = rows[below] ?? [];
      const factor = (line[at] ?? 0) / (pivot[at] ?? 1);
      for (let j = at; j <= size; j++) line[j] = (line[j] ?? 0) - factor * (pivot[j] ?? 0);
    }
  }
  const x = new Array<number>(size).fill(0);
  for (let at = size - 1; at >= 0; at--) {
    const line = rows[at] ?? [];
    const rest = x.reduce((sum, value, j) => (j > at ? sum + value * (line[j] ?? 0) : sum), 0);
    x[at] = ((line[size] ?? 0) - rest) / (line[at] ?? 1);
  }
  return x;
}
