import { expect, test } from "vitest";
import { withWordsBefore } from "../../src/reading/reporting-clauses.ts";
import { sentencesOf } from "../../src/text/sentences.ts";
import type { Span } from "../../src/text/span.ts";

const SCORES = [0.9, 0.9, 0.9] as const;

/** The contents of the row with these words, as they are told. */
function contentsOf(
  text: string,
  source: string,
  cue: string,
  content: readonly string[],
  others: readonly string[] = [],
) {
  const of = (words: string): Span => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  const row = (cue: string, content: readonly string[], source: readonly string[]) => ({
    ...{ cue: of(cue), source: source.map(of), content: content.map(of), nested: false, scores: SCORES },
  });
  const rows = [row(cue, content, [source]), ...others.map((other) => row(other, ["tail"], []))];
  const [first] = withWordsBefore(text, sentencesOf(text, [{ start: 0, end: text.length }]), rows);
  return first?.content.map(({ start, end }) => text.slice(start, end));
}

test.each([
  [
    "in the middle",
    "Her aunt, she added, had never been there.",
    "she",
    "added",
    ["had never been there."],
    "Her aunt",
  ],
  ["at the end", 'A clerk had told them, Odo said. "As if!"', "Odo", "said", ['"As if!"'], "A clerk had told them"],
  ["behind a semicolon", "It rained; the mill, Odo says, held.", "Odo", "says", ["held."], "the mill"],
  ["behind a time", "09:40 The mill held, Odo says, all night.", "Odo", "says", ["all night."], "The mill held"],
  [
    "with an apposition",
    "The mill held, a baker, Odo, said. It did.",
    "a baker, Odo",
    "said",
    ["It did."],
    "The mill held",
  ],
  ["turned round", "The police, said Dr Marn, have two men.", "Dr Marn", "said", ["have two men."], "The police"],
])("what stands before a reporting clause %s is reported too", (_, text, source, cue, content, before) => {
  expect(contentsOf(text, source, cue, content)).toEqual([before, ...content]);
});

test("what was found of it in part is told whole", () => {
  const text = "Her friend, a driver, was too weak, she said.";
  expect(contentsOf(text, "she", "said", ["a driver, was too weak"])).toEqual(["Her friend, a driver, was too weak"]);
});

test.each([
  ["one that goes on without a comma", "On the same day, she said the mill held.", "she", "said", ["the mill held"]],
  ["a word that opens the sentence", "However, he said, the mill held.", "he", "said", ["the mill held"]],
  ["a quotation", '"It held," he said, and "nobody slept".', "he", "said", ['"nobody slept"']],
  ["who asked", "Pressed by the chair, she conceded, they had slept.", "she", "conceded", ["they had slept"]],
  ["nothing", "The mill held. She said, they slept.", "She", "said", ["they slept"]],
])("%s before it is left as it is", (_, text, source, cue, content) => {
  expect(contentsOf(text, source, cue, content)).toEqual(content);
});

test("what another cue stands in is left to that one", () => {
  const text = "Marn insists on it, he added, and more, tail.";
  expect(contentsOf(text, "he", "added", ["and more"], ["insists"])).toEqual(["and more"]);
});
