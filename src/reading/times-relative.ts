import { type Day, partsOf } from "../text/days.ts";
import { moved, type Period, singleDay, unitOf, weekOf } from "./times-calendar.ts";
import { stretchOf } from "./times-months.ts";
import { type Groups, type TimeContext, type TimeRule, wordPattern } from "./times-rules.ts";
import { NEAR, NUMBER, nearOf, numberOf, PART } from "./times-words.ts";

const always = () => true;

/** Times told from the day of publication, or from a time told before; weekdays are in `times-weekdays.ts`. */
export const RELATIVE_RULES: readonly TimeRule[] = [
  {
    kind: "near",
    pattern: wordPattern(`(?<near>${NEAR})`),
    isRelative: always,
    resolve: ({ near = "" }, { published, before, after }) => {
      if (isName(near, before, after)) return null;
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
    pattern: wordPattern(`(?<number>${NUMBER}) (?<unit>day|week|fortnight|month|year)s? (?<way>ago|from now)`),
    isRelative: always,
    resolve: ({ number = "", unit = "", way = "" }, { published }) =>
      singleDay(moved(published, unit, /ago/i.test(way) ? -numberOf(number) : numberOf(number))),
  },
  {
    kind: "ago",
    pattern: wordPattern(
      `the (?<way>last|past|previous|next|coming) (?<number>${NUMBER}) (?<unit>day|week|month|year)s?`,
    ),
    isRelative: always,
    resolve: ({ number = "", unit = "", way = "" }, { published }) =>
      /next|coming/i.test(way)
        ? { from: published, to: moved(published, unit, numberOf(number)), precision: "range" }
        : { from: moved(published, unit, -numberOf(number)), to: published, precision: "range" },
  },
  {
    kind: "ago",
    pattern: wordPattern(`within (?<number>${NUMBER}) (?<unit>day|week|month|year)s?`),
    isRelative: always,
    resolve: ({ number = "", unit = "" }, { published, outlook }) =>
      outlook === "past" ? null : { from: published, to: moved(published, unit, numberOf(number)), precision: "range" },
  },
  {
    kind: "near",
    pattern: wordPattern("(?:(?<on>on) )?the (?:eve|day before)"),
    isRelative: always,
    resolve: ({ on = "" }, { published, after }) => (isBefore(on, after) ? singleDay(published - 1) : null),
  },
  {
    kind: "anchored",
    pattern: wordPattern(
      `(?:in )?(?:the )?(?:${PART} of )?(?:that|the same|(?<shift>the next|the following|the previous)) (?:same )?(?:day|${PART})|(?<number>${NUMBER}) (?<unit>day|week|month|year)s? (?<way>later|earlier)`,
    ),
    isRelative: () => false,
    resolve: anchored,
  },
  {
    kind: "anchored",
    pattern: wordPattern("(?:that|the same) (?<unit>week|month|year)"),
    isRelative: () => false,
    resolve: ({ unit = "" }, { told }) => (told?.from == null ? null : unitOf(unit, 0, told.from)),
  },
];

/** "The day before" the report: nothing behind tells before what else, and "On the eve" begins a sentence. */
function isBefore(on: string, after: string): boolean {
  return /^\s*(?:[,.;:!?"”»)]|$)/u.test(after) || (on === "On" && !/^\s+(?:of|before)\b/iu.test(after));
}

/** "USA Today", or the last word of a name in quotation marks. */
function isName(near: string, before: string, after: string): boolean {
  return near === "Today" && (/USA\s+$/u.test(before) || (/\p{Lu}\p{L}*\s+$/u.test(before) && /^["”»]/u.test(after)));
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

/** The weekend that has begun last, or, of a clause that looks ahead, that comes. */
function weekendOf({ published, outlook }: TimeContext): Period {
  return shiftedWeekend(published, outlook === "future" || partsOf(published).weekday >= 5 ? 0 : -1);
}

function shiftedWeekend(published: Day, by: number): Period {
  const saturday = (weekOf(published, by).from ?? 0) + 5;
  return { from: saturday, to: saturday + 1, precision: "weekend" };
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
