/** A day, counted from 1 January 1970, in the calendar of the report: no clock and no zone comes into it. */
export type Day = number;

export const PRECISIONS = ["day", "week", "weekend", "month", "season", "year", "decade", "range"] as const;

export type Precision = (typeof PRECISIONS)[number];

/** From the first day to the last, both in it. An end is null where it cannot be told. */
export interface Period {
  readonly from: Day | null;
  readonly to: Day | null;
  readonly precision: Precision;
}

const MS = 86_400_000;

/** The day of a date; null for one that the calendar does not have. `month` counts from 1. */
export function dayOf(year: number, month: number, date: number): Day | null {
  const at = new Date(Date.UTC(year, month - 1, date));
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === date ? at.getTime() / MS : null;
}

/** The day of an ISO 8601 day or instant, as it is written there; null for anything else. */
export function dayOfIso(iso: string): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
  return match === null ? null : dayOf(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** YYYY-MM-DD. */
export function isoOf(day: Day): string {
  return new Date(day * MS).toISOString().slice(0, 10);
}

/** Year, month (from 1), date and weekday (Monday 0) of a day. */
export function partsOf(day: Day): { year: number; month: number; date: number; weekday: number } {
  const at = new Date(day * MS);
  return {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    date: at.getUTCDate(),
    weekday: (at.getUTCDay() + 6) % 7,
  };
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

function firstOf(year: number, month: number): Day {
  return Date.UTC(year, month - 1, 1) / MS;
}
