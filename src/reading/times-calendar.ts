import { type Day, firstOf, partsOf } from "../text/days.ts";

export const PRECISIONS = ["day", "week", "weekend", "month", "season", "year", "decade", "range"] as const;

export type Precision = (typeof PRECISIONS)[number];

/** From the first day to the last, both in it. An end is null where it cannot be told. */
export interface Period {
  readonly from: Day | null;
  readonly to: Day | null;
  readonly precision: Precision;
}

/** The day so many months after; the last of its month where that one is shorter. */
export function addMonths(day: Day, count: number): Day {
  const { year, month, date } = partsOf(day);
  const first = firstOf(year, month + count);
  return Math.min(first + date - 1, firstOf(year, month + count + 1) - 1);
}

/** One day as a period. */
export function singleDay(day: Day): Period {
  return { from: day, to: day, precision: "day" };
}

/** Months in a row as one period; `month` may lie outside 1 to 12. */
export function monthsFrom(year: number, month: number, count: number, precision: Precision): Period {
  return { from: firstOf(year, month), to: firstOf(year, month + count) - 1, precision };
}

/** A calendar year as a period. */
export function yearOf(year: number): Period {
  return monthsFrom(year, 1, 12, "year");
}

/** The week, Monday to Sunday, so many weeks after that of `day`. */
export function weekOf(day: Day, after: number): Period {
  const monday = day - partsOf(day).weekday + after * 7;
  return { from: monday, to: monday + 6, precision: "week" };
}

/** The week, month, decade or year so many after that of `day`. */
export function unitOf(unit: string, by: number, published: Day): Period {
  const { year, month } = partsOf(published);
  switch (unit.toLowerCase()) {
    case "week":
      return weekOf(published, by);
    case "month":
      return monthsFrom(year, month + by, 1, "month");
    case "decade":
      return monthsFrom(year - (year % 10) + by * 10, 1, 120, "decade");
    default:
      return yearOf(year + by);
  }
}

/** The day so many units, such as "week", after. */
export function moved(day: Day, unit: string, count: number): Day {
  switch (unit.toLowerCase()) {
    case "week":
      return day + 7 * count;
    case "fortnight":
      return day + 14 * count;
    case "month":
      return addMonths(day, count);
    case "year":
      return addMonths(day, 12 * count);
    default:
      return day + count;
  }
}

/** Easter Sunday of the Western churches, by the rule of Meeus, Jones and Butcher. */
export function easterOf(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return firstOf(year, Math.floor(n / 31)) + (n % 31);
}
