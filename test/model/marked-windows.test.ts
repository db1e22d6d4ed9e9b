import { expect, test } from "vitest";
import { markedPair, twoSided } from "../../src/model/marked-windows.ts";
import { wordPieces } from "../../src/model/word-pieces.ts";
import { shipped } from "./shipped.ts";

const vocabulary = shipped("vocabulary.txt").toString().trimEnd().split("\n");
const cut = wordPieces(vocabulary);
const shown = (pieces: readonly number[]) => pieces.map((piece) => vocabulary[piece]).join(" ");

test("source and target stand between their markers, wherever they are", () => {
  const text = "Talks with Tarmel were refused by Orsk.";
  const window = markedPair(text, { start: 34, end: 38 }, { start: 11, end: 17 }, cut, 64);
  expect(shown(window.pieces)).toMatch(
    /^\[CLS\] talks with \[unused2\] tar\S* .*\[unused3\] were refused by \[unused0\] .*\[unused1\] \. \[SEP\]$/,
  );
  expect(window.markers.map((at) => vocabulary[window.pieces[at] ?? 0])).toEqual(["[unused0]", "[unused2]"]);
});

test("a side that is not told has no markers, and a long sentence keeps those that it has", () => {
  const text = `Orsk refused ${"again and ".repeat(60)}talks.`;
  const window = markedPair(text, { start: 0, end: 4 }, null, cut, 32);
  expect(window.pieces.length).toBeLessThanOrEqual(32);
  expect(window.markers).toEqual([1, 0]);
});

test("two sentences stand one behind the other, each between markers", () => {
  const { pieces, markers } = twoSided("It rained.", "It did not rain.", cut);
  expect(shown(pieces)).toBe("[CLS] [unused0] it rained . [unused1] [SEP] [unused2] it did not rain . [unused3] [SEP]");
  expect(markers).toEqual([1, 7]);
});
