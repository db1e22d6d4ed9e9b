/** A vector as the ledger keeps it. */
export interface PackedVector {
  /** The sign of each number as a bit, in whole triples of 32-bit words: by these the nearest are found. */
  readonly bits: Int32Array;
  /** Each number as one of -127 to 127: by these they are put in order. */
  readonly numbers: Int8Array;
}

const BITS = 32;
/** The bits are counted three words at a time. */
const AT_ONCE = 3;

/** How many 32-bit words the bits of a vector of this width take. */
export function wordsOfBits(width: number): number {
  return Math.ceil(width / (BITS * AT_ONCE)) * AT_ONCE;
}

/** Packs a vector; its length is lost, which likeness does not ask for. */
export function packed(vector: Float32Array): PackedVector {
  const bits = new Int32Array(wordsOfBits(vector.length));
  const numbers = new Int8Array(vector.length);
  let most = 0;
  for (let i = 0; i < vector.length; i++) most = Math.max(most, Math.abs(vector[i] ?? 0));
  for (let i = 0; i < vector.length; i++) {
    const x = vector[i] ?? 0;
    if (x > 0) bits[i >> 5] = (bits[i >> 5] ?? 0) | (1 << (i & 31));
    numbers[i] = most === 0 ? 0 : Math.round((x / most) * 127);
  }
  return { bits, numbers };
}

/** The cosine of two vectors of one width: 1 where they point the same way, 0 where one of them is nothing. */
export function cosine(a: Float32Array | Int8Array, b: Float32Array | Int8Array): number {
  let [product, ofA, ofB] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i] ?? 0, b[i] ?? 0];
    product += x * y;
    ofA += x * x;
    ofB += y * y;
  }
  return product === 0 ? 0 : product / Math.sqrt(ofA * ofB);
}
