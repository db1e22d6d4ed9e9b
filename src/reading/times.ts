import type { Block } from "../report/report.ts";
import { type Day, dayOfIso, isoOf } from "../text/days.ts";
import type { Span } from "../text/span.ts";
import type { Time } from "./reading.ts";
import type { Period } from "./times-calendar.ts";
import { DATE_RULES } from "./times-dates.ts";
import { MONTH_RULES } from "./times-months.ts";
import { outlookOf } from "./times-outlook.ts";
import { type FoundTime, joined, ranged, related, relationOutlook, withHours } from "./times-relations.ts";
import { RELATIVE_RULES } from "./times-relative.ts";
import type { Groups, TimeRule } from "./times-rules.ts";
import { WEEKDAY_RULES } from "./times-weekdays.ts";
import vocabulary from "./vocabulary/times.json" with { type: "json" };

/** The times of a report, and whether some stay open because nobody tells the day of publication. */
export interface Times {
  readonly times: readonly Time[];
  readonly isOpen: boolean;
}

/** How far around a time, in code units, its clause is looked for. */
const REACH = 500;

const RULES: readonly TimeRule[] = [...DATE_RULES, ...MONTH_RULES, ...WEEKDAY_RULES, ...RELATIVE_RULES];

/**
 * Expressions of time in these blocks, resolved against the day of publication: `published`, or else the first date
 * with its year in a dateline or byline. Without either, what hangs on that day has no first and last day.
 */
export function timesOf(text: string, blocks: readonly Block[], published: string | null): Times {
  const day = (published === null ? null : dayOfIso(published)) ?? dayInDateline(text, blocks);
  const found: FoundTime[] = [];
  for (const block of blocks) found.push(...timesIn(text, block, day, found.at(-1)?.period ?? null));
  const times = found.map(({ start, end, kind, period }, index): Time => {
    const { from, to, precision } = period;
    const iso = (at: Day | null) => (at === null ? null : isoOf(at));
    return {
      id: `T${index + 1}`,
      start,
      end,
      from: iso(from),
      to: iso(to),
      precision,
      confidence: vocabulary.confidence[kind],
    };
  });
  return { times, isOpen: day === null && found.some(({ period: { from, to } }) => from === null && to === null) };
}

function dayInDateline(text: string, blocks: readonly Block[]): Day | null {
  for (const block of blocks.filter(({ kind }) => kind === "dateline" || kind === "byline")) {
    const dated = timesIn(text, block, null, null).find(({ kind, period }) => kind === "date" && period.from !== null);
    if (dated !== undefined) return dated.period.from;
  }
  return null;
}

function timesIn(text: string, block: Span, published: Day | null, told: Period | null): readonly FoundTime[] {
  const rows: FoundTime[] = [];
  for (const { rule, groups, start, end } of candidatesIn(text, block)) {
    const last = rows.at(-1);
    if (last !== undefined && start < last.end) continue;
    const about = { start: Math.max(last?.end ?? block.start, start - REACH), end: Math.min(block.end, end + REACH) };
    const clause = { ...about, start: Math.max(block.start, start - REACH) };
    const before = text.slice(clause.start, start);
    const outlook = relationOutlook(before, outlookOf(text, clause, { start, end }));
    const period = rule.resolve(groups, {
      published: published ?? 0,
      isDated: published !== null,
      outlook,
      told: last?.period ?? told,
      before,
      after: text.slice(end, clause.end),
    });
    if (period === null) continue;
    const isOpen = published === null && rule.isRelative(groups);
    const known = isOpen ? { ...period, from: null, to: null } : period;
    rows.push(withHours(text, about, { start, end, kind: rule.kind, period: known }));
  }
  return ranged(text, block, joined(text, rows)).map((row) => related(text, block, row, published));
}

interface Candidate extends Span {
  readonly rule: TimeRule;
  readonly groups: Groups;
}

/** What the rules find, in order; of those that begin together, the longest first. */
function candidatesIn(text: string, block: Span): readonly Candidate[] {
  const words = text.slice(block.start, block.end);
  return RULES.flatMap((rule) =>
    [...words.matchAll(rule.pattern)].map((match): Candidate => {
      const start = block.start + match.index;
      return { rule, groups: match.groups ?? {}, start, end: start + match[0].length };
    }),
  ).sort((a, b) => a.start - b.start || b.end - a.end);
}
