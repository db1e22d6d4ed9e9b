import { firstEndingAfter, type Span } from "../text/span.ts";
import { ROLES } from "./roles.ts";
import type { Window } from "./windows.ts";

/** A run of words in one role, with the best chance among its words. */
export interface RoleRun {
  readonly span: Span;
  readonly chance: number;
}

/** More runs in one role in one sentence are rather a mistake than a list. */
const MOST = 3;

/** The words of a window's sentence around a word, as a range of them. */
export function sentenceRange(window: Window, word: Span, sentences: readonly Span[]) {
  const sentence = sentences[firstEndingAfter(sentences, word.start)] ?? word;
  return {
    from: firstEndingAfter(window.words, sentence.start),
    to: firstEndingAfter(window.words, sentence.end),
  };
}

/**
 * Runs of the range's words that are likelier than `least` to be in a role: the likeliest few, in their order. `roles`
 * are the scores that `roleScores` gives.
 */
export function roleRuns(
  window: Window,
  { from, to }: { readonly from: number; readonly to: number },
  roles: Float32Array,
  role: number,
  least: number,
): readonly RoleRun[] {
  const runs: { span: { start: number; end: number }; chance: number; last: number }[] = [];
  for (let i = from; i < to; i++) {
    const word = window.words[i];
    if (word === undefined) break;
    const { start, end } = word;
    const chance = Math.exp(roles[i * ROLES.length + role] ?? Number.NEGATIVE_INFINITY);
    if (chance <= least) continue;
    const run = runs.at(-1);
    if (run?.last === i - 1) {
      run.span.end = end;
      run.chance = Math.max(run.chance, chance);
      run.last = i;
    } else runs.push({ span: { start, end }, chance, last: i });
  }
  const best = new Set([...runs].sort((a, b) => b.chance - a.chance).slice(0, MOST));
  return runs.filter((run) => best.has(run)).map(({ span, chance }) => ({ span, chance }));
}
