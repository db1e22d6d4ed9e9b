import type { Day } from "../text/days.ts";
import type { Span } from "../text/span.ts";
import { addMonths, type Period } from "./times-calendar.ts";
import type { Outlook } from "./times-outlook.ts";
import { PART, type TimeKind } from "./times-words.ts";

/** An expression of time on its way to a row. */
export interface FoundTime extends Span {
  readonly kind: TimeKind;
  readonly period: Period;
}

const HOURS = `(?:${PART}|(?:early|small|late) hours)`;
const HOUR_BEFORE = new RegExp(
  `(?<!\\p{L})(?:(?:(?:just |shortly |soon )?(?:before|after|at|around|by|late|early|mid) )?(?:the )?${HOURS} (?:of|on) (?:the )?|(?:early|late|earlier|later) (?:on )?|the day of )$`.replaceAll(
    " ",
    "\\s+",
  ),
  "iu",
);
const HOUR_AFTER = new RegExp(
  `^\\s+(?:(?:in|during) the |at |around )?${PART}(?!\\p{L})`.replaceAll("the ", "the\\s+"),
  "iu",
);
const RELATION = /(?<!\p{L})(?<word>since|until|till|up to|by|before)\s+(?:(?:at least|about|around|the)\s+)*$/iu;
/** "to report by Friday": an infinitive with a last day. */
const TO_DO_BY = /(?<!\p{L})to\s+\p{Ll}+(?:\s+\p{L}+){0,4}\s+by\s+(?:the\s+)?$/u;
const RANGE = /(?<!\p{L})(from|between)\s+(?:the\s+)?$/iu;
const SAME = /^(?:,?\s*|,?\s+the\s+|\s*[(/]\s*)$/u;

/** With the part of the day beside it: "the night of 8 January", "late on Tuesday", "Friday noon". */
export function withHours(text: string, block: Span, time: FoundTime): FoundTime {
  const before = HOUR_BEFORE.exec(text.slice(block.start, time.start))?.[0] ?? "";
  const after = HOUR_AFTER.exec(text.slice(time.end, block.end))?.[0] ?? "";
  const isLong = time.period.precision !== "day" && time.period.precision !== "range";
  return isLong ? time : { ...time, start: time.start - before.length, end: time.end + after.length };
}

/** Two ways of telling one day are one time: "yesterday, Sunday", "Thursday (24/7/2025)". The weekday alone yields. */
export function joined(text: string, times: readonly FoundTime[]): readonly FoundTime[] {
  const rows: FoundTime[] = [];
  for (const time of times) {
    const last = rows.at(-1);
    if (last === undefined || !isApposition(text, last, time)) {
      rows.push(time);
      continue;
    }
    const surer = last.kind === "weekday" ? time : last;
    const isBracketed = text.slice(last.end, time.start).includes("(") && text[time.end] === ")";
    rows[rows.length - 1] = { ...surer, start: last.start, end: isBracketed ? time.end + 1 : time.end };
  }
  return rows;
}

function isApposition(text: string, a: FoundTime, b: FoundTime): boolean {
  const days = (time: FoundTime) =>
    ["near", "weekday", "date", "yearless"].includes(time.kind) && time.period.precision === "day";
  const isWeekday = (a.kind === "weekday") !== (b.kind === "weekday") || isSameDay(a, b);
  return days(a) && days(b) && isWeekday && SAME.test(text.slice(a.end, b.start)) && !/^['’]s/u.test(text.slice(b.end));
}

function isSameDay(a: FoundTime, b: FoundTime): boolean {
  return a.period.from !== null && a.period.from === b.period.from;
}

/** Ranges with both ends told, "between May 2022 and June 2024", as one time. */
export function ranged(text: string, block: Span, times: readonly FoundTime[]): readonly FoundTime[] {
  const rows: FoundTime[] = [];
  for (const time of times) {
    const last = rows.at(-1);
    const lead = last === undefined ? null : RANGE.exec(wordsBefore(text, block, last));
    if (last !== undefined && lead !== null && isRangeGap(lead[1] ?? "", text.slice(last.end, time.start))) {
      rows[rows.length - 1] = {
        ...last,
        start: last.start - lead[0].length,
        end: time.end,
        period: rangeOf(last, time),
      };
    } else rows.push(time);
  }
  return rows;
}

function isRangeGap(lead: string, gap: string): boolean {
  return (
    /^between$/i.test(lead) ? /^\s+and\s+(?:the\s+)?$/iu : /^\s+(?:to|until|till|through|up to)\s+(?:the\s+)?$/iu
  ).test(gap);
}

/** From the first day of one to the last of the other; the year of a yearless first end follows from the second. */
function rangeOf(a: FoundTime, b: FoundTime): Period {
  const { to } = b.period;
  let { from } = a.period;
  if (from !== null && to !== null && a.kind === "weekday" && from > to) from -= 7;
  while (from !== null && to !== null && from > to) from = addMonths(from, -12);
  return { from, to, precision: "range" };
}

/** Since, until, by and before a time: the stretch between it and publication. A possessive is the time of a thing. */
export function related(text: string, block: Span, time: FoundTime, published: Day | null): FoundTime {
  const found = RELATION.exec(wordsBefore(text, block, time));
  const word = found?.groups?.["word"]?.toLowerCase();
  if (found === null || word === undefined || /^['’]s?(?!\p{L})/u.test(text.slice(time.end))) return time;
  const { from, to } = time.period;
  const start = time.start - found[0].length;
  if (word === "since")
    return { ...time, start, period: { from, to: isAfter(from, published) ? null : published, precision: "range" } };
  const kind = "deadline";
  if (to === null || published === null)
    return { ...time, kind, start, period: { from: null, to, precision: "range" } };
  if (word === "by" && to <= published) return { ...time, start };
  const last = word === "before" && from !== null ? from - 1 : to;
  return { ...time, kind, start, period: { from: last >= published ? published : null, to: last, precision: "range" } };
}

function wordsBefore(text: string, block: Span, { start }: Span): string {
  return text.slice(Math.max(block.start, start - 40), start);
}

function isAfter(day: Day | null, other: Day | null): boolean {
  return day !== null && other !== null && day > other;
}

/** Which way a word of relation makes the clause look: ahead of Sunday, until Sunday, since Sunday. */
export function relationOutlook(before: string, outlook: Outlook): Outlook {
  if (/(?<!\p{L})since\s+(?:the\s+)?$/iu.test(before)) return "past";
  if (/(?<!\p{L})(?:until|till|ahead of|up to)\s+(?:(?:at least|the)\s+)*$/iu.test(before)) return "future";
  if (/(?<!\p{L})(?:by|before|from)\s+(?:the\s+)?$/iu.test(before) && outlook === "open") return "future";
  if (TO_DO_BY.test(before)) return "future";
  return outlook;
}
