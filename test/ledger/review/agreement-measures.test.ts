import { describe, expect, test } from "vitest";
import { krippendorffsAlpha } from "../../../src/ledger/review/alpha.ts";
import { cohensKappa, type Pair } from "../../../src/ledger/review/kappa.ts";
import { type MarkedSpan, spanF1 } from "../../../src/ledger/review/span-f1.ts";

/** As many pairs of each two labels as a table's cells say; rows are the first coder's labels. */
function pairsOf(table: readonly (readonly number[])[]): readonly Pair[] {
  return table.flatMap((row, i) =>
    row.flatMap((count, j) => Array.from({ length: count }, (): Pair => [`${i}`, `${j}`])),
  );
}

/** Units from a line for each coder; a point is a unit that he did not speak of. */
function unitsOf(...lines: readonly string[]): readonly (readonly string[])[] {
  const coders = lines.map((line) => line.split(" "));
  return (coders[0] ?? []).map((_, i) => coders.flatMap((labels) => (labels[i] === "." ? [] : [labels[i] ?? ""])));
}

describe("Cohen's kappa", () => {
  test.each([
    [
      "Cohen 1960, table 1: less than chance",
      [
        [25, 13, 12],
        [12, 2, 16],
        [3, 15, 2],
      ],
      0.29,
      -0.09,
    ],
    [
      "Cohen 1960, table 2",
      [
        [88, 14, 18],
        [10, 40, 10],
        [2, 6, 12],
      ],
      0.7,
      0.49,
    ],
    [
      "all agree",
      [
        [5, 0],
        [0, 5],
      ],
      1,
      1,
    ],
    [
      "no two agree",
      [
        [0, 5],
        [5, 0],
      ],
      0,
      -1,
    ],
  ])("%s", (_, table, observed, kappa) => {
    const told = cohensKappa(pairsOf(table));
    expect(told.observed).toBeCloseTo(observed, 10);
    expect(told.kappa).toBeCloseTo(kappa, 2);
  });

  test.each([
    ["nothing was coded", [] as readonly Pair[]],
    ["both used one label alone", pairsOf([[7]])],
  ])("cannot be told where %s", (_, pairs) => {
    expect(cohensKappa(pairs)).toMatchObject({ kappa: null, pairs: pairs.length });
  });
});

describe("Krippendorff's alpha", () => {
  test.each([
    ["Krippendorff 2004: two coders, two labels", ["0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"], 0.095],
    ["Krippendorff 2004: two coders, five labels", ["a a b b d c c c e d d a", "b a b b b c c c e d d d"], 0.692],
    [
      "Krippendorff 2004: four coders, some of whom are silent",
      ["1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3", ". 3 3 3 2 3 4 2 2 5 1 .", "1 2 3 3 2 4 4 1 2 5 1 ."],
      0.743,
    ],
    ["all agree", ["a b", "a b"], 1],
  ])("%s", (_, lines, alpha) => {
    expect(krippendorffsAlpha(unitsOf(...lines)).alpha).toBeCloseTo(alpha, 3);
  });

  test("a unit of one voice counts for nothing", () => {
    expect(krippendorffsAlpha(unitsOf("1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3")).values).toBe(18);
  });

  test.each([
    ["nobody spoke twice of a unit", ["a .", ". b"]],
    ["one label alone was used", ["a a", "a a"]],
  ])("cannot be told where %s", (_, lines) => {
    expect(krippendorffsAlpha(unitsOf(...lines)).alpha).toBeNull();
  });
});

describe("span F1", () => {
  const span = (start: number, end: number, of = "r-1 cue"): MarkedSpan => ({ of, start, end });
  test.each([
    ["the same spans", [span(0, 4), span(6, 9)], [span(6, 9), span(0, 4)], 1, 1],
    ["one of two, and another's half", [span(0, 4), span(6, 10)], [span(0, 4), span(6, 8)], 0.5, 12 / 14],
    ["the same words as another part", [span(0, 4)], [span(0, 4, "r-1 source")], 0, 0],
    ["nothing against something", [], [span(0, 4)], 0, 0],
  ])("%s", (_, first, second, exact, overlap) => {
    const told = spanF1(first, second);
    expect(told.exact).toBeCloseTo(exact, 10);
    expect(told.overlap).toBeCloseTo(overlap, 10);
    expect(spanF1(second, first).exact).toBe(told.exact);
  });

  test("Hripcsak and Rothschild 2005: 2a / (2a + b + c), whatever nobody marked", () => {
    const a = Array.from({ length: 30 }, (_, i) => span(i * 10, i * 10 + 5));
    const [b, c] = [[span(1000, 1005)], Array.from({ length: 3 }, (_, i) => span(2000 + i * 10, 2005 + i * 10))];
    expect(spanF1([...a, ...b], [...a, ...c])).toMatchObject({ exact: 60 / 64, first: 31, second: 33, both: 30 });
  });

  test("cannot be told where neither marked anything", () => {
    expect(spanF1([], [])).toMatchObject({ exact: null, overlap: null });
  });
});
