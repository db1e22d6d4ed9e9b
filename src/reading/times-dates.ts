import { type Day, dayOf, partsOf } from "../text/days.ts";
import { monthsFrom, type Period, singleDay, weekOf } from "./times-calendar.ts";
import { type Groups, nearest, type TimeContext, type TimeRule, wordPattern } from "./times-rules.ts";
import { DATE, MONTH, monthOf, numberOf, ORDINAL, SHORT_WEEKDAY, WEEKDAY, weekdayOf, YEAR } from "./times-words.ts";
import vocabulary from "./vocabulary/times.json" with { type: "json" };

const NAMED_DAY = `(?:(?:${WEEKDAY}|${SHORT_WEEKDAY}),? )?(?:the )?`;
/** A year, as it stands or told from that of publication: "May 3 last year". */
const WHICH_YEAR = `(?:,? (?:of )?(?:(?<year>${YEAR})|(?<which>last|this|next|that|the past|the same) year))?`;
const DAYS = `(?<date>${DATE})(?: ?(?:-|–|to|and|until|till) ?(?<last>${DATE}))?`;
const RANKED = new RegExp(`^ (?:\\p{L}+ )?(?:${vocabulary.ranked.words.join("|")})s?\\b`, "iu");

const isYearless = ({ year }: Groups) => year === undefined;

/** Days with a month: in words, in numbers, and days of a month left unnamed. */
export const DATE_RULES: readonly TimeRule[] = [
  {
    kind: "date",
    pattern: wordPattern(`${NAMED_DAY}${DAYS} (?:of )?(?<month>${MONTH})${WHICH_YEAR}`),
    isRelative: isYearless,
    resolve: dateInWords,
  },
  {
    kind: "date",
    pattern: wordPattern(`${NAMED_DAY}(?<month>${MONTH}) (?:the )?${DAYS}(?![.:]\\d|,\\d{3})${WHICH_YEAR}`),
    isRelative: isYearless,
    resolve: dateInWords,
  },
  {
    kind: "date",
    pattern: wordPattern(`(?<year>${YEAR})[-/.](?<month>\\d\\d)[-/.](?<date>\\d\\d)`),
    isRelative: () => false,
    resolve: ({ year, month, date }) => dayPeriod(Number(year), Number(month), Number(date)),
  },
  {
    kind: "date",
    pattern: wordPattern(`(?<first>\\d{1,2})(?<mark>[./-])(?<second>\\d{1,2})\\k<mark>(?<year>${YEAR})`),
    isRelative: () => false,
    resolve: ({ first, second, year, mark }, { published, isDated }) =>
      inNumbers(Number(first), Number(second), [Number(year)], isDated && mark === "/" ? published : null),
  },
  {
    kind: "yearless",
    pattern: wordPattern("(?<=\\()(?<first>\\d{1,2})[./](?<second>\\d{1,2})(?=\\.?\\))"),
    isRelative: () => true,
    resolve: ({ first, second }, { published, before }) =>
      new RegExp(`(?:${WEEKDAY})[^.]{0,12}\\($`, "iu").test(before)
        ? inNumbers(Number(first), Number(second), yearsAbout(published), published)
        : null,
  },
  {
    kind: "ordinal",
    pattern: wordPattern(
      `the (?:(?<date>[123]?\\d(?:st|nd|rd|th))|(?<word>${ORDINAL})|(?<plain>[123]?\\d) (?:of|to) the month)(?<it> of it)?`,
    ),
    isRelative: () => true,
    resolve: dayOfMonth,
  },
  {
    kind: "yearless",
    pattern: wordPattern(
      `(?<weekday>${WEEKDAY}) (?:the )?(?<date>3[01]|[12]\\d|[1-9])(?:st|nd|rd|th)?(?!:\\d| ?[ap]\\.?m\\b)`,
    ),
    isRelative: () => true,
    resolve: ({ weekday = "", date = "" }, { published }) =>
      weekdayWithNumber(weekdayOf(weekday), Number(date), published),
  },
];

/** The years that a date without one may be of. */
export function yearsAbout(published: Day): readonly number[] {
  const { year } = partsOf(published);
  return [year - 1, year, year + 1];
}

/** The year that "last year" and its like mean beside a month. */
export function yearNamed(which: string | undefined, { published, told }: TimeContext): number {
  const { year } = partsOf(published);
  if (which === undefined || /^this/i.test(which)) return year;
  if (/^next/i.test(which)) return year + 1;
  if (/^(?:that|the same)/i.test(which)) return told?.from == null ? year : partsOf(told.from).year;
  return year - 1;
}

function dateInWords({ date = "", last, month = "", year, which }: Groups, context: TimeContext) {
  if (/^(?:may|march|sun|sat|mar)$/.test(month) && !/\d/.test(date)) return null;
  const number = monthOf(month);
  const first = numberOf(date);
  const of = (y: number): Period | null => {
    const from = dayOf(y, number, first);
    const to = last === undefined ? from : dayOf(y, number, numberOf(last));
    if (from === null || to === null || to < from) return null;
    return last === undefined ? singleDay(from) : { from, to, precision: "range" };
  };
  if (year !== undefined) return of(Number(year));
  if (which !== undefined) return of(yearNamed(which, context));
  return nearest(yearsAbout(context.published).map(of), context.published, context.outlook);
}

/** Day and month in either order: what the calendar has, and nearest to publication or, without it, day first. */
function inNumbers(first: number, second: number, years: readonly number[], published: Day | null): Period | null {
  const dates = years.flatMap((year) => [dayPeriod(year, second, first), dayPeriod(year, first, second)]);
  return published === null ? (dates.find((date) => date !== null) ?? null) : nearest(dates, published, "open");
}

function dayOfMonth({ date, word, plain, it }: Groups, { published, outlook, told, before, after }: TimeContext) {
  const number = numberOf(date ?? word ?? plain ?? "");
  const isSpoken = /(?:^|[^\p{L}])(?:on|by|until|till|from|since|of|before|after|dated)\s+$/iu.test(before);
  if (!isSpoken && plain === undefined) return null;
  if (RANKED.test(after) || /^[-–]\p{L}/u.test(after)) return null;
  const isBare = /^\s*(?:[^\p{L}\s]|$|(?:and|or|that|which|who|to|at|in|of|but|when)\b)/u.test(after);
  if (word !== undefined && (number <= 10 || !isBare)) return null;
  const about = it !== undefined && told?.from != null ? told.from : published;
  const { year, month } = partsOf(about);
  const months = it !== undefined ? [0] : [-1, 0, 1];
  return nearest(
    months.map((offset) => {
      const first = monthsFrom(year, month + offset, 1, "month").from ?? 0;
      const { year: y, month: m } = partsOf(first);
      return dayPeriod(y, m, number);
    }),
    published,
    outlook,
  );
}

/** "the Sunday 15": the nearest day that is both; the weekday alone where its number fits no day about publication. */
function weekdayWithNumber(weekday: number, date: number, published: Day): Period | null {
  for (const week of [0, 1, -1, 2, -2, 3, -3, 4, -4]) {
    const day = (weekOf(published, week).from ?? 0) + weekday;
    if (partsOf(day).date === date) return singleDay(day);
  }
  return null;
}

function dayPeriod(year: number, month: number, date: number): Period | null {
  const day = dayOf(year, month, date);
  return day === null ? null : singleDay(day);
}
