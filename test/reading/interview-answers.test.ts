import { expect, test } from "vitest";
import { withAnswers } from "../../src/reading/interview-answers.ts";
import { intakeText } from "../../src/report/intake.ts";
import { textAt } from "../../src/text/span.ts";

/** Of each turn the words, behind those of its cue where it has one. */
const turnsOf = (paragraphs: readonly string[]) => {
  const { text, blocks } = intakeText(paragraphs.join("\n\n"));
  return withAnswers(text, blocks, []).map(({ content: [said], cue }) => [
    ...(cue.end > cue.start ? [textAt(text, cue)] : []),
    said === undefined ? "" : textAt(text, said),
  ]);
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
  expect(turnsOf(INTERVIEW)).toEqual([2, 4, 5, 7].map((i) => [INTERVIEW[i]]));
});

test.each([
  ["two questions", INTERVIEW.slice(0, 6)],
  ["questions that ask nobody", INTERVIEW.map((p) => p.replace(/you/gi, "they"))],
  ["answers that nobody speaks", INTERVIEW.map((p) => p.replace(/\b(?:I|we|our|my)\b/gi, "they"))],
])("%s make no interview", (_, paragraphs) => {
  expect(turnsOf(paragraphs)).toEqual([]);
});

const DIALOGUE = [
  "When did she come?",
  "At four.",
  "You saw her.",
  "Her lights.",
  "Who rang?",
  "All.",
  "And then?",
  "Nothing.",
];

test("with a dash before each turn, every other one asks", () => {
  const turns = turnsOf(["We met the keeper of the Marn light.", ...DIALOGUE.map((words) => `– ${words}`)]);
  expect(turns).toEqual(DIALOGUE.map((words, i) => (i % 2 === 0 ? ["–", words] : [words])));
});

test("a list with dashes is no dialogue", () => {
  expect(turnsOf(["They ask for three things.", ...DIALOGUE.map((words) => `– ${words.replace("?", ".")}`)])).toEqual(
    [],
  );
});

test("where labels tell who speaks there is nothing to add", () => {
  const { text, blocks } = intakeText(INTERVIEW.join("\n\n"));
  const cue = { start: text.length, end: text.length + 1 };
  const labelled = INTERVIEW.slice(1, 4).map((words) => {
    const start = text.indexOf(words);
    const [source, content] = [[{ start, end: start }], [{ start, end: start + 1 }]];
    return { source, content, cue, nested: false, scores: [1, 1, 1] as const };
  });
  expect(withAnswers(`${text}:`, blocks, labelled)).toEqual(labelled);
});
