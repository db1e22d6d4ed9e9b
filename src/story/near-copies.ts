import type { Span } from "../text/span.ts";
import { wordsOf } from "../text/words.ts";

/** A text whose likeness to others is looked at. */
export interface CopyText {
  readonly file: string;
  readonly text: string;
}

/** Two reports of which one is the other's text, edited; or that share a borrowed passage. */
export interface Copied {
  readonly a: string;
  readonly b: string;
  /** The share of the shorter text's runs of words that stands in the other too. */
  readonly share: number;
  /** The stretches that stand in both, in each. */
  readonly copied: readonly { readonly a: Span; readonly b: Span }[];
}

/** Words in a run: five in a row are seldom written twice by chance (Broder 1997 calls them shingles). */
const RUN = 5;
/** Edited copies of one wire share more than this; reports that quote one speech share less. */
const LEAST = 0.35;
/** A borrowed passage has at least this many words. */
const LEAST_PASSAGE = 25;

/** The pairs of texts that share runs of words, with how much: near-copies are those with `isNearCopy`. */
export function sharedText(texts: readonly CopyText[]): readonly Copied[] {
  const runs = texts.map(({ text }) => runsOf(text));
  const found: Copied[] = [];
  for (const [i, a] of texts.entries()) {
    for (let j = i + 1; j < texts.length; j++) {
      const b = texts[j];
      const [x, y] = [runs[i], runs[j]];
      if (b === undefined || x === undefined || y === undefined) continue;
      const copied = passagesIn(x, y);
      const shared = [...x.at.keys()].filter((key) => y.at.has(key)).length;
      const share = shared / Math.max(1, Math.min(x.at.size, y.at.size));
      if (share >= LEAST || copied.length > 0) found.push({ a: a.file, b: b.file, share, copied });
    }
  }
  return found;
}

/** Whether the one is the other's text, and not only a passage borrowed from it. */
export function isNearCopy({ share }: Copied): boolean {
  return share >= LEAST;
}

/** The files of near-copies, in groups; a group's members need not all be alike, each is like one of them. */
export function copyGroups(pairs: readonly Copied[]): readonly (readonly string[])[] {
  const groupOf = new Map<string, Set<string>>();
  for (const { a, b } of pairs.filter(isNearCopy)) {
    const group = new Set([...(groupOf.get(a) ?? [a]), ...(groupOf.get(b) ?? [b])]);
    for (const file of group) groupOf.set(file, group);
  }
  return [...new Set(groupOf.values())].map((group) => [...group].sort());
}

interface Runs {
  readonly words: readonly Span[];
  /** Where each run of words first begins, by word. */
  readonly at: ReadonlyMap<string, number>;
}

/** Case, spelling of -our and -ise, accents and marks tell houses apart, not texts. */
function runsOf(text: string): Runs {
  const words = wordsOf(text).filter(({ start, end }) => /[\p{L}\p{N}]/u.test(text.slice(start, end)));
  const plain = words.map(({ start, end }) => housed(text.slice(start, end)));
  const at = new Map<string, number>();
  for (let i = 0; i + RUN <= plain.length; i++) {
    const key = plain.slice(i, i + RUN).join(" ");
    if (!at.has(key)) at.set(key, i);
  }
  return { words, at };
}

function housed(word: string): string {
  return word
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/our(?=s?$|ed$|ing$|able$)/, "or")
    .replace(/is(?=e$|es$|ed$|ing$|ation$)/, "iz");
}

/** The longest stretches whose runs stand in both texts in the same order. */
function passagesIn(a: Runs, b: Runs): readonly { readonly a: Span; readonly b: Span }[] {
  const passages: { a: Span; b: Span }[] = [];
  const keys = [...a.at].sort((x, y) => x[1] - y[1]);
  let open: { from: number; to: number; shift: number } | null = null;
  const close = () => {
    if (open === null || open.to - open.from + RUN < LEAST_PASSAGE) return;
    const [first, last] = [a.words[open.from], a.words[open.to + RUN - 1]];
    const [firstB, lastB] = [b.words[open.from + open.shift], b.words[open.to + open.shift + RUN - 1]];
    if (first === undefined || last === undefined || firstB === undefined || lastB === undefined) return;
    passages.push({ a: { start: first.start, end: last.end }, b: { start: firstB.start, end: lastB.end } });
  };
  for (const [key, at] of keys) {
    const other = b.at.get(key);
    if (other === undefined) continue;
    if (open !== null && other - at === open.shift && at - open.to <= RUN) open.to = at;
    else {
      close();
      open = { from: at, to: at, shift: other - at };
    }
  }
  close();
  return passages;
}
