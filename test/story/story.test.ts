import { describe, expect, it } from "vitest";
import { storyOf } from "../../src/story/story.ts";
import { judging, toldReport, UNRELATED } from "./told-reports.ts";

const WIRE = `Bridge falls in Ostrel

OSTREL, March 3 (Lake Wire) - At least seven people died when the bridge at Ostrel collapsed on Monday, rescuers said.

The mayor of Ostrel, Petra Lunnik, ordered all the bridges of the valley closed until inspectors had looked at them.

A crowd of 400 gathered before the town hall of Ostrel in the evening.`;
const OTHER = `Ostrel mourns

Seven people died in the collapse of the Ostrel bridge on Monday, the hospital told this newspaper.

Some 900 people gathered before the town hall of Ostrel in the evening, the fire brigade counted.`;
const LATER = `Toll of bridge rises

The number of people who died in the collapse of the Ostrel bridge on Monday rose to 19 dead, rescuers said.

Nobody knows yet why it fell.`;

const wire = toldReport("wire.txt", WIRE, { published: "2026-03-03", publisher: "Lake Wire" });
const other = toldReport("other.txt", OTHER, { published: "2026-03-03", publisher: "Ostrel Post" });
const later = toldReport("later.txt", LATER, { published: "2026-03-05", publisher: "Hill Echo" });

const GREW = (a: string, b: string) => /seven/.test(a) && /19/.test(b);

describe("a story", () => {
  it("tells what independent reports both say", async () => {
    const bothCount = (a: string, b: string) => /seven/i.test(a) && /seven/i.test(b);
    const { corroborated } = await storyOf([wire, other], judging("same", bothCount));
    const dead = corroborated.find(({ why }) => why.includes("seven"));
    expect(dead?.claims.map(({ file }) => file)).toEqual(["other.txt", "wire.txt"]);
    expect(dead?.independent).toBe(2);
  });

  it("tells two counts of one thing on one day as a dispute, with both in the why", async () => {
    const judge = judging("dispute", (a, b) => /400/.test(a + b) && /900/.test(a + b));
    const { disputes } = await storyOf([wire, other], judge);
    expect(disputes[0]).toMatchObject({ kind: "figures" });
    expect(disputes[0]?.why).toContain("“400”");
    expect(disputes[0]?.why).toContain("“900”");
  });

  it("tells a later count that grew as an update, and not as a dispute", async () => {
    const { updates, disputes } = await storyOf([wire, later], judging("update", GREW));
    expect(updates[0]).toMatchObject({ earlier: { file: "wire.txt" }, later: { file: "later.txt" } });
    expect(updates[0]?.why).toContain("“19”");
    expect(disputes).toEqual([]);
  });

  it("calls a report by its house, and by its file too where a house has several", async () => {
    const evening = toldReport("a/evening.txt", LATER, { published: "2026-03-05", publisher: "Lake Wire" });
    const [one] = (await storyOf([wire, later], judging("update", GREW))).updates;
    const [two] = (await storyOf([wire, evening], judging("update", GREW))).updates;
    expect(one?.why).toMatch(/^Hill Echo of 2026-03-05 .* in Lake Wire of 2026-03-03\.$/);
    expect(two?.why).toMatch(/^Lake Wire \(evening\.txt\) of .* in Lake Wire \(wire\.txt\) of /);
  });

  it("counts a near-copy, a report of the same house and one that credits it as no second report", async () => {
    const copy = toldReport("copy.txt", WIRE.replace("Bridge falls in Ostrel", "Bridge gone"), {
      publisher: "Hill Echo",
    });
    const house = toldReport("house.txt", OTHER, { publisher: "Lake Wire" });
    const credited = toldReport("credited.txt", `${OTHER}\n\n(With material from Lake Wire)`, { publisher: "Island" });
    const story = await storyOf([wire, copy, house, credited], UNRELATED);
    expect(story.nearCopies).toContainEqual(["copy.txt", "wire.txt"]);
    expect(story.reports.map(({ credits }) => credits)).toContainEqual(["Lake Wire"]);
    expect(story.corroborated).toEqual([]);
  });

  it("tells that a house corrects itself, and nothing of two edits of one text", async () => {
    const judge = judging("update", GREW);
    const corrected = toldReport("corrected.txt", LATER, { published: "2026-03-05", publisher: "Lake Wire" });
    const { updates } = await storyOf([wire, corrected], judge);
    expect(updates.map(({ later: { file } }) => file)).toContain("corrected.txt");
    const edited = WIRE.replace("At least seven people", "Some 19 people");
    const copy = toldReport("copy.txt", edited, { published: "2026-03-05", publisher: "Hill Echo" });
    const story = await storyOf([wire, copy], judge);
    expect(story.nearCopies).toEqual([["copy.txt", "wire.txt"]]);
    expect(story.updates).toEqual([]);
  });

  it("tells a report given twice once, and one of no day last", async () => {
    const undated = toldReport("a.txt", OTHER);
    const story = await storyOf([undated, later, later], UNRELATED);
    expect(story.reports.map(({ file }) => file)).toEqual(["later.txt", "a.txt"]);
  });

  it("is the same whatever the order of its reports", async () => {
    expect(await storyOf([later, other, wire], UNRELATED)).toEqual(await storyOf([wire, other, later], UNRELATED));
  });
});
