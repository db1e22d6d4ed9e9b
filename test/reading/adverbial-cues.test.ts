import { expect, test } from "vitest";
import { withAdverbialCues } from "../../src/reading/adverbial-cues.ts";

function toldIn(text: string, cue?: string) {
  const span = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  const rows =
    cue === undefined
      ? []
      : [{ source: [], cue: span(cue), content: [span("mill")], nested: false, scores: [0.9, 0.9, 0.9] as const }];
  const words = ({ start, end }: { readonly start: number; readonly end: number }) => text.slice(start, end);
  return withAdverbialCues(text, [{ start: 0, end: text.length }], rows)
    .slice(rows.length)
    .map(({ source, cue, content }) => [...source.map(words), words(cue), ...content.map(words)]);
}

test.each([
  ["In her words, the mill held.", ["her", "words", "the mill held."]],
  ["By their own version, the mill held.", ["their", "version", "the mill held."]],
])("an adverbial tells whose words a sentence holds: %s", (text, row) => {
  expect(toldIn(text)).toEqual([row]);
});

test.each([
  ["of a place or time", "In her house, the mill was talked of.", undefined],
  ["that is a row's cue", "In her words, the mill held.", "words"],
  ["further on", "The mill, in her words, held.", undefined],
])("an adverbial %s does not", (_, text, cue) => {
  expect(toldIn(text, cue)).toEqual([]);
});
