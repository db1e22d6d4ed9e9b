import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { examine } from "../../src/ledger/doctor.ts";
import { forgetReport } from "../../src/ledger/forget/forget-report.ts";
import { type Ledger, openLedger } from "../../src/ledger/open-ledger.ts";
import { storeReading } from "../../src/ledger/store-reading.ts";
import { changeStories } from "../../src/ledger/stories/change-stories.ts";
import { listStories, storiesOfReport, storyAt } from "../../src/ledger/stories/list-stories.ts";
import { placeMissing } from "../../src/ledger/stories/place-missing.ts";
import { aReading } from "./a-reading.ts";

const NOW = "2026-03-05T00:00:00.000Z";
const HOW = { by: "Ada", why: "She knows." };
const BRIDGE =
  "Petra Lunnik said that the bridge of Ostrel was safe. Police denied it. Cracks ran through two pillars.";
const AGAIN = "Cracks ran through the pillars of the bridge in Ostrel, Petra Lunnik said. Police closed the bridge.";
const HARBOUR =
  "Tomas Verrin said that the herring fleet of Kolm would sail. Dockers struck for higher wages in the harbour.";

let ledger: Ledger;
const add = (id: string, text: string, published: string | null = "2026-03-04") => {
  const reading = aReading({ id, text: text.padEnd(80) });
  const actors = text.includes("Lunnik") ? reading.actors : [];
  storeReading(
    ledger,
    { ...reading, actors, attributions: [], events: [], report: { ...reading.report, published } },
    NOW,
  );
};
const merge = (story: string, other: string) =>
  changeStories(ledger, { what: "merge", story, other, ...HOW }, NOW).story;
const split = (story: string, report: string) =>
  changeStories(ledger, { what: "split", story, report, ...HOW }, NOW).story;
const storyOf = (report: string) => storiesOfReport(ledger, report)[0] ?? "";

beforeEach(() => {
  ledger = openLedger(":memory:");
});
afterEach(() => ledger.close());

describe("a report that comes in", () => {
  it("goes into the story of those that it is like, and begins one where it is like none", () => {
    add("r-1", BRIDGE);
    add("r-2", HARBOUR);
    add("r-3", AGAIN, "2026-03-06");
    expect(storyOf("r-3")).toBe(storyOf("r-1"));
    expect(storyOf("r-2")).not.toBe(storyOf("r-1"));
    expect(listStories(ledger, { limit: 9 })).toMatchObject([{ reports: [{ id: "r-1" }, { id: "r-3" }] }]);
    expect(examine(ledger)).toEqual([]);
  });

  it("stays apart from a like happening of another month", () => {
    add("r-1", BRIDGE);
    add("r-2", AGAIN, "2026-05-06");
    expect(storyOf("r-2")).not.toBe(storyOf("r-1"));
  });

  it("is placed as well without a day", () => {
    add("r-1", BRIDGE);
    add("r-2", BRIDGE.replace("Police", "Inspectors"), null);
    expect(storyOf("r-2")).toBe(storyOf("r-1"));
  });

  it("is placed later where an older Sayso took it in", () => {
    add("r-1", BRIDGE);
    ledger.db.exec("DELETE FROM story_reports; DELETE FROM story_terms; DELETE FROM stories");
    expect(placeMissing(ledger)).toBe(1);
    expect(placeMissing(ledger)).toBe(0);
    expect(storyOf("r-1")).toBe("s-1");
  });
});

describe("a person", () => {
  it("merges two stories; the other's id leads to the one", () => {
    add("r-1", BRIDGE);
    add("r-2", HARBOUR);
    const [one, other] = [storyOf("r-1"), storyOf("r-2")];
    expect(merge(one, other).reports.map(({ id }) => id)).toEqual(["r-1", "r-2"]);
    expect(storyAt(ledger, other)).toMatchObject({ id: one, changes: [{ what: "merged", other, by: "Ada" }] });
    expect(() => merge(one, other)).toThrow("same story");
  });

  it("splits a report off, which begins its own; the story keeps its id", () => {
    add("r-1", BRIDGE);
    add("r-2", AGAIN);
    const id = storyOf("r-1");
    expect(split(id, "r-1")).toMatchObject({ id, reports: [{ id: "r-2" }] });
    expect(storyOf("r-1")).not.toBe(id);
    expect(() => split(id, "r-1")).toThrow("no such report");
  });
});

describe("what a person did to stories", () => {
  const told = { by: "Ada", why: "She knows." };
  const inStories = () =>
    Object.fromEntries(["r-1", "r-2", "r-3"].map((report) => [report, storiesOfReport(ledger, report).join()]));
  beforeEach(() => {
    add("r-1", BRIDGE);
    add("r-2", AGAIN);
    add("r-3", HARBOUR);
  });

  it("may be to move a report, and is kept on both stories", () => {
    const { change, moves } = changeStories(
      ledger,
      { what: "move", story: "s-1", report: "r-2", target: "s-3", ...told },
      NOW,
    );
    expect(inStories()).toEqual({ "r-1": "s-1", "r-2": "s-3", "r-3": "s-3" });
    expect(moves.map(({ story, isIn }) => [story, isIn])).toEqual([
      ["s-1", false],
      ["s-3", true],
    ]);
    for (const id of ["s-1", "s-3"]) expect(storyAt(ledger, id).changes).toMatchObject([{ id: change, what: "moved" }]);
  });

  it.each([
    ["a merge", { what: "merge", story: "s-1", other: "s-3" }],
    ["a split", { what: "split", story: "s-1", report: "r-2" }],
    ["a move", { what: "move", story: "s-3", report: "r-3", target: "s-1" }],
  ] as const)("is looked at, made, taken back, and taken back again: %s", (_, wish) => {
    const before = inStories();
    expect(changeStories(ledger, { ...wish, ...told }, NOW, true).change).toBeNull();
    expect(inStories()).toEqual(before);
    expect(storyAt(ledger, "s-1").changes).toEqual([]);
    const made = changeStories(ledger, { ...wish, ...told }, NOW);
    const after = inStories();
    expect(after).not.toEqual(before);
    const undo = (change: number | null) =>
      changeStories(ledger, { what: "undo", story: "s-1", change: change ?? 0, ...told }, NOW);
    const undone = undo(made.change);
    expect(inStories()).toEqual(before);
    expect(() => undo(made.change)).toThrow("taken back already");
    undo(undone.change);
    expect(inStories()).toEqual(after);
    expect(storyAt(ledger, "s-1").changes.map(({ stands }) => stands)).toEqual([true, false, true]);
    expect(examine(ledger)).toEqual([]);
  });

  it("is not taken back under a later change of the same report", () => {
    const { change } = changeStories(ledger, { what: "merge", story: "s-1", other: "s-3", ...told }, NOW);
    split("s-1", "r-3");
    expect(() => changeStories(ledger, { what: "undo", story: "s-1", change: change ?? 0, ...told }, NOW)).toThrow(
      "moved again since",
    );
  });

  it("leaves what came in after a merge when the merge is taken back", () => {
    const { change } = changeStories(ledger, { what: "merge", story: "s-1", other: "s-3", ...told }, NOW);
    add("r-4", HARBOUR.replace("Dockers", "Crane drivers"));
    expect(storiesOfReport(ledger, "r-4")).toEqual(["s-1"]);
    changeStories(ledger, { what: "undo", story: "s-1", change: change ?? 0, ...told }, NOW);
    expect(storyAt(ledger, "s-3").reports.map(({ id }) => id)).toEqual(["r-3"]);
    expect(storiesOfReport(ledger, "r-4")).toEqual(["s-1"]);
  });

  it.each([
    ["the only report of a story out", { what: "split", story: "s-3", report: "r-3" }, "only report"],
    ["a report to where it is", { what: "move", story: "s-1", report: "r-1", target: "s-1" }, "already"],
    ["a report that is elsewhere", { what: "move", story: "s-3", report: "r-1", target: "s-1" }, "no such report"],
    ["a change of another story back", { what: "undo", story: "s-1", change: 77 }, "no change 77"],
  ] as const)("takes no %s", (_, wish, why) => {
    expect(() => changeStories(ledger, { ...wish, ...told }, NOW)).toThrow(why);
  });

  it("goes with a report that is forgotten", () => {
    merge("s-1", "s-3");
    forgetReport(ledger, "r-3", "asked for", NOW);
    expect(ledger.db.prepare("SELECT count(*) AS n FROM story_moves WHERE report = 'r-3'").get()).toEqual({ n: 0 });
    expect(examine(ledger)).toEqual([]);
  });
});

it("stories are found by the title of one of their reports", () => {
  add("r-1", BRIDGE);
  expect(listStories(ledger, { least: 1, words: "bridge", limit: 9 })).toHaveLength(1);
  expect(listStories(ledger, { least: 1, words: "herring", limit: 9 })).toEqual([]);
});

it("a report that is forgotten is gone from its story", () => {
  add("r-1", BRIDGE);
  add("r-2", AGAIN);
  const id = storyOf("r-1");
  forgetReport(ledger, "r-1", "asked for", NOW);
  expect(storyAt(ledger, id).reports.map((report) => report.id)).toEqual(["r-2"]);
  expect(examine(ledger)).toEqual([]);
  expect(() => storyAt(ledger, "s-none")).toThrow("no such story");
});
