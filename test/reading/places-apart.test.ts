import { expect, test } from "vitest";
import { placesApart } from "../../src/reading/places-apart.ts";

test.each([
  ["Paris, Texas", "place", ["Paris", "Texas"]],
  ["New Vell , Upper Orsk", "place", ["New Vell", "Upper Orsk"]],
  ["Oskavar", "place", ["Oskavar"]],
  ["Velm, Orsk & Sons", "organisation", ["Velm, Orsk & Sons"]],
])("%s, a %s, is %j", (words, kind, parts) => {
  const text = `in ${words} today`;
  const found = placesApart(text, [{ start: 3, end: 3 + words.length, kind }]);
  expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(parts);
});
