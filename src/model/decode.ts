import type { Span } from "../text/span.ts";
import { argmax, softmax } from "./layers.ts";
import type { WindowScores } from "./network.ts";
import { ROLES, roleScores } from "./roles.ts";
import type { Heads } from "./weights.ts";
import type { Window } from "./windows.ts";

/** An attribution as the network tells it, before the reading makes a row of it. */
export interface FoundAttribution {
  readonly cue: Span;
  /** None where no source is told, else the strongest one. */
  readonly source: readonly Span[];
  readonly content: readonly Span[];
  /** Whether the cue stands inside another attribution's content. */
  readonly nested: boolean;
  /** Chances, as the network says them: that the words are a cue; mean chance of the source's and the content's words. */
  readonly scores: readonly [cue: number, source: number, content: number];
}

interface Run {
  readonly from: number;
  readonly to: number;
}

const TAG = { none: 0, begin: 1, inside: 2, beginNested: 3, insideNested: 4 } as const;
/** No word of a cue is its own source or content. */
const NEVER = -20;

/** The attributions of one window. `training/decode.py` is the same in Python; fixtures hold the two together. */
export function decodeWindow(window: Window, scores: WindowScores, heads: Heads): readonly FoundAttribution[] {
  return findCues(scores.tags, heads).flatMap(({ run, nested, chance }) => {
    const roles = roleScores(run.from, scores.cue, scores.word, heads);
    const weighed = biased(roles, run, heads);
    const path = bestPath(weighed, heads);
    const contents = wholePieces(runsOf(path, 2), path, roles, run, heads);
    if (contents.length === 0) return [];
    const source = strongest(runsOf(path, 1), weighed);
    return [
      {
        cue: spanOf(window, run),
        source: source.map((r) => spanOf(window, r)),
        content: contents.map((r) => spanOf(window, r)),
        nested,
        scores: [chance, certainty(source, roles, 1), certainty(contents, roles, 2)] as const,
      },
    ];
  });
}

function findCues(tags: Float32Array, { settings, tags: names }: Heads) {
  const cues: { run: { from: number; to: number }; nested: boolean; chance: number }[] = [];
  const count = names.length;
  let open = false;
  for (let i = 0; i * count < tags.length; i++) {
    const row = tags.subarray(i * count, (i + 1) * count);
    // The bias decides whether there is a cue, not how long it is.
    const bias = open ? settings.noMore : settings.noCue;
    const best = argmax(
      row.map((x, tag) => (tag === TAG.none ? x + bias : tag >= TAG.beginNested ? x - settings.noNested : x)),
    );
    const last = cues.at(-1);
    if (best === TAG.none) open = false;
    else if (best === TAG.begin || best === TAG.beginNested || !open || last === undefined) {
      const chances = softmax(row);
      const chanceOf = (tag: number) => chances[tag] ?? 0;
      cues.push({
        run: { from: i, to: i + 1 },
        nested: chanceOf(TAG.beginNested) + chanceOf(TAG.insideNested) > chanceOf(TAG.begin) + chanceOf(TAG.inside),
        chance: 1 - chanceOf(TAG.none),
      });
      open = true;
    } else last.run.to = i + 1;
  }
  return cues;
}

function biased(roles: Float32Array, cue: Run, { settings }: Heads): Float32Array {
  const bias = [0, settings.sourceBias, settings.contentBias];
  return roles.map((x, at) => {
    const role = at % ROLES.length;
    const word = Math.floor(at / ROLES.length);
    return x + (bias[role] ?? 0) + (role > 0 && word >= cue.from && word < cue.to ? NEVER : 0);
  });
}

/** The best sequence of roles with a cost for each change, by the role changed to (Viterbi). */
function bestPath(scores: Float32Array, { settings }: Heads): readonly number[] {
  const K = ROLES.length;
  const costs = [settings.change, settings.change, settings.newContent];
  const count = scores.length / K;
  const back = new Uint8Array(scores.length);
  let total = Array.from(scores.subarray(0, K));
  for (let i = 1; i < count; i++) {
    const from = argmax(total);
    const next: number[] = [];
    for (let k = 0; k < K; k++) {
      const stay = total[k] ?? 0;
      const jump = (total[from] ?? 0) - (costs[k] ?? 0);
      back[i * K + k] = stay >= jump ? k : from;
      next.push(Math.max(stay, jump) + (scores[i * K + k] ?? 0));
    }
    total = next;
  }
  const path = new Array<number>(count).fill(0);
  let role = argmax(total);
  for (let i = count - 1; i >= 0; i--) {
    path[i] = role;
    role = back[i * K + role] ?? 0;
  }
  return path;
}

function runsOf(path: readonly number[], role: number): readonly Run[] {
  const runs: { from: number; to: number }[] = [];
  path.forEach((r, i) => {
    if (r !== role) return;
    const last = runs.at(-1);
    if (last?.to === i) last.to = i + 1;
    else runs.push({ from: i, to: i + 1 });
  });
  return runs;
}

/**
 * Runs of content joined over a few words that are neither cue nor source; of these the heaviest, and those that are
 * sure enough: stray words elsewhere in the window are no part of what was said.
 */
function wholePieces(
  runs: readonly Run[],
  path: readonly number[],
  roles: Float32Array,
  cue: Run,
  { settings }: Heads,
): readonly Run[] {
  const joined: { from: number; to: number; weight: number }[] = [];
  for (const { from, to } of runs) {
    const last = joined.at(-1);
    const isFree = (i: number) => path[i] !== 1 && (i < cue.from || i >= cue.to);
    const between = last === undefined ? [] : Array.from({ length: from - last.to }, (_, k) => last.to + k);
    if (last !== undefined && between.length <= settings.gap && between.every(isFree)) last.to = to;
    else joined.push({ from, to, weight: 0 });
  }
  for (const run of joined) {
    for (let i = run.from; i < run.to; i++) run.weight += Math.exp(roles[i * 3 + 2] ?? 0);
  }
  const heaviest = Math.max(...joined.map(({ weight }) => weight));
  return joined.filter(({ from, to, weight }) => weight === heaviest || weight / (to - from) >= settings.leastPiece);
}

/** The run of source words with the widest margin over the other roles, or none. */
function strongest(runs: readonly Run[], roles: Float32Array): readonly Run[] {
  const margin = ({ from, to }: Run) => {
    let sum = 0;
    for (let i = from; i < to; i++) {
      sum += (roles[i * 3 + 1] ?? 0) - Math.max(roles[i * 3] ?? 0, roles[i * 3 + 2] ?? 0);
    }
    return sum;
  };
  return runs.length < 2 ? runs : [runs.reduce((a, b) => (margin(b) > margin(a) ? b : a))];
}

/** Mean chance of the runs' words in the role; without runs, the chance that no word has it. */
function certainty(runs: readonly Run[], roles: Float32Array, role: number): number {
  let sum = 0;
  let count = 0;
  for (const { from, to } of runs) {
    for (let i = from; i < to; i++, count++) sum += Math.exp(roles[i * 3 + role] ?? 0);
  }
  if (count > 0) return sum / count;
  let most = 0;
  for (let i = role; i < roles.length; i += 3) most = Math.max(most, Math.exp(roles[i] ?? 0));
  return 1 - most;
}

function spanOf(window: Window, { from, to }: Run): Span {
  const first = window.words[from];
  const last = window.words[to - 1];
  if (first === undefined || last === undefined) throw new RangeError(`Words ${from} to ${to} are not in the window.`);
  return { start: first.start, end: last.end };
}
