import { expect, test } from "vitest";
import { eitherWay } from "../../src/reading/dispute-chances.ts";

test("of two sentences asked about in either order neither answer outweighs the other, but for what supersedes", () => {
  const both = eitherWay({ dispute: 0.9, update: 0.2, same: 0.3 }, { dispute: 0.1, update: 0.8, same: 0.5 });
  expect(both.dispute).toBeCloseTo(0.5);
  expect(both.update).toBe(0.2);
  expect(both.same).toBeCloseTo(0.4);
});
