import { globSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { decodeWindow } from "../../src/model/decode.ts";
import { type Network, openNetwork } from "../../src/model/network.ts";
import { parseWeights } from "../../src/model/weights.ts";
import { windowsOf } from "../../src/model/windows.ts";
import { wordPieces } from "../../src/model/word-pieces.ts";
import { textAt } from "../../src/text/span.ts";
import { shipped } from "./shipped.ts";

/** What `training/export.py` wrote beside the weights: Python's own answers. */
interface Fixture {
  readonly paragraphs: readonly (readonly [number, number])[];
  readonly windows: readonly {
    readonly pieces: readonly number[];
    readonly shapes: readonly number[];
    readonly quotes: readonly number[];
    readonly spans: readonly (readonly [number, number])[];
    readonly tags: readonly (readonly number[])[];
    readonly attributions: readonly Found[];
  }[];
}

interface Found {
  readonly cue: readonly (readonly [number, number])[];
  readonly source: readonly (readonly [number, number])[];
  readonly content: readonly (readonly [number, number])[];
  readonly nested: boolean;
  readonly p: readonly number[];
}

const at = (path: string) => new URL(path, import.meta.url);
const json = <T>(path: string): T => JSON.parse(readFileSync(at(path), "utf8"));
const weights = parseWeights(
  shipped("model.onnx"),
  shipped("vocabulary.txt").toString(),
  shipped("heads.json").toString(),
);
const cut = wordPieces(weights.vocabulary);
const spanOf = ([start, end]: readonly [number, number]) => ({ start, end });

test("decoding agrees with training/decode.py on made-up scores, to the letter", () => {
  const fixture = json<{
    tags: number[];
    cue: number[];
    word: number[];
    spans: [number, number][];
    attributions: Found[];
  }>("fixtures/decoding.json");
  const words = fixture.spans.map(([start, end], i) => ({ start, end, piece: i, paragraph: 0 }));
  const scores = {
    tags: Float32Array.from(fixture.tags),
    entities: new Float32Array(),
    cue: Float32Array.from(fixture.cue),
    word: Float32Array.from(fixture.word),
    events: new Float32Array(),
    anchor: new Float32Array(),
    party: new Float32Array(),
    chains: new Float32Array(),
    sentence: new Float32Array(),
  };
  const found = decodeWindow({ pieces: [], shapes: [], quotes: [], words }, scores, weights.heads);
  expect(found.length).toBeGreaterThan(1);
  expect(found.map(({ cue, source, content, nested }) => ({ cue: [cue], source, content, nested }))).toEqual(
    fixture.attributions.map(({ cue, source, content, nested }) => ({
      cue: cue.map(spanOf),
      source: source.map(spanOf),
      content: content.map(spanOf),
      nested,
    })),
  );
  found.forEach(({ scores: chances }, i) => {
    chances.forEach((chance, k) => {
      expect(chance).toBeCloseTo(fixture.attributions[i]?.p[k] ?? -1, 3);
    });
  });
});

const examples = globSync("*.txt", { cwd: at("../../examples/") })
  .sort()
  .map((file) => {
    const text = readFileSync(at(`../../examples/${file}`), "utf8");
    const fixture = json<Fixture>(`fixtures/${file.replace(".txt", ".json")}`);
    const windows = [...windowsOf(text, fixture.paragraphs.map(spanOf), cut, weights.heads.maxPieces)];
    return { file, text, fixture, windows };
  });

test.each(examples)("words, pieces, shapes and quotation states of $file are Python's", ({ fixture, windows }) => {
  expect(
    windows.map(({ pieces, shapes, quotes, words }) => ({
      pieces,
      shapes,
      quotes,
      spans: words.map(({ start, end }) => [start, end]),
    })),
  ).toEqual(fixture.windows.map(({ pieces, shapes, quotes, spans }) => ({ pieces, shapes, quotes, spans })));
});

describe("the network in bytes", () => {
  let network: Network;
  beforeAll(async () => {
    network = await openNetwork(weights.model, 1);
  });
  afterAll(() => network.close());

  test("finds what the full one finds, but for one row in six at most", async () => {
    let agreed = 0;
    let all = 0;
    for (const { text, fixture, windows } of examples) {
      for (const [i, window] of windows.entries()) {
        const found = decodeWindow(window, await network.score(window), weights.heads);
        const expected = fixture.windows[i]?.attributions ?? [];
        all += Math.max(found.length, expected.length);
        agreed += expected.filter((e) =>
          found.some(({ cue }) =>
            e.cue.some((s) => textAt(text, cue) === textAt(text, spanOf(s)) && cue.start === s[0]),
          ),
        ).length;
      }
    }
    expect(all).toBeGreaterThan(60);
    expect(agreed / all).toBeGreaterThan(5 / 6);
  });
});
