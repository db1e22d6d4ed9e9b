import { addMonths, type Day, monthsFrom, type Period, partsOf, singleDay, weekOf, yearOf } from "./times-calendar.ts";
import { stretchOf } from "./times-months.ts";
import { type Groups, type TimeContext, type TimeRule, wordPattern } from "./times-rules.ts";
import { NEAR, NUMBER, nearOf, numberOf, PART, WEEKDAY, weekdayOf } from "./times-words.ts";
import vocabulary from "./vocabulary/times.json" with { type: "json" };

const always = () => true;
const NOT_AFTER = new RegExp(`(?<!\\p{L})(?:${vocabulary.notWeekdayAfter.words.join("|")})\\s+$`, "iu");
const NOT_BEFORE = new RegExp(`^\\s+(?:${vocabulary.notWeekdayBefore.words.join("|")})(?!\\p{L})`, "iu");
const WEEK_NAMED = "(?:(?: of)? (?<week>last week|this week|next week|the week before last|the week before))";

/** Times told from the day of publication, or from a time told before. */
export const RELATIVE_RULES: readonly TimeRule[] = [
  {
    kind: "weekday",
    pattern: wordPattern(
      `(?:(?:the )?(?<which>last|next|this|past|coming|following|previous) )?(?<weekday>${WEEKDAY})${WEEK_NAMED}?`,
    ),
    isRelative: always,
    resolve: weekday,
  },
  {
    kind: "weekday",
    pattern: wordPattern(
      `the (?<rank>first|last) (?<weekday>${WEEKDAY}) (?:of|in) (?<month>${vocabulary.months.map(({ name }) => name).join("|")})`,
    ),
    isRelative: always,
    resolve: rankedWeekday,
  },
  {
    kind: "near",
    pattern: wordPattern(`(?<near>${NEAR})`),
    isRelative: always,
    resolve: ({ near = "" }, { published }) => {
      const { from, to } = nearOf(near);
      return { from: published + from, to: published + to, precision: from === to ? "day" : "range" };
    },
  },
  {
    kind: "period",
    pattern: wordPattern(
      "(?:(?:the )?(?<stretch>beginning of|start of|middle of|end of) )?(?:(?:earlier|later|early|late) )?(?:the )?(?<which>last|this|next|past|coming|previous|current) (?<unit>week|weekend|month|year|decade)|the week before last",
    ),
    isRelative: always,
    resolve: period,
  },
  {
    kind: "period",
    pattern: wordPattern(
      "(?:the )?(?<stretch>beginning of|start of|middle of|end of)(?: the)? (?<unit>week|month|year)|the (?<weekend>weekend)",
    ),
    isRelative: always,
    resolve: ({ stretch, unit = "", weekend }, context) =>
      weekend === undefined ? stretchOf(unitOf(unit, 0, context.published), stretch) : weekendOf(context),
  },
  {
    kind: "ago",
    pattern: wordPattern(`(?<number>${NUMBER}) (?<unit>day|week|month|year)s? ago`),
    isRelative: always,
    resolve: ({ number = "", unit = "" }, { published }) => singleDay(moved(published, unit, -numberOf(number))),
  },
  {
    kind: "anchored",
    pattern: wordPattern(
      `(?:in )?(?:the )?(?:${PART} of )?(?:that|the same|(?<shift>the next|the following|the previous)) (?:same )?(?:day|${PART})|(?<number>${NUMBER}) (?<unit>day|week|month|year)s? (?<way>later|earlier)`,
    ),
    isRelative: () => false,
    resolve: anchored,
  },
];

function weekday(
  { which = "", weekday: name = "", week }: Groups,
  { published, outlook, before, after }: TimeContext,
): Period | null {
  if (NOT_AFTER.test(before) || (/^\p{Lu}/u.test(name) && NOT_BEFORE.test(after))) return null;
  if (/(?<!\p{L})every\s+$/iu.test(before)) return null;
  const day = weekdayOf(name);
  if (week !== undefined) return singleDay((weekOf(published, weeksOf(week)).from ?? 0) + day);
  const since = (partsOf(published).weekday - day + 7) % 7;
  const until = (7 - since) % 7;
  switch (which.toLowerCase()) {
    case "last":
    case "past":
    case "previous":
      return singleDay(published - (since === 0 ? 7 : since));
    case "next":
    case "coming":
    case "following":
      return singleDay(published + (until === 0 ? 7 : until));
    default:
      return singleDay(outlook === "future" ? published + until : published - since);
  }
}

function weeksOf(words: string): number {
  const plain = words.toLowerCase();
  if (plain.startsWith("the week before")) return plain.endsWith("last") ? -2 : -1;
  return plain.startsWith("last") ? -1 : plain.startsWith("next") ? 1 : 0;
}

/** "the last Friday of April", in the April nearest to publication. */
function rankedWeekday(
  { rank = "", weekday: name = "", month = "" }: Groups,
  { published, outlook }: TimeContext,
): Period | null {
  const number = vocabulary.months.findIndex((entry) => entry.name === month.toLowerCase()) + 1;
  const { year, month: now } = partsOf(published);
  const shift = outlook === "future" ? (number < now ? 1 : 0) : number > now ? -1 : 0;
  const { from, to } = monthsFrom(year + shift, number, 1, "month");
  if (from === null || to === null) return null;
  const day = weekdayOf(name);
  if (/first/i.test(rank)) return singleDay(from + ((day - partsOf(from).weekday + 7) % 7));
  return singleDay(to - ((partsOf(to).weekday - day + 7) % 7));
}

function period({ stretch, which, unit = "" }: Groups, context: TimeContext): Period | null {
  const { published, before } = context;
  if (which === undefined) return weekOf(published, -2);
  const by = /^(?:last|past|previous)$/i.test(which) ? -1 : /^(?:next|coming)$/i.test(which) ? 1 : 0;
  const isRolling = /^past$/i.test(which) && /(?<!\p{L})over\s+$/iu.test(before);
  if (isRolling) return { from: moved(published, unit, -1), to: published, precision: "range" };
  if (/^weekend$/i.test(unit)) return by === 0 ? weekendOf(context) : shiftedWeekend(published, by);
  return stretchOf(unitOf(unit, by, published), stretch);
}

function unitOf(unit: string, by: number, published: Day): Period {
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

/** The weekend that has begun last, or, of a clause that looks ahead, that comes. */
function weekendOf({ published, outlook }: TimeContext): Period {
  return shiftedWeekend(published, outlook === "future" || partsOf(published).weekday >= 5 ? 0 : -1);
}

function shiftedWeekend(published: Day, by: number): Period {
  const saturday = (weekOf(published, by).from ?? 0) + 5;
  return { from: saturday, to: saturday + 1, precision: "weekend" };
}

function moved(day: Day, unit: string, count: number): Day {
  switch (unit.toLowerCase()) {
    case "week":
      return day + 7 * count;
    case "month":
      return addMonths(day, count);
    case "year":
      return addMonths(day, 12 * count);
    default:
      return day + count;
  }
}

/** Told from the time before it: "that night" from a day, "two years later" from a day, month or year. */
function anchored({ shift, number, unit = "", way }: Groups, { told }: TimeContext): Period | null {
  if (told?.from == null || told.to == null) return null;
  if (number === undefined) {
    if (told.precision !== "day") return null;
    return singleDay(told.from + (shift === undefined ? 0 : /previous/i.test(shift) ? -1 : 1));
  }
  const count = /later/i.test(way ?? "") ? numberOf(number) : -numberOf(number);
  return { ...told, from: moved(told.from, unit, count), to: moved(told.to, unit, count) };
}
