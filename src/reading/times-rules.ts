import type { Day } from "../text/days.ts";
import type { Period } from "./times-calendar.ts";
import type { Outlook } from "./times-outlook.ts";
import type { TimeKind } from "./times-words.ts";

/** What a rule for a form of time knows beside the words. */
export interface TimeContext {
  /** The day of publication; where nothing tells it, any day, and what was resolved against it is not told. */
  readonly published: Day;
  readonly isDated: boolean;
  readonly outlook: Outlook;
  /** The period that was told before: what "that night" goes back to. */
  readonly told: Period | null;
  /** The text before and after the words. */
  readonly before: string;
  readonly after: string;
}

export type Groups = Readonly<Record<string, string | undefined>>;

/** One form that an expression of time takes. */
export interface TimeRule {
  readonly kind: TimeKind;
  /** Global; found where no letter or digit touches it. */
  readonly pattern: RegExp;
  /** Whether what it means hangs on the day of publication. */
  readonly isRelative: (groups: Groups) => boolean;
  /** Null where the words are no expression of time here. */
  readonly resolve: (groups: Groups, context: TimeContext) => Period | null;
}

/** A pattern of words: spaces stand for any white space, and no letter or digit touches its ends. */
export function wordPattern(source: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${source.replaceAll(" ", "[ \\u00a0\\n]+")})(?![\\p{L}\\p{N}])`, "giu");
}

const AGAINST = 6;

/**
 * The period nearest to publication. One that lies against the clause's outlook counts as six times as far: a past
 * clause may speak of the summit next month, but hardly of one in ten months.
 */
export function nearest(periods: readonly (Period | null)[], published: Day, outlook: Outlook): Period | null {
  let best: { period: Period; distance: number } | null = null;
  for (const period of periods) {
    if (period?.from == null || period.to == null) continue;
    const isAhead = period.from > published;
    const days = isAhead ? period.from - published : Math.max(0, published - period.to);
    const isAgainst = outlook === "past" ? isAhead : outlook === "future" ? period.to < published : false;
    const distance = isAgainst ? days * AGAINST : days;
    if (best === null || distance < best.distance) best = { period, distance };
  }
  return best?.period ?? null;
}
