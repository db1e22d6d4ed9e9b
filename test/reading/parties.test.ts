import { describe, expect, it } from "vitest";
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
