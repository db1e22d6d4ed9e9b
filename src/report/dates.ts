import { dayOfIso } from "../text/days.ts";

/** `YYYY-MM-DD`, alone or with a time of day and a zone. */
const ISO =
  /^\d{4}-\d{2}-\d{2}(?:[T ]([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:[.,]\d{1,9})?)?(?:\s?Z|[+-]\d{2}:?\d{2})?)?$/;

/** Whether a value is an ISO 8601 day or instant that the calendar has. */
export function isDate(value: string): boolean {
  return ISO.test(value) && dayOfIso(value) !== null;
}

/**
 * A date as pages write it, as ISO 8601: a day or an instant as it stands, eight digits, or the form of e-mail with its
 * zone. Null for any other, and for a time without a zone in words: it would mean another day on another machine.
 */
export function isoDate(value: string): string | null {
  const plain = value.trim();
  if (isDate(plain)) return plain;
  const digits = /^(\d{4})[/.]?(\d{2})[/.]?(\d{2})$/.exec(plain);
  if (digits !== null) return isoDate(digits.slice(1).join("-"));
  const isZoned = /^[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} [\d:]{5,8} (?:GMT|UTC?|Z|[+-]\d{4})$/.test(plain);
  const instant = isZoned ? Date.parse(plain) : Number.NaN;
  return Number.isNaN(instant) ? null : new Date(instant).toISOString();
}
