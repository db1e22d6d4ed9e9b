import { expect, test } from "vitest";
import { withOutputs } from "../../src/model/with-outputs.ts";
import { field, letters, VERSION } from "./onnx-made.ts";
import { shipped } from "./shipped.ts";

const node = (taken: readonly string[], given: string) =>
  field(1, [...taken.flatMap((name) => field(1, letters(name))), ...field(2, letters(given))]);
const weights = (name: string) => field(5, field(8, letters(name)));
const output = (name: string) => field(12, field(1, letters(name)));
const input = field(11, field(1, letters("pieces")));
const model = (...graph: readonly (readonly number[])[]) => Uint8Array.from([...VERSION, ...field(7, graph.flat())]);

test("what an output is made from stays, at whatever remove, and all else goes", () => {
  const shared = node(["pieces", "w0"], "lower");
  const wanted = node(["lower", "w1"], "sentence");
  const other = node(["lower", "w2"], "tags");
  const before = model(
    shared,
    wanted,
    other,
    weights("w0"),
    weights("w1"),
    weights("w2"),
    input,
    output("tags"),
    output("sentence"),
  );
  expect([...withOutputs(before, ["sentence"])]).toEqual([
    ...model(shared, wanted, weights("w0"), weights("w1"), input, output("sentence")),
  ]);
});

test("of the model that ships its sentences alone need half to four fifths", () => {
  const whole = shipped("model.onnx");
  const share = withOutputs(whole, ["sentence"]).length / whole.length;
  expect(share).toBeGreaterThan(0.5);
  expect(share).toBeLessThan(0.8);
});
