import type { Span } from "../../text/span.ts";

/** What stands in a name's place: as long as the name, so that every other span still points where it did. */
const MASK = "█";

/**
 * Hides names wherever they stand as whole words in a text; nothing moves. A name of one word keeps its case, or is all
 * capitals: Theresa May is hidden, what may be is not.
 */
export function maskerOf(names: readonly string[]): (text: string) => string {
  const list = [...new Set(names.map((name) => name.trim()).filter((name) => name !== ""))];
  const longest = list.sort((a, b) => b.length - a.length);
  const whole = longest.filter((name) => /\s/u.test(name)).map((name) => name.split(/\s+/u).map(literal).join(BETWEEN));
  const single = longest.filter((name) => !/\s/u.test(name)).flatMap((name) => [name, name.toUpperCase()].map(literal));
  const patterns = [patternOf(whole, "giu"), patternOf(single, "gu")].filter((pattern) => pattern !== null);
  const hide = (found: string) => MASK.repeat(found.length);
  return (text) => patterns.reduce((masked, pattern) => masked.replace(pattern, hide), text);
}

/** Between the words of a name, in a text or an address. */
const BETWEEN = "(?:[\\s_+.-]|%20)+";

function patternOf(names: readonly string[], flags: string): RegExp | null {
  return names.length === 0 ? null : new RegExp(`(?<![\\p{L}\\p{N}])(?:${names.join("|")})(?![\\p{L}\\p{N}])`, flags);
}

/** Hides stretches of a text. */
export function maskSpans(text: string, spans: readonly Span[]): string {
  return spans.reduce(
    (masked, { start, end }) => masked.slice(0, start) + MASK.repeat(end - start) + masked.slice(end),
    text,
  );
}

/** Fields whose values come from closed lists or are names of rows: a state called State must not break its kind. */
const CLOSED: ReadonlySet<string> = new Set(
  "id kind act manner channel modality type mode contexts polarity basis form precision of code action country sector at registryId".split(
    " ",
  ),
);

/** Hides names in every open string of a value, however deep. */
export function maskDeep<T>(value: T, mask: (text: string) => string): T {
  if (typeof value === "string") return mask(value) as T;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((inner: unknown) => maskDeep(inner, mask)) as T;
  const entries = Object.entries(value).map(([key, inner]) => [key, CLOSED.has(key) ? inner : maskDeep(inner, mask)]);
  return Object.fromEntries(entries) as T;
}

function literal(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
