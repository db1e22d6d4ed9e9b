import { expect, test } from "vitest";
import { chainFigures } from "../../bench/chains.ts";

const round = (x: number) => Math.round(x * 1000) / 1000;

test("a perfect answer has all figures at one, and chains of one mention count for nothing", () => {
  const gold = [["a", "b"], ["c", "d", "e"], ["f"]];
  const { conll, lea } = chainFigures([
    {
      gold,
      found: [
        ["d", "c", "e"],
        ["a", "b"],
      ],
    },
  ]);
  expect([conll, lea.f1]).toEqual([1, 1]);
});

// The example of Luo (2005), system response (a) against {1 2 3 4 5} {6 7} {8 9 a b c}, with the figures of his table.
test("Luo's example has MUC 0.947, B³ 0.865 and the likeness of its best pairing", () => {
  const gold = [
    ["1", "2", "3", "4", "5"],
    ["6", "7"],
    ["8", "9", "a", "b", "c"],
  ];
  const found = [
    ["1", "2", "3", "4", "5"],
    ["6", "7", "8", "9", "a", "b", "c"],
  ];
  const { muc, b3, ceafe } = chainFigures([{ gold, found }]);
  expect([round(muc.f1), round(b3.f1)]).toEqual([0.947, 0.865]);
  expect(round(ceafe.recall * 3)).toBe(round(1 + 10 / 12));
});

test("nothing found is no figure at all", () => {
  expect(chainFigures([{ gold: [["a", "b"]], found: [] }]).conll).toBe(0);
});
