import { expect, test } from "vitest";
import { nearest } from "../../../src/ledger/likeness/nearest.ts";
import { cosine, packed, wordsOfBits } from "../../../src/ledger/likeness/packed.ts";

const WIDTH = 384;
const COUNT = 3_000;

/** Numbers from -1 to 1, the same in every run. */
function randomly(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 31 - 1;
  };
}

const random = randomly(3);
const vector = () => Float32Array.from({ length: WIDTH }, random);
const vectors = Array.from({ length: COUNT }, vector);
const words = wordsOfBits(WIDTH);
const bits = new Int32Array(words * COUNT);
for (const [i, one] of vectors.entries()) bits.set(packed(one).bits, words * i);
const none = new Uint32Array(0);
const sentences = { count: COUNT, words, bits, readings: none, starts: none, ends: none, ofReading: new Map() };

/** In how many places the signs of two vectors differ. */
const apart = (a: Float32Array, b: Float32Array) => a.reduce((sum, x, i) => sum + Number(x > 0 !== (b[i] ?? 0) > 0), 0);

test.each([
  ["all sentences", null],
  ["some of them", Uint32Array.from({ length: 700 }, (_, i) => 3 * i)],
])("of %s, those whose signs differ least come first, and each comes once", (_, among) => {
  const asked = vector();
  const rings = [...nearest(sentences, packed(asked).bits, among)];
  const expected = [...(among ?? vectors.keys())]
    .map((i) => ({ i, far: apart(asked, vectors[i] ?? asked) }))
    .sort((a, b) => a.far - b.far || a.i - b.i)
    .map(({ i }) => i);
  expect(rings.flat()).toEqual(expected);
  expect(rings[0]?.length).toBeGreaterThanOrEqual(400);
  expect(rings[0]?.length).toBeLessThan(COUNT / 2);
});

test("packed, a vector points where it did", () => {
  const one = vector();
  expect(cosine(one, packed(one).numbers)).toBeGreaterThan(0.9999);
  expect(cosine(one, new Int8Array(WIDTH))).toBe(0);
});
