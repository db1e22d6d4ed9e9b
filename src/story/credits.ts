import agencies from "../report/vocabulary/agencies.json" with { type: "json" };
import vocabulary from "./vocabulary/credits.json" with { type: "json" };

/** How many lines at each end of a report may say whose text it is. */
const LOOKED = 3;
const KNOWN = new Set(agencies.names.map((name) => name.toLowerCase()));
const UNNAMED = new Set(vocabulary.unnamed);
const NAMES = "([\\p{L}\\p{N}][^()\\[\\]\\n.:;]{1,60}?)";
const LEAD = vocabulary.lead.map(patternOf);
const TAIL = vocabulary.tail.map(patternOf);
const ENDINGS = new Set(agencies.endings.words.map((word) => word.toLowerCase()));
const ARTICLES = new Set(["the", "of", "and"]);

/**
 * The houses that a report credits for its text, as written, in the order in which they stand: "(Reuters) -", "with
 * material from AP", "Agencies". A house that it quotes ("told Reuters") is not credited.
 */
export function creditsOf(text: string): readonly string[] {
  const lines = text
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const found = [
    ...lines.slice(0, LOOKED).flatMap((line) => creditsIn(line, LEAD)),
    ...lines.slice(Math.max(1, lines.length - LOOKED)).flatMap((line) => creditsIn(line, TAIL)),
  ];
  return [...new Set(found)];
}

/** Whether a credit says that the text is borrowed, but not from whom. */
export function isUnnamed(credit: string): boolean {
  return UNNAMED.has(credit.toLowerCase());
}

/** Whether two wordings name one house: the same telling words ("Meridian", "Meridian Press Agency"), or initials. */
export function isSameHouse(a: string, b: string): boolean {
  const [x, y] = [wordsOf(a), wordsOf(b)];
  const [own, other] = [x.filter(isTelling), y.filter(isTelling)];
  if (own.length === 0 || other.length === 0) return x.join(" ") === y.join(" ");
  if (own.join(" ") === other.join(" ")) return true;
  return initialsOf(x) === y.join("") || initialsOf(y) === x.join("");
}

function patternOf(entry: string): RegExp {
  return new RegExp(entry.replaceAll("NAME", NAMES), "iu");
}

function creditsIn(line: string, patterns: readonly RegExp[]): readonly string[] {
  for (const pattern of patterns) {
    const names = pattern.exec(line)?.[1];
    if (names === undefined) continue;
    const isAlone = names.length === line.length;
    const credits = names.split(/\s*(?:,|\/|\band\b|&)\s*/iu).filter((name) => isHouse(name, isAlone));
    if (credits.length > 0) return credits;
  }
  return [];
}

function isHouse(name: string, isAlone: boolean): boolean {
  const lower = name.toLowerCase();
  if (KNOWN.has(lower) || UNNAMED.has(lower)) return true;
  return !isAlone && /^\p{Lu}/u.test(name) && name.split(/\s+/).length <= 5;
}

function wordsOf(name: string): readonly string[] {
  return (name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !ARTICLES.has(word));
}

function isTelling(word: string): boolean {
  return !ENDINGS.has(word);
}

function initialsOf(words: readonly string[]): string | null {
  return words.length < 2 ? null : words.map((word) => word.charAt(0)).join("");
}
