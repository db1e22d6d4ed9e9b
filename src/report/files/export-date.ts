import { isDate } from "../dates.ts";
import dates from "../vocabulary/dates.json" with { type: "json" };

const MONTH = `(?<month>${dates.months.join("|")})\\.?`;
const DAY_NAME = `(?:(?:${dates.days.join("|")})\\.?,?\\s+)?`;
const DAY = "(?<day>\\d{1,2})(?:st|nd|rd|th)?";
const YEAR = "(?<year>\\d{4})(?!\\d)";
const FORMS = [
  new RegExp(`^${DAY_NAME}${MONTH}\\s+${DAY},?\\s+${YEAR}`, "i"),
  new RegExp(`^${DAY_NAME}${DAY}\\s+${MONTH},?\\s+${YEAR}`, "i"),
  new RegExp(`^${YEAR}\\s+${MONTH}\\s+${DAY}(?!\\d)`, "i"),
  /^(?<year>\d{4})-(?<number>\d{2})-(?<day>\d{2})(?!\d)/,
  /^(?<year>\d{4})(?<number>\d{2})(?<day>\d{2})(?!\d)/,
];
const MONTH_FIRST = /^(?<number>\d{1,2})[/.](?<day>\d{1,2})[/.](?<year>\d{4})(?!\d)/;
const DAY_FIRST = /^(?<day>\d{1,2})[/.](?<number>\d{1,2})[/.](?<year>\d{4})(?!\d)/;

/**
 * The day that the beginning of a line names, as YYYY-MM-DD; null where it names none. `order` is read where day and
 * month are both numbers, and given up where the calendar has no such day.
 */
export function exportDate(words: string, order: "month-day" | "day-month"): string | null {
  const line = words.trim();
  const numbers = order === "month-day" ? [MONTH_FIRST, DAY_FIRST] : [DAY_FIRST, MONTH_FIRST];
  for (const form of [...FORMS, ...numbers]) {
    const { year, month, number, day } = form.exec(line)?.groups ?? {};
    if (year === undefined || day === undefined) continue;
    const date = [year, number ?? monthNumber(month ?? ""), day].map((part) => String(part).padStart(2, "0")).join("-");
    if (isDate(date)) return date;
  }
  return null;
}

/** All names of a month begin with its first three letters. */
function monthNumber(name: string): number {
  return dates.months.findIndex((month) => month.slice(0, 3) === name.slice(0, 3).toLowerCase()) + 1;
}
