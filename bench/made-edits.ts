// Edits that houses make to a wire's text, made by chance: for benches of near-copies.
import { wordOf, zipf } from "./made-reports.ts";

type Edit = (paragraphs: readonly string[], random: () => number) => readonly string[];

/** What an editor does to a wire, each by itself; a text's first paragraph is its headline. */
export const EDITS: Readonly<Record<string, Edit>> = {
  "another headline": ([, ...rest], random) => [madeSentence(random, 7), ...rest],
  "a cut": (paragraphs, random) => {
    const kept = Math.max(2, Math.ceil(paragraphs.length * (0.45 + random() * 0.45)));
    return paragraphs.slice(0, kept);
  },
  "an inserted paragraph": (paragraphs, random) => {
    const at = 1 + Math.floor(random() * paragraphs.length);
    return [...paragraphs.slice(0, at), madeParagraph(random), ...paragraphs.slice(at)];
  },
  "a rewritten lead": ([headline = "", , ...rest], random) => [headline, madeParagraph(random), ...rest],
  "other quotation marks": (paragraphs) =>
    paragraphs.map((text) => text.replace(/["“]([^"“”]*)["”]/g, "‘$1’").replaceAll("'", "’")),
  "another spelling": (paragraphs) =>
    paragraphs.map((text) =>
      text
        .replace(/(\p{L}{2,})our(?=s?\b)/gu, "$1or")
        .replace(/(\p{L}{2,})ise(?=[sd]?\b)/gu, "$1ize")
        .replace(/\bper cent\b/g, "percent"),
    ),
  "another date line": ([headline = "", lead = "", ...rest], random) => [
    headline,
    `${wordOf(Math.floor(random() * 40_000)).toUpperCase()}, Oct 5 (${wordOf(70_000)}) - ${lead.replace(/^[\p{Lu} ,.\d\p{L}]{3,40}\([^()]*\) ?[-–—]+ /u, "")}`,
    ...rest,
  ],
};

/** A text with one to three edits. Texts of one paragraph cannot be cut or get another lead. */
export function edited(text: string, random: () => number): string {
  const names = Object.keys(EDITS).sort(() => random() - 0.5);
  const chosen = names.slice(0, 1 + Math.floor(random() * 3));
  return chosen
    .reduce((paragraphs, name) => EDITS[name]?.(paragraphs, random) ?? paragraphs, paragraphsOf(text))
    .join("\n\n");
}

/** Another report's text with one paragraph of a wire in it: no near-copy, but a borrowed passage. */
export function borrowing(text: string, wire: string, random: () => number): string {
  const own = paragraphsOf(text);
  const lent = paragraphsOf(wire).filter((paragraph) => paragraph.split(/\s+/).length >= 30);
  const at = 1 + Math.floor(random() * own.length);
  return [...own.slice(0, at), lent[Math.floor(random() * lent.length)] ?? "", ...own.slice(at)].join("\n\n");
}

export function paragraphsOf(text: string): readonly string[] {
  return text
    .split(/\n+/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== "");
}

/** A report of made-up words, of as many paragraphs as news has: log-normal, some 14 at the median. */
export function madeText(random: () => number): string {
  const spread = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const count = Math.max(4, Math.min(80, Math.round(14 * Math.exp(0.5 * spread))));
  return [madeSentence(random, 7), ...Array.from({ length: count }, () => madeParagraph(random))].join("\n\n");
}

function madeParagraph(random: () => number): string {
  return Array.from({ length: 1 + Math.floor(random() * 3) }, () =>
    madeSentence(random, 12 + Math.floor(random() * 16)),
  ).join(" ");
}

const RANKS = new WeakMap<() => number, () => number>();

function madeSentence(random: () => number, words: number): string {
  const rank = RANKS.get(random) ?? zipf(50_000, random);
  RANKS.set(random, rank);
  const text = Array.from({ length: words }, () => wordOf(rank())).join(" ");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
