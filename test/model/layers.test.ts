import { expect, test } from "vitest";
import { argmax, gelu, linear, rowTimes, softmax } from "../../src/model/layers.ts";

// Values of torch.nn.functional.gelu.
test.each([
  [-2, -0.0455],
  [-0.5, -0.15427],
  [0, 0],
  [1, 0.84134],
  [3, 2.99595],
])("gelu(%d) is %d", (x, y) => {
  expect(gelu(x)).toBeCloseTo(y, 4);
});

test("a linear layer takes a row of weights for each number of its bias", () => {
  expect([...linear(Float32Array.of(1, 2), Float32Array.of(3, 4, 5, 6), Float32Array.of(0, 10))]).toEqual([11, 27]);
});

test("chances sum to one and keep the order of their scores", () => {
  const chances = softmax(Float32Array.of(1, 3, 2));
  expect(chances.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 6);
  expect(argmax(chances)).toBe(1);
});

test.each([
  ["a side of two: the row's one number and the one behind it", 1, 0],
  ["a side of six: four rows at a time and two by themselves", 5, 0],
  ["a matrix behind another", 4, 25],
])("a row times a matrix, %s", (_, width, offset) => {
  const side = width + 1;
  const row = Float32Array.from({ length: width }, (_, k) => k + 1);
  const matrix = Float32Array.from({ length: offset + side * side }, (_, k) => (k * 7) % 11);
  const expected = Array.from({ length: side }, (_, m) =>
    [...row, 1].reduce((sum, x, k) => sum + x * (matrix[offset + k * side + m] ?? 0), 0),
  );
  expect([...rowTimes(row, matrix, side, offset)]).toEqual(expected);
});
