import { describe, expect, it } from "vitest";
import { copyGroups, isNearCopy, sharedText } from "../../src/story/near-copies.ts";
import { textAt } from "../../src/text/span.ts";

const LEAD = "The bridge at Ostrel was closed on Monday after inspectors found cracks in two of its pillars.";
const SECOND =
  "Petra Lunnik, the mayor, told reporters outside the town hall that the harbour would stay open, and that nobody had been in danger at any time during the works.";
const THIRD =
  "The ministry of works said a new bridge would cost 40 million dorins and could not be finished before the autumn of the year after next, whatever the council might decide.";
const OWN =
  "In the market the fishmongers speak of little else. Boats that used to unload by the quay now go around the island, which takes them an hour more, and the price of herring has doubled.";
const WIRE = ["Bridge closed in Ostrel", LEAD, SECOND, THIRD].join("\n\n");

const shareOf = (text: string) =>
  sharedText([
    { file: "a", text: WIRE },
    { file: "b", text },
  ])[0];

describe("near-copies", () => {
  it.each([
    ["another headline", WIRE.replace("Bridge closed in Ostrel", "Cracks shut crossing")],
    ["a cut", ["Bridge closed in Ostrel", LEAD, SECOND].join("\n\n")],
    ["an inserted paragraph", ["Bridge closed in Ostrel", LEAD, OWN, SECOND, THIRD].join("\n\n")],
    ["a rewritten lead", ["Cracks", "Nobody crosses the water at Ostrel any more.", SECOND, THIRD].join("\n\n")],
    ["another spelling", WIRE.replaceAll("harbour", "harbor").toUpperCase()],
    ["another date line", WIRE.replace("The bridge at", "OSTREL, March 3 (Lake News) - The bridge at")],
  ])("are told through %s", (_, text) => {
    const pair = shareOf(text);
    expect(pair !== undefined && isNearCopy(pair)).toBe(true);
  });

  it("are not told of a report that borrows a paragraph, whose stretches are", () => {
    const text = ["Herring dear", OWN, OWN.toUpperCase().replace("FISHMONGERS", "traders"), LEAD, SECOND].join("\n\n");
    const own = `${text}\n\n${Array.from({ length: 90 }, (_, i) => `word${i}`).join(" ")}`;
    const pair = sharedText([
      { file: "wire", text: `${WIRE}\n\n${Array.from({ length: 90 }, (_, i) => `other${i}`).join(" ")}` },
      { file: "own", text: own },
    ])[0];
    expect(pair !== undefined && isNearCopy(pair)).toBe(false);
    const stretch = pair?.copied[0];
    expect(stretch && textAt(own, stretch.b)).toBe(`${LEAD}\n\n${SECOND}`.replace(/\.$/, ""));
    expect(stretch && textAt(WIRE, stretch.a)).toBe(`${LEAD}\n\n${SECOND}`.replace(/\.$/, ""));
  });

  it("are grouped where each is like one of the others", () => {
    const pair = (a: string, b: string, share: number) => ({ a, b, share, copied: [] });
    expect(copyGroups([pair("a", "b", 0.9), pair("b", "c", 0.5), pair("c", "d", 0.1)])).toEqual([["a", "b", "c"]]);
  });
});
