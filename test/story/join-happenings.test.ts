import { describe, expect, it } from "vitest";
import { averageLink } from "../../src/story/average-link.ts";
import { joinHappenings } from "../../src/story/join-happenings.ts";
import { lemmaOf, type Telling } from "../../src/story/telling-features.ts";

/** A telling as a network would give it that knows the words alone. */
function telling(report: string, words: string, sentence: string): Telling {
  const vector = (text: string) => {
    const own = new Float32Array(32);
    for (const word of text.toLowerCase().match(/\p{L}{3,}/gu) ?? []) {
      const at = [...lemmaOf(word)].reduce((sum, sign) => (sum * 31 + (sign.codePointAt(0) ?? 0)) % own.length, 7);
      own[at] = (own[at] ?? 0) + 1;
    }
    return own;
  };
  return { report, words, sentence, vector: vector(words), around: vector(sentence), types: new Float32Array(17) };
}

const BRIDGE = "The bridge at Ostrel collapsed on Monday and killed seven people, Petra Lunnik said.";
const AGAIN = "Petra Lunnik came to Ostrel, where the bridge collapsed and seven people were killed.";
const CRANE = "A crane collapsed in the harbour of Kolm, where Tomas Verrin leads the dockers on strike.";

describe("happenings of several reports", () => {
  it("are joined where the reports speak of the same, and told apart from the like elsewhere", () => {
    const tellings = [
      telling("a", "collapsed", BRIDGE),
      telling("a", "killed", BRIDGE),
      telling("b", "collapsed", AGAIN),
      telling("b", "killed", AGAIN),
      telling("c", "collapsed", CRANE),
      telling("c", "strike", CRANE),
    ];
    const groups = joinHappenings(tellings);
    expect(groups.toSorted((x, y) => (x[0] ?? 0) - (y[0] ?? 0))).toEqual([[0, 2], [1, 3], [4], [5]]);
  });

  it("are none where nothing is told", () => {
    expect(joinHappenings([])).toEqual([]);
  });
});

it.each([
  ["hitting", "hits"],
  ["stole", "theft"],
  ["collapses", "collapsed"],
  ["announced", "announcement"],
  ["shot", "shooting"],
])("%s and %s are one word", (a, b) => {
  expect(lemmaOf(a)).toBe(lemmaOf(b));
});

describe("average link", () => {
  const apart = (points: readonly number[]) => (i: number, j: number) =>
    1 - Math.abs((points[i] ?? 0) - (points[j] ?? 0));

  it.each<[string, readonly number[], readonly (readonly number[])[]]>([
    [
      "joins what is near",
      [0, 0.9, 0.1, 1],
      [
        [0, 2],
        [1, 3],
      ],
    ],
    ["keeps a chain apart whose ends are far", [0, 0.4, 0.8], [[0, 1], [2]]],
    ["has nothing to join in one", [0], [[0]]],
    ["has nothing to join in none", [], []],
  ])("%s", (_, points, groups) => {
    expect(averageLink(points.length, apart(points), 0.5)).toEqual(groups);
  });

  it("is the slow way's answer on made likenesses", () => {
    let seed = 5;
    const random = () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
      return seed / 2 ** 31;
    };
    const made = Array.from({ length: 24 }, () => Array.from({ length: 24 }, random));
    const like = (i: number, j: number) => made[Math.min(i, j)]?.[Math.max(i, j)] ?? 0;
    expect(averageLink(24, like, 0.55)).toEqual(slowly(24, like, 0.55));
  });
});

/** Every two groups compared anew after every join. */
function slowly(count: number, like: (i: number, j: number) => number, least: number): readonly (readonly number[])[] {
  let groups = Array.from({ length: count }, (_, i) => [i]);
  for (;;) {
    const pairs = groups.flatMap((a) =>
      groups
        .filter((b) => (b[0] ?? 0) > (a[0] ?? 0))
        .map((b) => {
          const all = a.flatMap((i) => b.map((j) => like(i, j)));
          return { a, b, mean: all.reduce((sum, x) => sum + x, 0) / all.length };
        }),
    );
    const best = pairs.toSorted((x, y) => y.mean - x.mean)[0];
    if (best === undefined || best.mean <= least) return groups;
    const { a, b } = best;
    const joined = [...a, ...b].sort((x, y) => x - y);
    groups = [...groups.filter((one) => one !== a && one !== b), joined].sort((x, y) => (x[0] ?? 0) - (y[0] ?? 0));
  }
}
