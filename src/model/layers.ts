/** The sum of the products of as many numbers as the row has, of another from `offset` on. */
export function dot(row: Float32Array, other: Float32Array, offset = 0): number {
  const even = row.length - (row.length % 4);
  // Four sums at a time, since one would have each addition wait for the one before.
  let [s, t, u, v] = [0, 0, 0, 0];
  for (let k = 0; k < even; k += 4) {
    s += (row[k] ?? 0) * (other[offset + k] ?? 0);
    t += (row[k + 1] ?? 0) * (other[offset + k + 1] ?? 0);
    u += (row[k + 2] ?? 0) * (other[offset + k + 2] ?? 0);
    v += (row[k + 3] ?? 0) * (other[offset + k + 3] ?? 0);
  }
  for (let k = even; k < row.length; k++) s += (row[k] ?? 0) * (other[offset + k] ?? 0);
  return s + t + u + v;
}

/** A linear layer: `weights` has a row of `input.length` numbers for each number of `bias`. */
export function linear(input: Float32Array, weights: Float32Array, bias: Float32Array): Float32Array {
  return bias.map((b, row) => b + dot(input, weights, row * input.length));
}

/** A row with a one behind it times a square matrix, whose rows lie one behind the other from `offset` on. */
export function rowTimes(row: Float32Array, matrix: Float32Array, side: number, offset = 0): Float32Array {
  const out = new Float32Array(side);
  let k = 0;
  // Four rows at a time: what they add up to is fetched and put back once.
  for (; k + 4 <= row.length; k += 4) {
    const [a, b, c, d] = [row[k] ?? 0, row[k + 1] ?? 0, row[k + 2] ?? 0, row[k + 3] ?? 0];
    let from = offset + k * side;
    for (let m = 0; m < side; m++, from++) {
      out[m] =
        (out[m] ?? 0) +
        a * (matrix[from] ?? 0) +
        b * (matrix[from + side] ?? 0) +
        c * (matrix[from + 2 * side] ?? 0) +
        d * (matrix[from + 3 * side] ?? 0);
    }
  }
  for (; k < side; k++) {
    const from = offset + k * side;
    for (let m = 0; m < side; m++) out[m] = (out[m] ?? 0) + (row[k] ?? 1) * (matrix[from + m] ?? 0);
  }
  return out;
}

/** x times the normal distribution's share below x; the error function by Abramowitz and Stegun, 7.1.26. */
export function gelu(x: number): number {
  const z = Math.abs(x) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * z);
  const poly = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  const erf = Math.sign(x) * (1 - poly * Math.exp(-z * z));
  return 0.5 * x * (1 + erf);
}

export function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** The inverse of `sigmoid`, of a chance that is kept off nothing and one. */
export function logit(chance: number): number {
  const kept = Math.min(Math.max(chance, 0.001), 0.999);
  return Math.log(kept / (1 - kept));
}

export function softmax(row: Float32Array): Float32Array {
  const most = Math.max(...row);
  const exps = row.map((x) => Math.exp(x - most));
  const sum = exps.reduce((a, b) => a + b, 0);
  return exps.map((x) => x / sum);
}

/** The index of the greatest value, the first of several. */
export function argmax(values: ArrayLike<number>): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if ((values[i] ?? 0) > (values[best] ?? 0)) best = i;
  return best;
}
