import { expect, test } from "vitest";
import type { Actor } from "../../src/reading/reading.ts";
import { suspicionsOf } from "../../src/reading/suspicions.ts";

const spans = (text: string, word: string) =>
  [...text.matchAll(new RegExp(word, "g"))].map(({ index }) => ({
    text: word,
    start: index,
    end: index + word.length,
  }));

test.each([
  ["Gavaldo spoke. Guevidou left. Gavaldo came back.", "Guevidou", "Gavaldo", ["Guevidou → Gavaldo"]],
  ["Gavaldo spoke. Gabaldo left. Gavaldo came back.", "Gabaldo", "Gavaldo", []],
  ["Gavaldo spoke. Guevidou left.", "Guevidou", "Gavaldo", []],
])("in %j far spellings that stand less often are suspected", (text, rare, common, expected) => {
  const all = [...spans(text, rare), ...spans(text, common)];
  const actor: Actor = {
    id: "P1",
    name: common,
    kind: "person",
    country: null,
    sector: null,
    roles: [],
    names: [common, rare],
    mentions: all.map(({ start, end }) => ({ start, end, form: "name" })),
    confidence: 1,
  };
  const names = [spans(text, rare)[0], spans(text, common)[0]].filter((name) => name !== undefined);
  const found = suspicionsOf(text, [actor], [{ id: "V1", actor: "P1", names, why: "", confidence: 0.8 }]);
  expect(found.map(({ start, end, likely }) => `${text.slice(start, end)} → ${likely}`)).toEqual(expected);
});
