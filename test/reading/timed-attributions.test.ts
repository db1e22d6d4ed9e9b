import { expect, test } from "vitest";
import type { Attribution, Time } from "../../src/reading/reading.ts";
import { withTimes } from "../../src/reading/timed-attributions.ts";

const at = (text: string, words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });

test.each([
  ["The bridge closed on Monday, she said on Tuesday.", "said", "The bridge closed on Monday", "on Tuesday"],
  ["The bridge closed on Monday, she said.", "said", "The bridge closed on Monday", null],
  ["She said on Tuesday that it would close in May.", "said", "that it would close in May", "on Tuesday"],
  ["She spoke on Tuesday. It will close, she said.", "said", "It will close", null],
])("in %j the statement was made at the time outside its own words", (text, cue, content, expected) => {
  const times = ["on Monday", "on Tuesday", "in May"]
    .filter((words) => text.includes(words))
    .map((words): Time => ({ id: words, ...at(text, words), from: null, to: null, precision: "day", confidence: 1 }));
  const row: Omit<Attribution, "time"> = {
    id: "A1",
    speaker: null,
    coSpeakers: [],
    source: [],
    cue: [at(text, cue)],
    content: [at(text, content)],
    act: "speech",
    manner: "indirect",
    channel: null,
    within: null,
    confidence: 1,
  };
  const [told] = withTimes(text, [{ start: 0, end: text.length }], [row], times);
  expect(told?.time ?? null).toBe(expected);
});
