/** A day, counted from 1 January 1970, in the calendar of the report: no clock and no zone comes into it. */
export type Day = number;

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

/** The first day of a month; `month` may lie outside 1 to 12. */
export function firstOf(year: number, month: number): Day {
  return Date.UTC(year, month - 1, 1) / MS;
}

/** How many days lie between two ISO 8601 days; null where one of them is none. */
export function daysApart(iso: string, other: string): number | null {
  const [a, b] = [dayOfIso(iso), dayOfIso(other)];
  return a === null || b === null ? null : Math.abs(a - b);
}
