import spelled from "./vocabulary/numbers.json" with { type: "json" };
import vocabulary from "./vocabulary/times.json" with { type: "json" };

/** The words of `vocabulary/times.json` as pieces of patterns, and what each stands for. */

const { months, weekdays, seasons, articles, ordinals, decades, near } = vocabulary;

/** The kinds of expression that Sayso knows, each with the share of its rows that are right. */
export type TimeKind = keyof typeof vocabulary.confidence;

/** Days, weeks and years are told in words up to fifty-nine; beyond that the words count people more often. */
const MOST = 59;
const numbers = new Map([...Object.entries(articles), ...Object.entries(spelled.words).filter(([, n]) => n <= MOST)]);

const oneOf = (words: readonly string[]) => `(?:${[...words].sort((a, b) => b.length - a.length).join("|")})`;

export const MONTH = `(?:${oneOf(months.map(({ name }) => name))}|${oneOf(months.flatMap(({ short }) => short))}\\b\\.?)`;
export const FULL_MONTH = oneOf(months.map(({ name }) => name));
export const WEEKDAY = oneOf(weekdays.map(({ name }) => name));
export const SHORT_WEEKDAY = `${oneOf(weekdays.flatMap(({ short }) => short))}\\b\\.?`;
export const SEASON = oneOf(seasons.map(({ name }) => name));
export const PART = oneOf(vocabulary.parts);
export const NEAR = oneOf(near.map(({ words }) => words));
export const NUMBER = `(?:\\d{1,3}|(?:twenty|thirty|forty|fifty)-[a-z]+|${oneOf([...numbers.keys()])})`;
export const ORDINAL = oneOf(ordinals);
export const DECADE = oneOf(decades);
/** The number of a day of a month: "3", "16th", "second". */
export const DATE = `(?:(?:3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)?|${ORDINAL})`;
export const FEAST = oneOf(vocabulary.feasts);
export const YEAR = "(?:19|20)\\d\\d";

/** The month, from 1, of its name or short form. */
export function monthOf(word: string): number {
  return indexOf(months, word) + 1;
}

/** The weekday, Monday 0, of its name or short form. */
export function weekdayOf(word: string): number {
  return indexOf(weekdays, word);
}

/** The first month of a season. */
export function seasonOf(word: string): number {
  return seasons.find(({ name }) => name === word.toLowerCase())?.first ?? 0;
}

/** The days from and to that of publication that a word such as "yesterday" means. */
export function nearOf(words: string): { readonly from: number; readonly to: number } {
  const plain = words.toLowerCase().replace(/\s+/g, " ");
  return near.find((entry) => entry.words === plain) ?? { from: 0, to: 0 };
}

/** The number that digits, a word or an ordinal stand for; 0 for none. */
export function numberOf(word: string): number {
  const plain = word.toLowerCase();
  const digits = /^\d+/.exec(plain);
  if (digits !== null) return Number(digits[0]);
  const rank = ordinals.indexOf(plain);
  if (rank >= 0) return rank + 1;
  return plain.split("-").reduce((sum, part) => sum + (numbers.get(part) ?? 0), 0);
}

/** The first year of the decade that "nineties" means. */
export function decadeOf(word: string): number {
  return 1950 + decades.indexOf(word.toLowerCase()) * 10;
}

function indexOf(entries: readonly { name: string; short: readonly string[] }[], word: string): number {
  const plain = word.toLowerCase().replace(".", "");
  return entries.findIndex(({ name, short }) => name === plain || short.includes(plain));
}
