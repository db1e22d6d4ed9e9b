import { expect, test } from "vitest";
import type { FoundAttribution } from "../../src/model/decode.ts";
import { attributionsOf, type RowSettings } from "../../src/reading/attributions.ts";
import { intakeText } from "../../src/report/intake.ts";
import type { Span } from "../../src/text/span.ts";

const TEXT = 'On a radio programme the mayor of Marn said: "I promise a new bridge. The council wants a ferry."';
const CERTAIN: RowSettings = { calibration: { bias: 2, weights: [0.1] }, settings: { leastConfidence: 0.5 } };

function at(words: string): Span {
  const start = TEXT.indexOf(words);
  expect(start).toBeGreaterThanOrEqual(0);
  return { start, end: start + words.length };
}

function found(source: string, cue: string, content: string, nested: boolean, sure = 0.9): FoundAttribution {
  return { source: [at(source)], cue: at(cue), content: [at(content)], nested, scores: [sure, 0.9, 0.9] };
}

const FOUND = [
  found("the mayor of Marn", "said", "I promise a new bridge. The council wants a ferry.", false),
  found("I", "promise", "a new bridge", true),
  found("The council", "wants", "a ferry", true),
];
const rowsOf = (rows: readonly FoundAttribution[], settings = CERTAIN) =>
  attributionsOf(TEXT, intakeText(TEXT).blocks, rows, settings);

test("rows stand within the row whose content their cue is in", () => {
  expect(rowsOf(FOUND).map(({ id, within }) => [id, within])).toEqual([
    ["A1", null],
    ["A2", "A1"],
    ["A3", "A1"],
  ]);
});

test("what speakers say of themselves comes through their own channel, what they say of others does not", () => {
  expect(rowsOf(FOUND).map(({ channel }) => channel)).toEqual(["radio", "radio", null]);
});

test("the marks of a quotation belong to its content", () => {
  const [row] = rowsOf(FOUND);
  expect(row?.content.map(({ start, end }) => TEXT.slice(start, end))).toEqual([
    '"I promise a new bridge. The council wants a ferry."',
  ]);
});

test("of two rows with one cue the surer stays", () => {
  const rows = rowsOf([...FOUND, found("On a radio programme", "said", "a new bridge", false, 0.3)]);
  expect(rows).toHaveLength(FOUND.length);
});

test("rows less sure than the least confidence are not told", () => {
  expect(rowsOf(FOUND, { ...CERTAIN, settings: { leastConfidence: 1 } })).toEqual([]);
});
