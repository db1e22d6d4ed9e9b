import { describe, expect, it } from "vitest";
import { creditsOf, isSameHouse } from "../../src/story/credits.ts";
import { originsOf } from "../../src/story/independence.ts";

const BODY = "The bridge at Ostrel was closed on Monday.\n\nNobody was hurt.\n\nThe mayor said it would open again.";

describe("credits", () => {
  it.each([
    ["in a dateline", `Bridge closed\n\nOSTREL, March 3 (Reuters) - ${BODY}`, ["Reuters"]],
    ["of a house nobody knows", `Bridge closed\n\nOSTREL, March 3 (Lake Wire) - ${BODY}`, ["Lake Wire"]],
    ["at the end", `Bridge closed\n\n${BODY}\n\n(With material from AP and AFP)`, ["AP", "AFP"]],
    ["with inputs", `Bridge closed\n\n${BODY} With inputs from PTI.`, ["PTI"]],
    ["of no name", `Bridge closed\n\nStaff and agencies\n\n${BODY}`, ["agencies"]],
    ["as a last line", `Bridge closed\n\n${BODY}\n\nXinhua`, ["Xinhua"]],
  ])("are read %s", (_, text, credits) => {
    expect(creditsOf(text)).toEqual(credits);
  });

  it.each([
    ["a house that is quoted", `Bridge closed\n\nThe mayor told Reuters that it was shut.\n\n${BODY}`],
    ["a party behind a name", `Bridge closed\n\nPetra Lunnik (Lake Party) spoke.\n\n${BODY}`],
    ["a place on a line of its own", `Bridge closed\n\n${BODY}\n\nOstrel`],
  ])("are not %s", (_, text) => {
    expect(creditsOf(text)).toEqual([]);
  });

  it.each([
    ["Meridian", "Meridian Press Agency", true],
    ["LWS", "Lake Wire Service", true],
    ["Lake News", "Hill News", false],
    ["The News", "The Press", false],
  ])("%s and %s are one house: %s", (a, b, same) => {
    expect(isSameHouse(a, b)).toBe(same);
  });
});

describe("origins", () => {
  const report = (file: string, publisher: string | null, credits: readonly string[] = []) => ({
    file,
    publisher,
    credits,
  });

  it("are one for near-copies, for a house, and for a credited agency with its own report", () => {
    const reports = [
      report("wire", "Lake Wire"),
      report("copy", "Ostrel Post"),
      report("credited", "Hill Echo", ["Lake Wire"]),
      report("other", "Ostrel Post"),
      report("own", "Island Voice"),
    ];
    expect(originsOf(reports, [["wire", "copy"]])).toEqual([0, 0, 0, 0, 4]);
  });

  it("are apart where only unnamed agencies are credited or no publisher is known", () => {
    const reports = [report("a", null, ["agencies"]), report("b", null, ["agencies"]), report("c", null)];
    expect(originsOf(reports, [])).toEqual([0, 1, 2]);
  });
});
