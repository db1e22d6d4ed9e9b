import { expect, test } from "vitest";
import { callsSomebody } from "../../src/reading/called.ts";

test.each([
  ["Q. Sunniva, the referee said no.", true],
  ["RENN: Sunniva, the referee said no.", true],
  ["– Sunniva, the referee said no.", true],
  ["RENN: Sunniva, the referee, said no.", false],
  ["Sunniva, the referee said no.", false],
  ["It rained. Sunniva, the referee said no.", false],
])("%s", (text, isCalled) => {
  const span = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  expect(callsSomebody(text, span("Sunniva"), span("the referee"))).toBe(isCalled);
});
