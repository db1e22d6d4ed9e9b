import { expect, test } from "vitest";
import { wordStarts } from "../../src/reading/word-starts.ts";

test.each([
  ["a beginning", ["arrest"], "Two were ARRESTED at dawn", true],
  ["a beginning within a word", ["arrest"], "They rearrested him", false],
  ["a word that goes on where it must not", ["ban$"], "The bank closed", false],
  ["a word that must not go on", ["ban$"], "A ban, they said", true],
  ["a phrase over the end of a word", ["state of emergency"], "a state of emergency-like calm", true],
  ["a phrase whose last word goes on", ["shot at"], "They shot attackers", false],
  ["an entry of one letter", ["x$"], "called X by his men", true],
  ["an entry with a mark at its end", ["ex-"], "the Ex-minister", true],
  ["letters that are not of ASCII", ["élu"], "les Élus", true],
  ["nothing to find", [], "anything", false],
])("%s", (_, entries, words, isFound) => {
  const test = wordStarts(entries);
  expect(test(words)).toBe(isFound);
  // The words before are remembered: others in between change nothing.
  expect(test("and")).toBe(false);
  expect(test(words)).toBe(isFound);
});
