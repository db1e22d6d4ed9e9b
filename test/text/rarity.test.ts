import { expect, test } from "vitest";
import { rarityIn, sharedTerms } from "../../src/text/rarity.ts";

const TEXTS = [["bridge", "mayor"], ["bridge", "river"], ["bridge"]].map((terms) => new Set(terms));

test("a term is the rarer the fewer texts have it, and one of all of them hardly is", () => {
  const rarity = rarityIn(TEXTS);
  expect(rarity("river")).toBe(1);
  expect(rarity("bridge")).toBeCloseTo(Math.log(4 / 3) / Math.log(4));
});

test("of no texts no term is rare", () => {
  expect(rarityIn([])("bridge")).toBe(0);
});

test.each([
  ["the same terms", ["bridge", "mayor"], ["bridge", "mayor"], 1, 1],
  ["none in common", ["mayor"], ["river"], 0, 0],
  ["nothing at all", [], [], 0, 0],
])("two texts with %s", (_, a, b, terms, rarest) => {
  const shared = sharedTerms(new Set(a), new Set(b), rarityIn(TEXTS));
  expect(shared.terms).toBeCloseTo(terms);
  expect(shared.rarest).toBe(rarest);
});

test("a rare term in common says more than one that all have", () => {
  const rarity = rarityIn(TEXTS);
  const one = sharedTerms(new Set(["bridge", "river"]), new Set(["bridge", "mayor"]), rarity);
  const other = sharedTerms(new Set(["bridge", "river"]), new Set(["mayor", "river"]), rarity);
  expect(other.terms).toBeGreaterThan(one.terms);
});
