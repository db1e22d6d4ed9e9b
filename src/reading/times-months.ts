import type { Day } from "../text/days.ts";
import { easterOf, monthsFrom, type Period, singleDay, yearOf } from "./times-calendar.ts";
import { yearNamed, yearsAbout } from "./times-dates.ts";
import { type Groups, nearest, type TimeContext, type TimeRule, wordPattern } from "./times-rules.ts";
import { DECADE, decadeOf, FEAST, FULL_MONTH, MONTH, monthOf, SEASON, seasonOf, YEAR } from "./times-words.ts";
import vocabulary from "./vocabulary/times.json" with { type: "json" };

const STRETCH = "(?:(?:the )?(?<stretch>early|late|mid|beginning of|start of|middle of|end of)(?: |-)(?:the )?)?";
const WHICH = "(?:(?:the )?(?<which>last|this|next|past|coming) )?";
const OF_YEAR = `(?:,? (?:of )?(?:(?<year>${YEAR})|(?<ofyear>last|this|next|that|the past|the same|the last) year))?`;
/** Behind these a number of four digits is a year; behind the weaker ones only where it counts nothing. */
const LEADS_YEAR = /(?:(?<!\p{L})(?:in|since|during|between|until|till|the|early|late|mid)[\s-]+|[(]\s*)(?:the\s+)?$/iu;
const MAY_LEAD_YEAR = /(?<!\p{L})(?:of|for|from|to|and|about|around|over|at|with|by|before|after|through|on|or)\s+$/iu;
const NO_NOUN =
  /^(?!\s+\p{Ll})|^\s+(?:and|or|to|until|when|was|were|had|has|that|which|who|in|at|by|with|for|on|but|as|the|it|they)\b/u;
const LEADS_SEASON =
  /(?<!\p{L})(?:(?:in|during|by|before|until|till|since|after)\s+(?:the\s+)?|(?:of|for|to|from|over|through)\s+the\s+)$/iu;
const LEADS_FEAST = /(?<!\p{L})(?:in|by|before|until|till|since|after|at|over|on|from|ahead of)\s+(?:the\s+)?$/iu;
const LEADS_MONTH =
  /(?<!\p{L})(?:in|since|until|till|by|before|after|of|from|during|between|ahead of|through|early|late)\s+$/iu;
const AMBIGUOUS = new Set(vocabulary.months.filter(({ isAlso }) => isAlso !== undefined).map(({ name }) => name));
const COUNTED = new RegExp(`^[ \\u00a0](?:${vocabulary.counted.words.join("|")})\\b`, "iu");

/** Months, seasons, feasts, years and decades. */
export const MONTH_RULES: readonly TimeRule[] = [
  {
    kind: "month",
    pattern: wordPattern(
      `${STRETCH}${WHICH}(?<month>${FULL_MONTH})${OF_YEAR}|(?<short>${MONTH}) (?<shortyear>${YEAR})`,
    ),
    isRelative: ({ year, shortyear }) => year === undefined && shortyear === undefined,
    resolve: monthNamed,
  },
  {
    kind: "season",
    pattern: wordPattern(`${STRETCH}${WHICH}(?<season>${SEASON})${OF_YEAR}`),
    isRelative: ({ year }) => year === undefined,
    resolve: seasonNamed,
  },
  {
    kind: "feast",
    pattern: wordPattern(`${WHICH}(?<feast>${FEAST})`),
    isRelative: () => true,
    resolve: feastNamed,
  },
  {
    kind: "year",
    pattern: wordPattern(`${STRETCH}(?:the year )?(?<year>${YEAR})(?:[-–/](?<last>${YEAR}|\\d\\d))?`),
    isRelative: () => false,
    resolve: yearNumber,
  },
  {
    kind: "year",
    pattern: wordPattern(`${STRETCH}(?:(?<decade>(?:19|20)\\d0)['’]?s|the (?<word>${DECADE}))`),
    isRelative: () => false,
    resolve: ({ decade, word = "", stretch }) =>
      stretchOf(decadeFrom(decade === undefined ? decadeOf(word) : Number(decade)), stretch),
  },
];

/** The first, middle or last third of a period; of "the end of" one, its last day. */
export function stretchOf(period: Period, stretch: string | undefined): Period {
  if (stretch === undefined || period.from === null || period.to === null) return period;
  const { from, to } = period;
  const third = Math.round((to - from + 1) / 3);
  switch (stretch.toLowerCase()) {
    case "end of":
      return singleDay(to);
    case "late":
      return { from: to - third + 1, to, precision: "range" };
    case "mid":
    case "middle of":
      return { from: from + third, to: from + 2 * third - 1, precision: "range" };
    default:
      return { from, to: from + third - 1, precision: "range" };
  }
}

function monthNamed(groups: Groups, context: TimeContext): Period | null {
  const { stretch, which, month = groups["short"] ?? "", year = groups["shortyear"], ofyear } = groups;
  const isPlain = year === undefined && which === undefined && ofyear === undefined && stretch === undefined;
  if (!/^\p{Lu}/u.test(month) || (isPlain && !isMonth(month, context))) return null;
  const number = monthOf(month);
  const of = (y: number) => monthsFrom(y, number, 1, "month");
  if (year !== undefined) return stretchOf(of(Number(year)), stretch);
  if (ofyear !== undefined) return stretchOf(of(yearNamed(ofyear, context)), stretch);
  return stretched(yearsAbout(context.published).map(of), context, which, stretch);
}

/** A month that is no name: not before another name, and the ambiguous ones only behind a word of relation. */
function isMonth(month: string, { before, after }: TimeContext): boolean {
  if (/(?<!\p{L})(?:in|since|until|till|during)\s+$/iu.test(before)) return true;
  if (/^\s+\p{Lu}\p{Ll}/u.test(after) && month !== month.toUpperCase()) return false;
  if (!AMBIGUOUS.has(month.toLowerCase())) return true;
  const isNoun = !/^march$/i.test(month) && /(?<!\p{L})the\s+$/iu.test(before) && /^\s+\p{Ll}{3}/u.test(after);
  return isNoun || LEADS_MONTH.test(before);
}

function seasonNamed({ stretch, which, season = "", year, ofyear }: Groups, context: TimeContext): Period | null {
  const isLed = LEADS_SEASON.test(context.before);
  const isPlain = which === undefined && year === undefined && ofyear === undefined;
  if (/^fall$/i.test(season) && (/^\s+(?:of|in|from|to)\b/iu.test(context.after) || (isPlain && !isLed))) return null;
  if (isPlain && stretch === undefined && !isLed) return null;
  const of = (y: number) => monthsFrom(y, seasonOf(season), 3, "season");
  if (year !== undefined) return stretchOf(of(Number(year)), stretch);
  if (ofyear !== undefined) return stretchOf(of(yearNamed(ofyear, context)), stretch);
  return stretched(yearsAbout(context.published).map(of), context, which, stretch);
}

/** Of the same months or seasons of several years, the one that "last", "this" or "next" names, or the nearest. */
function stretched(periods: readonly Period[], { published, outlook }: TimeContext, which?: string, stretch?: string) {
  const past = periods.filter(({ to }) => to !== null && to < published);
  const coming = periods.filter(({ from }) => from !== null && from > published);
  const chosen =
    which === undefined || /^this$/i.test(which)
      ? nearest(periods, published, outlook)
      : /^(?:next|coming)$/i.test(which)
        ? coming.at(0)
        : past.at(-1);
  return chosen == null ? null : stretchOf(chosen, stretch);
}

function feastNamed({ feast = "", which }: Groups, context: TimeContext): Period | null {
  if (which === undefined && !LEADS_FEAST.test(context.before)) return null;
  const name = feast.toLowerCase();
  const dayIn = (year: number): Day => {
    if (name.includes("easter") || name === "good friday")
      return easterOf(year) + (name.endsWith("monday") ? 1 : name.endsWith("y") && name.startsWith("good") ? -2 : 0);
    const first = monthsFrom(year, 12, 1, "month").from ?? 0;
    if (name.startsWith("new year")) return first + (name.endsWith("eve") ? 30 : 31);
    return first + (name.endsWith("eve") ? 23 : name.startsWith("boxing") ? 25 : 24);
  };
  return stretched(
    yearsAbout(context.published).map((year) => singleDay(dayIn(year))),
    context,
    which,
  );
}

/** A number that stands as a year does: behind a word of relation or in brackets, and counting nothing. */
function yearNumber({ year = "", last, stretch }: Groups, { before, after }: TimeContext): Period | null {
  const isLed = LEADS_YEAR.test(before) || stretch !== undefined || (MAY_LEAD_YEAR.test(before) && NO_NOUN.test(after));
  if (!isLed || COUNTED.test(after) || /^(?:[.,:]\d|%|\s?[€$£])/u.test(after) || /[€$£#]$/u.test(before)) return null;
  const from = Number(year);
  if (last === undefined) return stretchOf(yearOf(from), stretch);
  const to = last.length === 2 ? Number(year.slice(0, 2) + last) : Number(last);
  return to <= from ? null : { from: yearOf(from).from, to: yearOf(to).to, precision: "range" };
}

function decadeFrom(year: number): Period {
  return monthsFrom(year, 1, 120, "decade");
}
