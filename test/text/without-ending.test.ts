import { expect, test } from "vitest";
import { withoutEnding } from "../../src/text/without-ending.ts";

test.each([
  ["denies", "deny"],
  ["denied", "deny"],
  ["negotiations", "negoti"],
  ["governments", "govern"],
  ["shelling", "shell"],
  ["shelled", "shell"],
  ["allegedly", "alleg"],
  ["mayor's", "mayory"],
  ["bridge", "bridge"],
])("%s is cut to %s", (word, stem) => {
  expect(withoutEnding(word)).toBe(stem);
});
