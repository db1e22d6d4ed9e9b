import { describe, expect, it } from "vitest";
import { areOfOneThing, countsIn, differ } from "../../src/story/counts.ts";

describe("counts", () => {
  it.each([
    ["At least 34 people drowned.", 34, null, "more", "+death"],
    ["The toll stood at seventy-one dead.", 71, null, "exact", "+death"],
    ["The commission put turnout at 68 per cent.", 68, "share", "exact", "+vote"],
    ["Of the voters, 74.2% took part.", 74.2, "share", "exact", "+vote"],
    ["The wreck lies 11 kilometres from the cape.", 11_000, "length", "exact", "+ship"],
    ["Barely 3,000 marchers came.", 3000, null, "less", "+protest"],
    ["Nobody was arrested.", 0, null, "exact", "+arrest"],
    ["Some 2.9 million ballots were cast.", 2_900_000, null, "about", "+vote"],
  ])("are read in “%s”", (text, value, unit, bound, thing) => {
    const [count] = countsIn(text);
    expect(count).toMatchObject({ value, unit, bound });
    expect(count?.things.has(thing)).toBe(true);
  });

  it.each([
    ["a date", "The ship sailed on March 11."],
    ["a year", "It was built in 1989."],
    ["an hour", "The hooters went at six on Monday."],
    ["a clock", "The page went dark at 23:40."],
    ["an age", "Harun Lunnik, 51, steered."],
    ["a numbered place", "They met by Gate 4."],
  ])("are not read in %s", (_, text) => {
    expect(countsIn(text)).toEqual([]);
  });

  it.each([
    ["Seven sailors died.", "Nineteen bodies were found.", true, true],
    ["Seven sailors died.", "The dead are 7.", true, false],
    ["Seven sailors died.", "Nineteen were arrested.", false, true],
    ["It is 40 kilometres to the camp.", "It is 25 miles to the camp.", true, false],
    ["About 300 marchers came.", "There were 310 marchers.", true, false],
  ])("of “%s” and “%s” are of one thing: %s; differ: %s", (a, b, one, apart) => {
    const [x] = countsIn(a);
    const [y] = countsIn(b);
    expect(x && y && [areOfOneThing(x, y), differ(x, y)]).toEqual([one, apart]);
  });
});
