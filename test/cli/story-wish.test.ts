import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { asksForChange, type ChangeOptions, storyWish } from "../../src/cli/story-wish.ts";
import { type Ledger, openLedger } from "../../src/ledger/open-ledger.ts";
import { storeReading } from "../../src/ledger/store-reading.ts";
import { changeStories } from "../../src/ledger/stories/change-stories.ts";
import { aReading } from "../ledger/a-reading.ts";

const NOW = "2026-03-05T00:00:00.000Z";
const TOLD = { by: "Ann", why: "She knows." };
const BRIDGE = "Petra Lunnik said that the bridge of Ostrel was safe. Cracks ran through two pillars of it.";
const FLEET = "Tomas Verrin said that the herring fleet of Kolm would sail. Dockers struck for higher wages.";

let ledger: Ledger;
beforeEach(() => {
  ledger = openLedger(":memory:");
  for (const [id, text] of [
    ["r-1", BRIDGE],
    ["r-2", `${BRIDGE} Police closed it.`],
    ["r-3", FLEET],
    ["r-4", `${FLEET} It rained.`],
  ] as const)
    storeReading(ledger, { ...aReading({ id, text }), actors: [], attributions: [] }, NOW);
});
afterEach(() => ledger.close());

/** What a change makes of the stories, or why it is refused. */
const changed = (story: string | null, options: ChangeOptions) =>
  changeStories(ledger, storyWish(ledger, story, options), NOW).moves.map(
    ({ report, story: of, isIn }) => `${report.id} ${isIn ? "into" : "out of"} ${of}`,
  );

describe("a change to stories", () => {
  test("moves a report out of the story that it is in", () => {
    expect(changed(null, { move: "r-2", to: "s-3", ...TOLD })).toEqual(["r-2 out of s-1", "r-2 into s-3"]);
  });

  test.each([
    ["a move to 'new'", { move: "r-2", to: "new" }],
    ["a split", { split: "r-2" }],
  ])("begins a story with a report: %s", (_, options) => {
    expect(changed(null, { ...options, ...TOLD })).toEqual(["r-2 out of s-1", "r-2 into s-2"]);
  });

  test("merges another story into the one that is named", () => {
    expect(changed("s-1", { merge: "s-3", ...TOLD })).toContain("r-4 into s-1");
  });

  test("is taken back by its number alone", () => {
    changed(null, { split: "r-2", ...TOLD });
    expect(changed(null, { undo: 1, ...TOLD })).toEqual(["r-2 into s-1", "r-2 out of s-2"]);
  });

  test("of a report in several stories names the one to take it out of", () => {
    ledger.db.exec("INSERT INTO story_reports (story, report, fit) VALUES ('s-3', 'r-1', 0.2)");
    expect(() => changed(null, { split: "r-1", ...TOLD })).toThrow("in several stories: s-1, s-3");
    expect(changed("s-3", { split: "r-1", ...TOLD })).toEqual(["r-1 out of s-3"]);
  });

  test.each([
    ["by nobody", null, { split: "r-1" }, "says who made it and why"],
    ["for a blank reason", null, { split: "r-1", by: "Ann", why: " " }, "says who made it and why"],
    ["that moves a report nowhere", null, { move: "r-1", ...TOLD }, "which report goes where"],
    ["that moves nothing somewhere", null, { to: "s-3", ...TOLD }, "not told what to change"],
    ["that is two", null, { move: "r-1", to: "s-3", undo: 1, ...TOLD }, "Two changes at once: --move, --undo."],
    ["that is none", "s-1", TOLD, "not told what to change"],
    ["that merges one story", null, { merge: "s-3", ...TOLD }, "A merge has two stories."],
    ["of a report that there is not", null, { split: "r-9", ...TOLD }, "No story of the ledger has such a report."],
    ["of a report of another story", "s-1", { split: "r-3", ...TOLD }, "no such report"],
    ["into a story that there is not", null, { move: "r-1", to: "s-9", ...TOLD }, "no such story"],
    ["into the story that it is in", null, { move: "r-1", to: "s-1", ...TOLD }, "in that story already"],
    ["back that nobody made", null, { undo: 99, ...TOLD }, "Nobody made a change 99"],
  ] as const)("%s is refused", (_, story, options, said) => {
    expect(() => changed(story, options)).toThrow(said);
  });

  test("is asked for by whatever only a change has", () => {
    expect(asksForChange({})).toBe(false);
    for (const options of [{ undo: 1 }, { to: "new" }, { by: "Ann" }, { preview: true }] as const)
      expect(asksForChange(options)).toBe(true);
  });
});
