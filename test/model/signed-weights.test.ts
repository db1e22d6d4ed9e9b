import { expect, test } from "vitest";
import { signedWeights } from "../../src/model/signed-weights.ts";
import { field, letters, VERSION } from "./onnx-made.ts";
import { shipped } from "./shipped.ts";

/** A tensor of bytes: its type, its name, and its bytes raw or as numbers. */
const tensor = (type: number, name: string, bytes: readonly number[]) =>
  field(5, [2 * 8, type, ...field(8, letters(name)), ...bytes]);
const node = (type: string, ...inputs: readonly string[]) =>
  field(1, [...inputs.flatMap((name) => field(1, letters(name))), ...field(4, letters(type))]);

const UNSIGNED = 2;
const SIGNED = 3;

test.each([
  ["a product's weights", node("MatMulInteger", "x", "w", "xz", "wz"), field(9, [0, 128, 255]), SIGNED, [128, 0, 127]],
  ["weights told as numbers", node("MatMulInteger", "x", "w", "xz", "wz"), field(5, [129, 1, 5]), SIGNED, [1, 133]],
  ["what no product takes", node("Gather", "w", "x"), field(9, [0, 128, 255]), UNSIGNED, [0, 128, 255]],
  ["what a product takes first", node("MatMulInteger", "w", "v"), field(9, [7]), UNSIGNED, [7]],
])("%s: bytes as they stand after", (_, product, bytes, type, after) => {
  const model = Uint8Array.from([...VERSION, ...field(7, [...product, ...tensor(UNSIGNED, "w", bytes)])]);
  const expected = [...VERSION, ...field(7, [...product, ...tensor(type, "w", field(9, after))])];
  expect([...signedWeights(model)]).toEqual(expected);
});

test("the model that ships keeps all but what its products take", () => {
  const model = shipped("model.onnx");
  const signed = signedWeights(model);
  // Zeros told as numbers of two bytes become raw ones of one.
  expect(signed.length).toBeLessThan(model.length);
  expect(signed.length).toBeGreaterThan(model.length * 0.999);
});
