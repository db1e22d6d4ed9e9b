import { expect, test } from "vitest";
import type { Heads } from "../../src/model/weights.ts";
import { type Candidate, disputesOf, pairingsOf, worthALook } from "../../src/reading/disputes.ts";
import { passagesOf } from "../../src/reading/passages.ts";
import type { Attribution } from "../../src/reading/reading.ts";
import { sentencesOf } from "../../src/text/sentences.ts";

/** Heads to which all sentences clash alike. */
const HEADS = {
  clashSide: Float32Array.of(1, 0, 0, 1),
  clashSideBias: new Float32Array(2),
  clashHidden: new Float32Array(4),
  clashHiddenBias: new Float32Array(1),
  clashOut: new Float32Array(1),
  clashOutBias: new Float32Array(1),
} as unknown as Heads;

function passagesIn(text: string, attributions: readonly Attribution[] = []) {
  const sentences = sentencesOf(text, [{ start: 0, end: text.length }]).all;
  return passagesOf(text, sentences, attributions, []).flatMap((passage, i) =>
    passage === null ? [] : [{ ...passage, vector: Float32Array.of(i % 2, 1) }],
  );
}

const pairsIn = (text: string) => pairingsOf(passagesIn(text), HEADS);

test.each([
  ["a question", "The bridge was open all night. Was the bridge open all night?"],
  ["the same words again", "The bridge was open. The bridge was open."],
])("%s is not asked about", (_, text) => {
  expect(pairsIn(text)).toEqual([]);
});

test("the same words turned round by a not are asked about", () => {
  expect(pairsIn("The bridge was open. The bridge was not open.")).toHaveLength(1);
});

test.each([
  ["the next sentence of one mouth goes on", "Shells fell on the harbour. Fishermen mended their nets.", 1],
  ["one that counts the same otherwise does not", "At the mill 12 workers died. At the mill 19 workers died.", 0],
])("%s", (_, text, goesOn) => {
  expect(pairsIn(text).map(({ features }) => features.goesOn)).toEqual([goesOn]);
});

test("few pairs are looked at, the likeliest ones", () => {
  const text = Array.from({ length: 24 }, (_, i) => `Crowd number ${i} of villagers crossed river ${i * 7}.`).join(" ");
  const pairings = pairsIn(text);
  const looked = worthALook(pairings, ({ apart }) => apart);
  expect(looked.length).toBeLessThan(pairings.length);
  const least = Math.min(...looked.map(({ features }) => features.apart));
  const others = pairings.filter((pairing) => !looked.includes(pairing));
  expect(Math.max(...others.map(({ features }) => features.apart))).toBeLessThanOrEqual(least);
});

const [CALM, SHELLS, EMPTY] = passagesIn("The harbour was calm. Shells fell on 3 boats. Shells fell on 9 boats.");

function pair(a: Candidate["a"] | undefined, b: Candidate["b"] | undefined, chance: number): Candidate {
  if (a === undefined || b === undefined) throw new Error("The text has fewer passages than the test needs.");
  return { a, b, chance };
}

test("a passage is in one dispute, the likeliest", () => {
  const found = disputesOf([pair(CALM, SHELLS, 0.9), pair(CALM, EMPTY, 0.95)], []);
  expect(found.map(({ confidence }) => confidence)).toEqual([0.95]);
});

test("two numbers of one thing are a dispute on figures, with both in the why", () => {
  const [dispute] = disputesOf([pair(SHELLS, EMPTY, 0.9)], []);
  expect(dispute).toMatchObject({ kind: "figures" });
  expect(dispute?.why).toContain("3 and 9");
});

test("what is hardly likely is not told", () => {
  expect(disputesOf([pair(CALM, SHELLS, 0.01)], [])).toEqual([]);
});
