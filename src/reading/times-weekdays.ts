import { type Day, partsOf } from "../text/days.ts";
import { monthsFrom, type Period, singleDay, weekOf } from "./times-calendar.ts";
import { yearsAbout } from "./times-dates.ts";
import { type Groups, nearest, type TimeContext, type TimeRule, wordPattern } from "./times-rules.ts";
import { FULL_MONTH, monthOf, WEEKDAY, weekdayOf } from "./times-words.ts";
import vocabulary from "./vocabulary/times.json" with { type: "json" };

const NOT_AFTER = new RegExp(`(?<!\\p{L})(?:${vocabulary.notWeekdayAfter.words.join("|")})\\s+$`, "iu");
const NOT_BEFORE = new RegExp(`^\\s+(?:${vocabulary.notWeekdayBefore.words.join("|")})(?!\\p{L})`, "iu");
const WEEK_NAMED = "(?:(?: of)? (?<week>last week|this week|next week|the week before last|the week before))";

/** Weekdays, told from the day of publication. */
export const WEEKDAY_RULES: readonly TimeRule[] = [
  {
    kind: "weekday",
    pattern: wordPattern(
      `(?:(?:the )?(?<which>last|next|this|past|coming|following|previous) )?(?<weekday>${WEEKDAY})${WEEK_NAMED}?`,
    ),
    isRelative: () => true,
    resolve: weekday,
  },
  {
    kind: "weekday",
    pattern: wordPattern(`the (?<rank>first|last) (?<weekday>${WEEKDAY}) (?:of|in) (?<month>${FULL_MONTH})`),
    isRelative: () => true,
    resolve: rankedWeekday,
  },
];

/**
 * The rule of news: the last such day on or before publication, or the next on or after it where the clause looks
 * ahead; "last" and "next" never mean the day of publication itself.
 */
function weekday(
  { which = "", weekday: name = "", week }: Groups,
  { published, outlook, before, after }: TimeContext,
): Period | null {
  if (NOT_AFTER.test(before) || (/^\p{Lu}/u.test(name) && NOT_BEFORE.test(after))) return null;
  if (/(?<!\p{L})(?:every|each|a)\s+$/iu.test(before)) return null;
  const day = weekdayOf(name);
  if (week !== undefined) return singleDay((weekOf(published, weeksOf(week)).from ?? 0) + day);
  const since = daysSince(published, day);
  const until = daysUntil(published, day);
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
  const day = weekdayOf(name);
  const days = yearsAbout(published).map((year) => {
    const { from, to } = monthsFrom(year, monthOf(month), 1, "month");
    if (from === null || to === null) return null;
    return singleDay(/first/i.test(rank) ? from + daysUntil(from, day) : to - daysSince(to, day));
  });
  return nearest(days, published, outlook);
}

function daysSince(day: Day, weekday: number): number {
  return (partsOf(day).weekday - weekday + 7) % 7;
}

function daysUntil(day: Day, weekday: number): number {
  return (weekday - partsOf(day).weekday + 7) % 7;
}
