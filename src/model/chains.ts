import type { Span } from "../text/span.ts";
import { dot, rowTimes, sigmoid } from "./layers.ts";
import { distanceBucket } from "./roles.ts";
import vocabulary from "./vocabulary/mention-words.json" with { type: "json" };
import type { Heads } from "./weights.ts";
import type { Window } from "./windows.ts";

/** A mention of anything at all, with the earlier mentions that it may mean again, likeliest first. */
export interface ChainMention extends Span {
  readonly head: Span;
  /** The chance that it is of an actor: somebody or a body that acts or speaks. */
  readonly actor: number;
  /** The chance that it means nothing that was mentioned before. */
  readonly newness: number;
  /** Indices of earlier mentions, with the chance that this one means the same. */
  readonly antecedents: readonly { readonly index: number; readonly chance: number }[];
}

/** A mention before it is joined to others. */
export interface MentionVector extends Span {
  readonly head: Span;
  readonly actor: number;
  /** The head's place, in words from the start of what is read. */
  readonly at: number;
  /** 0: no pronoun. */
  readonly pronounClass: number;
  readonly words: ReadonlySet<string>;
  readonly later: Float32Array;
  readonly earlier: Float32Array;
}

const CLASSES = vocabulary.pronouns.map((words) => new Set(words));
const EMPTY = new Set(vocabulary.empty);
const OVERLAPS = 4;
/** Of a word's row, how many values stand before its vectors: whether it heads a mention, and one of an actor. */
const BEFORE = 2;
/** How far from its head a mention's first and last words are looked for, in words. */
const EDGE_REACH = 30;
/** How many mentions back an antecedent is looked for. */
const REACH = 300;
/** Antecedents less likely than this are not told. */
const LEAST_CHANCE = 0.05;
const MIDDLE = 16;

/**
 * The mentions of one window: each word that heads one, widened to its first and last word. Word-level coreference
 * (Dobrovolskii 2021); `training/chains.py` is the same in Python.
 */
export function mentionVectors(
  text: string,
  { words }: Window,
  chains: Float32Array,
  heads: Heads,
): readonly MentionVector[] {
  const { chainWidth, edgeWidth, settings } = heads;
  const row = BEFORE + 2 * chainWidth + 3 * edgeWidth;
  const least = Math.log(settings.leastHead / (1 - settings.leastHead));
  const rowAt = (i: number) => chains.subarray(i * row, (i + 1) * row);
  return words.flatMap((head, i): MentionVector[] => {
    const own = rowAt(i);
    if ((own[0] ?? 0) <= least && (own[1] ?? 0) <= 0) return [];
    const edges = BEFORE + 2 * chainWidth;
    const asHead = own.subarray(edges, edges + edgeWidth);
    const edge = (which: 0 | 1, from: number, to: number) => {
      let best = i;
      let most = Number.NEGATIVE_INFINITY;
      for (let k = from; k <= to; k++) {
        const offset = edges + (1 + which) * edgeWidth;
        const bias = heads.edgeDistance[distanceBucket(k - i) * 2 + which] ?? 0;
        const score = dot(asHead, chains, k * row + offset) + bias;
        if (score > most) [best, most] = [k, score];
      }
      return best;
    };
    const first = edge(0, Math.max(0, i - EDGE_REACH), i);
    const last = edge(1, i, Math.min(words.length - 1, i + EDGE_REACH));
    const said = words.slice(first, last + 1).map(({ start, end }) => text.slice(start, end).toLowerCase());
    const pronounClass = classOf(text.slice(head.start, head.end).toLowerCase());
    return [
      {
        start: words[first]?.start ?? head.start,
        end: words[last]?.end ?? head.end,
        head: { start: head.start, end: head.end },
        actor: sigmoid(own[1] ?? 0),
        at: i,
        pronounClass,
        words: new Set(pronounClass > 0 ? [] : said.filter((word) => !EMPTY.has(word) && /[\p{L}\p{N}]/u.test(word))),
        later: own.slice(BEFORE, BEFORE + chainWidth),
        earlier: own.slice(BEFORE + chainWidth, edges),
      },
    ];
  });
}

/** The chances of each mention meaning what an earlier one means. */
export function linkMentions(mentions: readonly MentionVector[], heads: Heads): readonly ChainMention[] {
  const side = heads.chainWidth + 1;
  return mentions.map((mention, i): ChainMention => {
    const query = rowTimes(mention.later, heads.chain, side);
    const from = Math.max(0, i - REACH);
    const scores = mentions.slice(from, i).map((earlier) => pairScore(mention, earlier, query, heads));
    const most = Math.max(0, ...scores);
    const total = scores.reduce((sum, x) => sum + Math.exp(x - most), Math.exp(-most));
    const antecedents = scores
      .map((x, k) => ({ index: from + k, chance: Math.exp(x - most) / total }))
      .filter(({ chance }) => chance >= LEAST_CHANCE)
      .sort((a, b) => b.chance - a.chance || b.index - a.index);
    const newness = Math.exp(-most) / total;
    return { start: mention.start, end: mention.end, head: mention.head, actor: mention.actor, newness, antecedents };
  });
}

function pairScore(later: MentionVector, earlier: MentionVector, query: Float32Array, heads: Heads): number {
  const classes = CLASSES.length + 1;
  const overlap = overlapOf(later.words, earlier.words);
  const likeness = (later.pronounClass * classes + earlier.pronounClass) * OVERLAPS + overlap;
  const bucket = distanceBucket(later.at - earlier.at) - MIDDLE;
  const apart = (later.pronounClass > 0 ? MIDDLE + 1 : 0) + bucket;
  return (
    dot(earlier.earlier, query) +
    (query[heads.chainWidth] ?? 0) +
    (heads.likeness[likeness] ?? 0) +
    (heads.apart[apart] ?? 0)
  );
}

/** 0: no word shared, 1: some, 2: one's words are all among the other's, 3: the same words. */
function overlapOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = a.intersection(b).size;
  if (shared === 0) return 0;
  if (shared === a.size && shared === b.size) return 3;
  return shared === a.size || shared === b.size ? 2 : 1;
}

function classOf(word: string): number {
  return CLASSES.findIndex((words) => words.has(word)) + 1;
}
