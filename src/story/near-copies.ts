import type { Span } from "../text/span.ts";
import { RUN, type Runs, runsOf } from "./text-runs.ts";

/** A text whose likeness to others is looked at. */
export interface CopyText {
  readonly file: string;
  readonly text: string;
}

/** Two stretches with the same words, one in each of two texts. */
export interface Stretches {
  readonly a: Span;
  readonly b: Span;
}

/** Two reports of which one is the other's text, edited; or that share a borrowed passage. */
export interface Copied {
  readonly a: string;
  readonly b: string;
  /** The share of the shorter text's runs of words that stands in the other too. */
  readonly share: number;
  /** The stretches that stand in both, in the order of the first. */
  readonly copied: readonly Stretches[];
}

/** Edited copies of one wire share more than this; reports that borrow a passage or quote one speech share less. */
const LEAST = 0.42;
/** A borrowed passage has at least this many words. */
const LEAST_PASSAGE = 25;
/** An edit within a passage (another spelling, a name cut) changes at most this many words in a row. */
const MOST_GAP = 8;

/** The pairs of texts that share runs of words, with how much: near-copies are those with `isNearCopy`. */
export function sharedText(texts: readonly CopyText[]): readonly Copied[] {
  const runs = texts.map(({ text }) => runsOf(text));
  const found: Copied[] = [];
  for (const [i, j, shared] of sharingPairs(runs)) {
    const [a, b, x, y] = [texts[i], texts[j], runs[i], runs[j]];
    if (a === undefined || b === undefined || x === undefined || y === undefined) continue;
    const share = shared / Math.max(1, Math.min(x.at.size, y.at.size));
    const copied = stretchesIn(x, y);
    if (share >= LEAST || copied.length > 0) found.push({ a: a.file, b: b.file, share, copied });
  }
  return found;
}

/** Whether the one is the other's text, and not only a passage borrowed from it. */
export function isNearCopy({ share }: Pick<Copied, "share">): boolean {
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

/** Whether two files stand in one of the groups. */
export function copiesIn(groups: readonly (readonly string[])[]): (a: string, b: string) => boolean {
  const groupOf = new Map(groups.flatMap((group) => group.map((file) => [file, group] as const)));
  return (a, b) => groupOf.has(a) && groupOf.get(a) === groupOf.get(b);
}

/** The pairs of texts with runs in common and how many, by an index of runs: texts that share none are never compared. */
function* sharingPairs(runs: readonly Runs[]): Generator<readonly [number, number, number]> {
  const textsWith = new Map<number, number[]>();
  for (const [j, { at }] of runs.entries()) {
    const shared = new Map<number, number>();
    for (const key of at.keys()) {
      const texts = textsWith.get(key) ?? [];
      for (const i of texts) shared.set(i, (shared.get(i) ?? 0) + 1);
      texts.push(j);
      textsWith.set(key, texts);
    }
    for (const [i, count] of [...shared].sort((x, y) => x[0] - y[0])) yield [i, j, count];
  }
}

/** The longest stretches whose runs stand in both texts in the same order, small edits within them passed over. */
function stretchesIn(a: Runs, b: Runs): readonly Stretches[] {
  const stretches: Stretches[] = [];
  let open: { from: number; to: number; fromB: number; toB: number } | null = null;
  const close = () => {
    if (open === null || open.to - open.from + RUN < LEAST_PASSAGE) return;
    const [first, last] = [a.words[open.from], a.words[open.to + RUN - 1]];
    const [firstB, lastB] = [b.words[open.fromB], b.words[open.toB + RUN - 1]];
    if (first === undefined || last === undefined || firstB === undefined || lastB === undefined) return;
    stretches.push({ a: { start: first.start, end: last.end }, b: { start: firstB.start, end: lastB.end } });
  };
  for (const [key, at] of [...a.at].sort((x, y) => x[1] - y[1])) {
    const other = b.at.get(key);
    if (other === undefined) continue;
    const [gap, gapB] = open === null ? [0, 0] : [at - open.to, other - open.toB];
    if (open !== null && gapB > 0 && Math.max(gap, gapB) <= RUN + MOST_GAP) {
      open.to = at;
      open.toB = other;
    } else {
      close();
      open = { from: at, to: at, fromB: other, toB: other };
    }
  }
  close();
  return stretches;
}
