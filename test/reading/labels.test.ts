import { expect, test } from "vitest";
import { withLabels } from "../../src/reading/labels.ts";
import { intakeText } from "../../src/report/intake.ts";

const sourcesOf = (text: string) =>
  withLabels(text, intakeText(text).blocks, []).map(({ source: [span] }) => text.slice(span?.start, span?.end));

test.each([
  ["in capitals", "KERVAN: It rained.\n\nRENN: It did not.\n\nKERVAN: It did.\n", ["KERVAN", "RENN", "KERVAN"]],
  [
    "behind the time of an entry",
    "10.32 KERVAN: It rained.\n\n10:40 RENN: It did not.\n\n11h05 – KERVAN: It did.\n",
    ["KERVAN", "RENN", "KERVAN"],
  ],
  [
    "behind what is heard",
    "CLIP, KERVAN: It rained.\n\nRENN: It did not.\n\nCLIP, KERVAN: It did.\n",
    ["KERVAN", "RENN", "KERVAN"],
  ],
  ["of who asks, with a stop", "Q. Did it rain?\n\nRENN: It did not.\n\nQ. Why?\n", ["Q", "RENN", "Q"]],
  ["alone, where it says that it is heard", 'It rained.\n\nCLIP, KERVAN: "It did not."\n', ["KERVAN"]],
])("a transcript's labels are sources: %s", (_, text, sources) => {
  expect(sourcesOf(text)).toEqual(sources);
});

test("a heading with a colon is no label", () => {
  expect(sourcesOf("Weather: It rained.\n\nThe road is closed.\n\nThe bridge is open.\n")).toEqual([]);
});

/** What becomes of the row that the network finds in a line with a label: its source and content, in words. */
function readLine(label: string, said: string) {
  const text = `${label}: ${said}\n`;
  const at = (from: number, words: string) => ({ start: from, end: from + words.length });
  const row = {
    source: [at(0, label)],
    cue: at(label.length, ":"),
    content: [at(label.length + 2, said)],
    nested: false,
    scores: [0.9, 0.9, 0.9] as const,
  };
  const words = ({ start, end }: { readonly start: number; readonly end: number }) => text.slice(start, end);
  return withLabels(text, intakeText(text).blocks, [row]).map(({ source, content }) => [
    ...source.map(words),
    ...content.map(words),
  ]);
}

test.each([
  ["a speaker's label stays", "Kervan", "It rained.", [["Kervan", "It rained."]]],
  ["a heading's line is nobody's statement", "UPDATE", "Six are dead.", []],
  [
    "whom a caption names says what is quoted under it",
    "CAPTION",
    'ANA BRANDT, MINISTER\n"It rained."',
    [["ANA BRANDT, MINISTER", '"It rained."']],
  ],
  ["what is quoted behind a heading is somebody's", "BREAKING", '"It rained."', [['"It rained."']]],
])("%s", (_, label, said, rows) => {
  expect(readLine(label, said)).toEqual(rows);
});

test("a house and its rubric before the text are no label", () => {
  const text = "Sahand News – Social Desk: The forests burned.\n";
  const span = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  const row = {
    source: [span("Sahand News")],
    cue: span("Social Desk:"),
    content: [span("The forests burned.")],
    nested: false,
    scores: [0.9, 0.9, 0.9] as const,
  };
  expect(withLabels(text, intakeText(text).blocks, [row])).toEqual([]);
});
