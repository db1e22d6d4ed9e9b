import { afterAll, beforeAll, expect, test } from "vitest";
import { createReader, intakeText, type Reader } from "../../src/index.ts";
import { cosine } from "../../src/ledger/likeness/packed.ts";

let reader: Reader;
beforeAll(async () => {
  reader = await createReader({ gazetteer: null, threads: 1 });
});
afterAll(() => reader.close());

const REPORT = `The city council of Marn met on Monday.

The old bridge over the river will be shut for the whole winter, the mayor said.

Farmers complained about the price of seed.

A footballer from the town has signed for a club abroad.`;

test.each([
  ["The crossing is going to stay closed until spring.", "The old bridge"],
  ["Seed costs too much, growers say.", "Farmers"],
  ["A player is leaving for a foreign team.", "A footballer"],
])("'%s' is likest to the sentence that says so", async (sentence, begins) => {
  const { sentences } = await reader.readWithPassages(intakeText(REPORT));
  const asked = await reader.vectorOf(sentence);
  const [best] = [...sentences].sort((a, b) => cosine(asked, b.vector) - cosine(asked, a.vector));
  expect(REPORT.slice(best?.start)).toMatch(new RegExp(`^${begins}`));
});

test("a sentence has the same vector each time, however much white space is about it, and none without words", async () => {
  expect(await reader.vectorOf(" The bridge is shut.\n")).toEqual(await reader.vectorOf("The bridge is shut."));
  expect(await reader.vectorOf(" \n ")).toHaveLength(0);
});

test("a text of many windows has a vector as well", async () => {
  const long = await reader.vectorOf("The bridge over the river is shut for the winter. ".repeat(60));
  const short = await reader.vectorOf("The bridge over the river is shut for the winter.");
  expect(cosine(long, short)).toBeGreaterThan(0.8);
});
