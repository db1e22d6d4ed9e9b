import { expect, test } from "vitest";
import { isDate, isoDate } from "../../src/report/dates.ts";

test.each([
  ["2031-05-06", true],
  ["2028-02-29", true],
  ["2031-05-06T10:00:00Z", true],
  ["2031-05-06T10:00:00.123+02:00", true],
  ["2031-05-06 10:00", true],
  ["2031-02-30", false],
  ["2031-13-01", false],
  ["2031-05-06T25:00Z", false],
  ["2031-05-06 or so", false],
  ["6 May 2031", false],
  ["", false],
])("%j is a date: %s", (value, whether) => {
  expect(isDate(value)).toBe(whether);
});

test.each([
  [" 2031-05-06T10:00:00+0200 ", "2031-05-06T10:00:00+0200"],
  ["20310506", "2031-05-06"],
  ["2031/05/06", "2031-05-06"],
  ["Tue, 06 May 2031 10:00:00 GMT", "2031-05-06T10:00:00.000Z"],
  ["May 6, 2031 10:00", null],
  ["yesterday", null],
])("a page's %j is %s", (value, iso) => {
  expect(isoDate(value)).toBe(iso);
});
