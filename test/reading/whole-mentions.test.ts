import { expect, test } from "vitest";
import { actorsOfMarked } from "./read-marked.ts";

test.each([
  [
    "a description with what follows it",
    "<The woman> {said} ⟦that it rained⟧.",
    "The woman next to him laughed.",
    [{ whole: "The woman next to him", head: "woman" }],
    ["The woman next to him", "The woman"],
  ],
  [
    "a description and the name behind its comma",
    "",
    "A seller with a basket, [P:Nils Ahl], wept.",
    [{ whole: "A seller with a basket, Nils Ahl", head: "seller" }],
    ["A seller with a basket, Nils Ahl", "A seller", "Nils Ahl"],
  ],
  [
    "a name with what is told of its bearer",
    "",
    "[P:Nils Ahl], who sells baskets, wept.",
    [{ whole: "Nils Ahl, who sells baskets", head: "Nils" }],
    ["Nils Ahl, who sells baskets", "Nils Ahl"],
  ],
])("%s is a mention whole", (_, before, marked, seen, mentions) => {
  const { text, actors } = actorsOfMarked(`${marked} ${before}`.trim(), [{ word: "wept", type: "PROTEST" }], seen);
  const [actor] = actors;
  expect(actor?.mentions.slice(0, mentions.length).map(({ start, end }) => text.slice(start, end))).toEqual(mentions);
});

test("a description of somebody else's is not the name's", () => {
  const { actors } = actorsOfMarked(
    "A seller with a basket met [P:Nils Ahl].",
    [],
    [{ whole: "A seller with a basket", head: "seller" }],
  );
  expect(actors.map(({ name }) => name)).toEqual(["A seller", "Nils Ahl"]);
});
