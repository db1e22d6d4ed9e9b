import { contains, type Span } from "../text/span.ts";
import type { Choose } from "./antecedent.ts";
import type { SpeakerlessAttribution } from "./attributions.ts";
import type { ChainEvidence } from "./chain-evidence.ts";
import { type Cluster, join } from "./cluster.ts";
import { type Mention, tokenRange } from "./mention.ts";
import { sourceHeads } from "./source-heads.ts";
import type { Token } from "./tokens.ts";
import { referredTo, wholeSource } from "./whole-sources.ts";
import type { Writer } from "./writer.ts";

/** What the words of a report refer to, while its speakers are being told: grows with every source and pronoun. */
export interface Scene {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly mentions: readonly Mention[];
  readonly rows: readonly SpeakerlessAttribution[];
  /** Where each row's first words stand. */
  readonly starts: readonly number[];
  /** Of each row and piece of source, the mentions that it is about. */
  readonly heads: readonly (readonly SourcePart[])[];
  /** The mentions that are about a source. */
  readonly sources: ReadonlySet<Mention>;
  readonly chains: ChainEvidence;
  /** How it is chosen whom a pronoun stands for. */
  readonly choose: Choose;
  /** Who answers in an interview without labels. */
  readonly interviewee: Cluster | null;
  readonly writers: readonly Writer[];
  readonly of: Map<Mention, Cluster>;
  readonly clusters: Set<Cluster>;
  /** Whoever goes by these words, to find one that a source describes again. */
  readonly byWords: Map<string, Cluster>;
  /** The states whose capitals have spoken. */
  readonly seats: Map<string, Cluster>;
}

export interface SourcePart {
  readonly span: Span;
  readonly heads: readonly Mention[];
}

/** How many rows or mentions back, and rows on, a reference is looked for. */
export const WINDOW = 40;

/** The scene before any source or pronoun is laid to anybody. */
export function sceneOf(
  text: string,
  tokens: readonly Token[],
  mentions: readonly Mention[],
  known: ReadonlyMap<Mention, Cluster>,
  rows: readonly SpeakerlessAttribution[],
  chains: ChainEvidence,
  interviewee: Cluster | null,
  writers: readonly Writer[],
  choose: Choose,
): Scene {
  const heads = rows.map(({ source, cue }) =>
    source.map((named) => {
      const span = referredTo(tokens, named, cue[0]) ?? named;
      const whole = wholeSource(tokens, mentions, span);
      const heads = sourceHeads(text, tokens, whole, mentionsIn(mentions, whole));
      return { span: whole, heads: heads.length > 0 ? heads : possessorOf(text, mentions, span) };
    }),
  );
  const byWords = new Map<string, Cluster>();
  for (const [{ words }, cluster] of known) if (!byWords.has(words.join(" "))) byWords.set(words.join(" "), cluster);
  return {
    text,
    tokens,
    mentions,
    rows,
    starts: rows.map(startOf),
    heads,
    sources: new Set(heads.flatMap((parts) => parts.flatMap((part) => part.heads))),
    chains,
    choose,
    interviewee,
    writers,
    of: new Map(known),
    clusters: new Set(known.values()),
    byWords,
    seats: new Map(),
  };
}

/** Of a source that is no more than the possessive ending of a name, that name. */
function possessorOf(text: string, mentions: readonly Mention[], { start }: Span): readonly Mention[] {
  if (!/^['’]s/.test(text.slice(start, start + 2))) return [];
  const at = firstFrom(mentions, start);
  return mentions
    .slice(Math.max(0, at - 4), at)
    .filter(({ end }) => end === start)
    .slice(-1);
}

/** Lays a mention to an actor. How sure a pronoun is says nothing of whether the actor's names are one. */
export function refer({ of, clusters }: Scene, mention: Mention, cluster: Cluster, confidence: number): void {
  of.set(mention, cluster);
  clusters.add(cluster);
  join(cluster, mention, Math.max(confidence, cluster.confidence));
}

/** The innermost row, of those that `counts` takes, in whose content the span stands. */
export function rowAround(
  { rows }: Scene,
  span: Span,
  but: number,
  counts: (row: SpeakerlessAttribution) => boolean = () => true,
): number | null {
  let best: number | null = null;
  let size = Number.POSITIVE_INFINITY;
  // Rows are in order of place: what holds the span begins near before it, or is a quotation before its cue.
  for (let i = Math.max(0, but - WINDOW); i < Math.min(rows.length, but + WINDOW); i++) {
    const row = rows[i];
    if (row === undefined || i === but || !counts(row)) continue;
    for (const piece of row.content) {
      if (contains(piece, span) && piece.end - piece.start < size) {
        best = i;
        size = piece.end - piece.start;
      }
    }
  }
  return best;
}

/**
 * The innermost row that quotes the words at the span: "she said that we had agreed" leaves "we" to whoever says it all.
 * The innermost of any manner where none quotes them.
 */
export function spokenRowAround(scene: Scene, mention: Mention, but: number): number | null {
  const quotes = ({ manner }: SpeakerlessAttribution) =>
    manner === "direct" || (manner === "mixed" && mention.isQuoted);
  return rowAround(scene, mention, but, quotes) ?? rowAround(scene, mention, but);
}

/** The block in which the offset lies, counted from the first. */
export function blockAt(tokens: readonly Token[], start: number): number {
  const { from } = tokenRange(tokens, { start, end: start + 1 });
  return tokens[from]?.block ?? 0;
}

/** The mentions in a span, and those that end in it. */
export function mentionsIn(mentions: readonly Mention[], span: Span): readonly Mention[] {
  const found: Mention[] = [];
  const first = firstFrom(mentions, span.start);
  for (let i = Math.max(0, first - 4); i < mentions.length; i++) {
    const mention = mentions[i];
    if (mention === undefined || mention.start >= span.end) break;
    // A source may be the last word of a name; it is no more than a part of a longer description.
    const isPart = i < first && mention.form !== "pronoun" && mention.end <= span.end && mention.end > span.start;
    if (isPart || (i >= first && mention.end <= span.end)) found.push(mention);
  }
  return found;
}

/** The first mention that begins at the offset or after it. */
export function firstFrom(mentions: readonly Mention[], offset: number): number {
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((mentions[middle]?.start ?? offset) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function startOf({ source, cue, content }: SpeakerlessAttribution): number {
  return Math.min(...[...source, ...cue, ...content].map(({ start }) => start));
}
