import { overlaps, type Span } from "../text/span.ts";
import { bothSides } from "./both-sides.ts";
import type { Cluster } from "./cluster.ts";
import { describedSource } from "./described-source.ts";
import { type Mention, tokenRange } from "./mention.ts";
import { referentOf } from "./references.ts";
import { roleWord } from "./role-words.ts";
import { firstFrom, mentionsIn, rowAround, type Scene } from "./scene.ts";
import { sourceHeads } from "./source-heads.ts";
import type { Speakers } from "./speakers.ts";
import vocabulary from "./vocabulary/event-words.json" with { type: "json" };

/** A word that tells a happening or shows a stance, with the words of who acts or holds it, and of its other side. */
export interface Telling {
  readonly anchor: Span;
  readonly actors: readonly Span[];
  readonly recipients: readonly Span[];
  /** The type of the event that it tells; nothing where it shows a stance. */
  readonly type?: string;
}

/** Who takes part in a happening, or whose stance on whom it is. */
export interface Parties {
  readonly actors: readonly Cluster[];
  readonly recipients: readonly Cluster[];
}

/**
 * The actors and recipients of each telling, laid to whom their words stand for. A telling whose anchor is the cue
 * of a statement has the statement's speakers for actors, and no others; one of a deed of words in what somebody says,
 * of which no actor is told, is the speaker's own: "They gambled with our pensions". A party whose words name nobody
 * known becomes an actor where they tell what people or body it is ("gunmen"); else it is left out: "the blast" acts
 * for nobody.
 */
export function partiesOf(
  scene: Scene,
  tellings: readonly Telling[],
  speakers: readonly Speakers[],
): readonly Parties[] {
  const speakerOf = (index: number) => speakers[index]?.speaker ?? null;
  const clustersOf = (spans: readonly Span[]) => {
    const all = new Set<Cluster>();
    for (const span of spans) for (const cluster of whoIn(scene, span, speakerOf)) all.add(cluster);
    return [...all];
  };
  return tellings.map(({ anchor, actors, recipients, type }): Parties => {
    const row = rowOfCue(scene, anchor);
    const said = row === null ? undefined : speakers[row];
    // Who says a demand or an accusation makes it: the network's word is asked only where nobody is told to say it.
    const acting = new Set(said?.speaker == null ? clustersOf(actors) : [said.speaker, ...said.coSpeakers]);
    if (acting.size === 0 && SAID.has(type ?? "")) {
      const around = rowAround(scene, anchor, rowsBefore(scene, anchor.start));
      const teller = around === null ? null : speakerOf(around);
      if (teller !== null) acting.add(teller);
    }
    // "His detention": the network may take whoever suffers it for who does it.
    const owner = sufferer(scene, anchor);
    const suffering = owner === null ? [] : whoIn(scene, owner, speakerOf);
    for (const cluster of suffering) acting.delete(cluster);
    const all = new Set([...suffering, ...clustersOf(recipients)]);
    return { actors: [...acting], recipients: [...all].filter((cluster) => !acting.has(cluster)) };
  });
}

/** The words right before the noun of what somebody suffers that tell who does: "his detention". */
function sufferer({ text, mentions }: Scene, anchor: Span): Span | null {
  if (!UNDERGONE.has(text.slice(anchor.start, anchor.end).toLowerCase())) return null;
  const at = firstFrom(mentions, anchor.start);
  const owner = mentions
    .slice(Math.max(0, at - NEAR), at)
    .findLast(({ start, end }) => OWNER.test(text.slice(start, end)) || POSSESSED.test(text.slice(end, anchor.start)));
  return owner !== undefined && BETWEEN.test(text.slice(owner.end, anchor.start)) ? owner : null;
}

function whoIn(scene: Scene, span: Span, speakerOf: (index: number) => Cluster | null): readonly Cluster[] {
  const both = bothSides(scene, span);
  if (both.length > 0) return both;
  const heads = sourceHeads(scene.text, scene.tokens, span, mentionsIn(scene.mentions, span));
  if (heads.length === 0) {
    const part = widestAcross(scene, span);
    if (part !== null)
      return [referentOf(scene, part, rowsBefore(scene, span.start), speakerOf)].filter((c) => c !== null);
    const { from, to } = tokenRange(scene.tokens, span);
    const words = scene.tokens.slice(from, to);
    const isPhrase = words.length <= LONGEST && words.every(({ sentence }) => sentence === words[0]?.sentence);
    const isSomebody = isPhrase && words.some(({ lower }) => roleWord(lower) !== null);
    const described = isSomebody ? describedSource(scene, span) : null;
    return described === null ? [] : [described];
  }
  const index = rowsBefore(scene, span.start);
  return heads.flatMap((head) => referentOf(scene, head, index, speakerOf) ?? []);
}

/** The mention that shares most with a span that cuts it: "mayor of" of "the mayor of Kyiv". */
function widestAcross({ mentions }: Scene, span: Span): Mention | null {
  const at = firstFrom(mentions, span.start);
  const near = mentions.slice(Math.max(0, at - NEAR), at + NEAR).filter((mention) => overlaps(mention, span));
  const shared = (mention: Mention) => Math.min(mention.end, span.end) - Math.max(mention.start, span.start);
  return near.reduce<Mention | null>(
    (best, next) => (best === null || shared(next) > shared(best) ? next : best),
    null,
  );
}

/** The types of events that are done by saying something. */
const SAID: ReadonlySet<string> = new Set(vocabulary.said);
/** The nouns of what somebody suffers. */
const UNDERGONE: ReadonlySet<string> = new Set(vocabulary.undergone);
const OWNER = /^(?:his|her|their|its|my|our)$/iu;
const POSSESSED = /^['’]s?\s/u;
/** From a possessive to its noun at most one word stands between. */
const BETWEEN = /^(?:['’]s?)?\s(?:\p{L}+\s)?$/u;
/** How many mentions before and behind a span may reach into it. */
const NEAR = 6;
/** A party of more words that names nobody known is no description but a clause. */
const LONGEST = 7;

/** The row in whose cue the anchor stands, or null. */
function rowOfCue({ rows, starts }: Scene, anchor: Span): number | null {
  for (let i = rowsBefore({ starts }, anchor.end) - 1; i >= 0; i--) {
    if (rows[i]?.cue.some((cue) => overlaps(cue, anchor)) === true) return i;
    if (anchor.start - (starts[i] ?? 0) > FAR) return null;
  }
  return null;
}

/** No cue stands further behind the first of its row's words than this, in code units. */
const FAR = 2000;

/** How many rows begin before the offset. */
function rowsBefore({ starts }: Pick<Scene, "starts">, offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? offset) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
