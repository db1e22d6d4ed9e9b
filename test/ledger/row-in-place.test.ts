import { expect, test } from "vitest";
import { excerptOf } from "../../src/ledger/desk/row-in-place.ts";

const AROUND = "Boats lay in the harbour of Kolm, and nobody sailed. ".repeat(6);

test("an excerpt says where its line goes on, and ends at words", () => {
  const text = `${AROUND}The weir held. ${AROUND}`.trim();
  const start = text.indexOf("The weir");
  const excerpt = excerptOf(text, [{ start, end: start + "The weir held.".length }]);
  expect(excerpt).toMatchObject({ isCutBefore: true, isCutBehind: true });
  for (const edge of [text[excerpt.from - 1], text[excerpt.from + excerpt.text.length]]) expect(edge).toBe(" ");
});

test("an excerpt that has its whole line says so", () => {
  const text = "Weir holds\n\nThe weir held.";
  const excerpt = excerptOf(text, [{ start: 12, end: 20 }]);
  expect(excerpt).toMatchObject({ text: "The weir held.", isCutBefore: false, isCutBehind: false });
});
