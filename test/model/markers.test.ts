import { afterAll, beforeAll, expect, test } from "vitest";
import { openModel, SHIPPED_WEIGHTS } from "../../src/index.ts";
import type { Model } from "../../src/model/analyse.ts";
import { markedPair } from "../../src/model/marked-windows.ts";

let model: Model;
beforeAll(async () => {
  model = await openModel(SHIPPED_WEIGHTS);
});
afterAll(() => model.network.close());

test("what is marked as source and what as target makes a difference: the weights know the markers", async () => {
  const text = "Arlen shelled Brovia on Monday.";
  const [arlen, brovia] = [
    { start: 0, end: 5 },
    { start: 14, end: 20 },
  ];
  const of = (source: typeof arlen, target: typeof arlen) =>
    model.network.embed(markedPair(text, source, target, model.wordPieces, model.heads.maxPieces));
  // Markers without weights of their own would give the same numbers to the bit.
  expect(await of(arlen, brovia)).not.toEqual(await of(brovia, arlen));
});
