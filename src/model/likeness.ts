/** The mean of vectors of one length; empty where there are none. */
export function middleOf(vectors: readonly Float32Array[]): Float32Array {
  const middle = new Float32Array(vectors[0]?.length ?? 0);
  for (const vector of vectors) {
    for (let i = 0; i < middle.length; i++) middle[i] = (middle[i] ?? 0) + (vector[i] ?? 0) / vectors.length;
  }
  return middle;
}

/** The cosine of two vectors about the middle of all: what all sentences of a text have in common tells nothing. */
export function cosine(a: Float32Array, b: Float32Array, middle: Float32Array): number {
  let [dot, x, y] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const [p, q] = [(a[i] ?? 0) - (middle[i] ?? 0), (b[i] ?? 0) - (middle[i] ?? 0)];
    dot += p * q;
    x += p * p;
    y += q * q;
  }
  return dot / Math.sqrt(x * y || 1);
}
