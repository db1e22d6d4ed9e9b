import { describe, expect, test } from "vitest";
import { randomly } from "../../bench/made-reports.ts";
import { type Layer, layersOfRuns, piecesOf, runsOf } from "../../desk/src/text/layers.ts";

const layer = (start: number, end: number, row = "A1"): Layer => ({ start, end, part: "content", row });
const told = (layers: readonly Layer[], end = 10) =>
  piecesOf({ start: 0, end }, layers).map((piece) => [
    piece.start,
    piece.end,
    piece.layers.map(({ row }) => row).join(),
  ]);

describe("a stretch of text", () => {
  test.each([
    ["without layers is one piece", [], [[0, 10, ""]]],
    [
      "is cut where a layer begins and ends",
      [layer(2, 5)],
      [
        [0, 2, ""],
        [2, 5, "A1"],
        [5, 10, ""],
      ],
    ],
    [
      "has the innermost of nested layers last",
      [layer(0, 10), layer(4, 6, "A2")],
      [
        [0, 4, "A1"],
        [4, 6, "A1,A2"],
        [6, 10, "A1"],
      ],
    ],
    [
      "has both of overlapping layers where they overlap",
      [layer(1, 6), layer(4, 9, "A2")],
      [
        [0, 1, ""],
        [1, 4, "A1"],
        [4, 6, "A1,A2"],
        [6, 9, "A2"],
        [9, 10, ""],
      ],
    ],
    ["is cut at its own ends where a layer goes on", [layer(-5, 30)], [[0, 10, "A1"]]],
  ])("%s", (_, layers, pieces) => {
    expect(told(layers)).toEqual(pieces);
  });

  test("cut in runs has the same layers at each place as cut whole", () => {
    const random = randomly(7);
    const text = Array.from({ length: 12_000 }, () => (random() < 0.02 ? ". " : "a")).join("");
    const whole = { start: 0, end: text.length };
    const layers = Array.from({ length: 400 }, (_, i) => {
      const start = Math.floor(random() * (text.length - 400));
      return layer(start, start + 1 + Math.floor(random() * 300), `A${i}`);
    }).sort((a, b) => a.start - b.start);
    const runs = runsOf(whole, text);
    expect(runs.length).toBeGreaterThan(3);
    expect([runs[0]?.start, runs.at(-1)?.end]).toEqual([0, text.length]);
    const byRun = layersOfRuns(runs, layers);
    const pieces = runs.flatMap((run, i) => piecesOf(run, byRun[i] ?? []));
    expect(pieces.map(({ start, end }) => text.slice(start, end)).join("")).toBe(text);
    for (const { start, layers: here } of pieces)
      expect(here.map(({ row }) => row)).toEqual(
        layers.filter((one) => one.start <= start && one.end > start).map(({ row }) => row),
      );
  });
});
