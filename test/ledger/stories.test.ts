import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { examine } from "../../src/ledger/doctor.ts";
import { forgetReport } from "../../src/ledger/forget/forget-report.ts";
import { type Ledger, openLedger } from "../../src/ledger/open-ledger.ts";
import { storeReading } from "../../src/ledger/store-reading.ts";
import { mergeStories, splitStory } from "../../src/ledger/stories/change-stories.ts";
import { listStories, storiesOfReport, storyAt } from "../../src/ledger/stories/list-stories.ts";
import { placeMissing } from "../../src/ledger/stories/place-missing.ts";
import { aReading } from "./a-reading.ts";

const NOW = "2026-03-05T00:00:00.000Z";
const HOW = { by: "Ada", why: "She knows.", now: NOW };
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
    expect(mergeStories(ledger, one, other, HOW).reports.map(({ id }) => id)).toEqual(["r-1", "r-2"]);
    expect(storyAt(ledger, other)).toMatchObject({ id: one, changes: [{ what: "merged", other, by: "Ada" }] });
    expect(() => mergeStories(ledger, one, other, HOW)).toThrow("same story");
  });

  it("splits a report off, which begins its own; the story keeps its id", () => {
    add("r-1", BRIDGE);
    add("r-2", AGAIN);
    const id = storyOf("r-1");
    expect(splitStory(ledger, id, "r-1", HOW)).toMatchObject({ id, reports: [{ id: "r-2" }] });
    expect(storyOf("r-1")).not.toBe(id);
    expect(() => splitStory(ledger, id, "r-1", HOW)).toThrow("no such report");
  });
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
