import { describe, expect, test } from "vitest";
import { dayOfIso, daysApart, firstOf, isoOf, partsOf } from "../../src/text/days.ts";

describe("days", () => {
  test.each([
    ["1970-01-01", 0],
    ["2024-02-29", 19_782],
    ["2024-02-29T23:59:00-08:00", 19_782],
    ["2025-02-29", null],
    ["2025-13-01", null],
    ["2025-02", null],
    ["", null],
  ])("%j is day %j of the calendar that it is written in", (iso, day) => {
    expect(dayOfIso(iso)).toBe(day);
    if (day !== null) expect(isoOf(day)).toBe(iso.slice(0, 10));
  });

  test.each([
    ["2024-12-30", "2025-01-02", 3],
    ["2025-01-02", "2024-12-30", 3],
    ["2025-01-02T23:00:00Z", "2025-01-02", 0],
    ["2025-01-02", "unknown", null],
  ])("%j and %j are %j days apart", (one, other, apart) => {
    expect(daysApart(one, other)).toBe(apart);
  });

  test("a month beyond the year is one of the next", () => {
    expect(isoOf(firstOf(2025, 14))).toBe("2026-02-01");
    expect(partsOf(firstOf(2025, 0))).toEqual({ year: 2024, month: 12, date: 1, weekday: 6 });
  });
});
