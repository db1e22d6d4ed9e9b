import { describe, expect, it, test } from "vitest";
import { actorsOfMarked } from "./read-marked.ts";

const SAID = '⟦"They gambled with our pensions,"⟧ {said} <[P:Solveig Maar]>.';

describe("the actor of an event that the network sees nobody do", () => {
  it.each([
    ["is the speaker where words do it", "ACCUSE", ["Solveig Maar"]],
    ["is nobody where they do not", "ASSAULT", []],
  ])("%s", (_, type, actors) => {
    const { parties, nameOf } = actorsOfMarked(SAID, [{ word: "gambled", type }]);
    expect(parties[0]?.actors.map(nameOf)).toEqual(actors);
  });

  it("is nobody where the report itself tells it", () => {
    const { parties } = actorsOfMarked(`The fund was robbed. ${SAID}`, [{ word: "robbed", type: "ACCUSE" }]);
    expect(parties[0]?.actors).toEqual([]);
  });
});

test.each([
  [
    "whoever owns a detention suffers it",
    "[P:Oto Varn] left. The [O:Harbour Guard] denied his detention.",
    "detention",
    [],
    ["Oto Varn"],
  ],
  [
    "whoever owns a protest does it",
    "[P:Oto Varn] left. The [O:Harbour Guard] denied his protest.",
    "protest",
    ["Oto Varn"],
    [],
  ],
])("%s", (_, marked, word, actors, recipients) => {
  const { parties, nameOf } = actorsOfMarked(marked, [{ word, type: "COERCE", actors: ["his"] }]);
  expect([parties[0]?.actors.map(nameOf), parties[0]?.recipients.map(nameOf)]).toEqual([actors, recipients]);
});

test("somebody's supporters are not he, whatever title he has", () => {
  const { parties, nameOf } = actorsOfMarked("President [P:Oto Varn]'s supporters gathered.", [
    { word: "gathered", type: "PROTEST", actors: ["President Oto Varn's supporters"] },
  ]);
  expect(parties[0]?.actors.map(nameOf)).toEqual(["Oto Varn's supporters"]);
});
