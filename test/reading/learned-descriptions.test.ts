import { expect, test } from "vitest";
import { actorsOfMarked } from "./read-marked.ts";

/** The actors' mentions in words, and what they are. */
function told(marked: string, seen: readonly { readonly whole: string; readonly head: string }[]) {
  const { text, actors } = actorsOfMarked(marked, [{ word: "left", type: "RETREAT" }], seen);
  return actors.map(({ kind, mentions }) => [kind, ...mentions.map(({ start, end }) => text.slice(start, end))]);
}

test.each([
  [
    "a body by a noun that no vocabulary knows",
    "Yesterday <the shipyard> {said} ⟦that it rained⟧.",
    [{ whole: "the shipyard", head: "shipyard" }],
    [["organisation", "the shipyard"]],
  ],
  [
    "several by a plural",
    "Yesterday <two quarrymen> {said} ⟦that it rained⟧.",
    [{ whole: "two quarrymen", head: "quarrymen" }],
    [["group", "two quarrymen"]],
  ],
  [
    "somebody by no noun",
    "Yesterday <one of them> {said} ⟦that it rained⟧.",
    [{ whole: "one of them", head: "one" }],
    [["role", "one of them", "one"]],
  ],
  [
    "the noun alone where the phrase begins far away",
    "The old, long, dark, wet, cold and very dull shipyard left.",
    [{ whole: "The old, long, dark, wet, cold and very dull shipyard", head: "shipyard" }],
    [["organisation", "The old, long, dark, wet, cold and very dull shipyard", "shipyard"]],
  ],
  [
    "a name that the words tell stays one",
    "[P:Petra Lunnik] left.",
    [{ whole: "Petra Lunnik", head: "Petra" }],
    [["person", "Petra Lunnik"]],
  ],
])("%s", (_, marked, seen, actors) => {
  expect(told(marked, seen)).toEqual(actors);
});

test("what the network takes for no actor is none", () => {
  const { actors } = actorsOfMarked("Yesterday the shipyard was sold.");
  expect(actors).toEqual([]);
});
