import { expect, test } from "vitest";
import { withAnswers } from "../../src/reading/interview-answers.ts";
import { intakeText } from "../../src/report/intake.ts";
import { textAt } from "../../src/text/span.ts";

const answersOf = (paragraphs: readonly string[]) => {
  const { text, blocks } = intakeText(paragraphs.join("\n\n"));
  return withAnswers(text, blocks, []).map(({ content, cue }) => {
    expect(cue.end).toBe(cue.start);
    return content.map((span) => textAt(text, span)).join(" … ");
  });
};

const INTERVIEW = [
  "The keeper of the Marn light has seen forty winters there. We asked her about the last one.",
  "When did you first see the ship?",
  "I saw her lights at four, and I knew that she stood too far in.",
  "And what did you do?",
  "What anyone would. We rang the bell until our hands bled.",
  "Nobody came for an hour. I had nobody to send.",
  "You say nobody. Was the harbour not warned?",
  "My log says that it was.",
];

test("the paragraphs that answer are speech, each a row without a cue", () => {
  expect(answersOf(INTERVIEW)).toEqual([INTERVIEW[2], INTERVIEW[4], INTERVIEW[5], INTERVIEW[7]]);
});

test.each([
  ["two questions", INTERVIEW.slice(0, 6)],
  ["questions that ask nobody", INTERVIEW.map((p) => p.replace(/you/gi, "they"))],
  ["answers that nobody speaks", INTERVIEW.map((p) => p.replace(/\b(?:I|we|our|my)\b/gi, "they"))],
])("%s make no interview", (_, paragraphs) => {
  expect(answersOf(paragraphs)).toEqual([]);
});
