import { expect, test } from "vitest";
import { argmax, gelu, linear, softmax } from "../../src/model/layers.ts";

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
