import { contains, type Span, textAt } from "../text/span.ts";
import { candidatesBefore } from "./antecedent-candidates.ts";
import { type Cluster, clusterOf, join } from "./cluster.ts";
import { isColon } from "./labels.ts";
import { folded, type Mention } from "./mention.ts";
import { stateOf } from "./metonyms.ts";
import { pronounOf } from "./pronouns.ts";
import { firstFrom, refer, rowAround, type Scene, spokenRowAround, WINDOW } from "./scene.ts";
import vocabulary from "./vocabulary/mentions.json" with { type: "json" };
import { writerAt } from "./writer.ts";

/** Tells who spoke a row, by its index: asked where a pronoun depends on it. */
export type Teller = (index: number) => Cluster | null;

const LATTER: ReadonlySet<string> = new Set(vocabulary.latter.words);
/** How far back "who" finds what it goes with, and a pronoun the last speaker. */
const NEAR = 8;

/**
 * Whom a source's mention stands for, from the row with that index: a name or role its own actor, a capital its state,
 * a first person the speaker in whose words it stands, another pronoun whom the words before tell.
 */
export function referentOf(scene: Scene, mention: Mention, index: number, speakerOf: Teller): Cluster | null {
  const ready = scene.of.get(mention);
  if (ready !== undefined) return stateFor(scene, mention, ready);
  const pronoun = pronounOf(mention.words[0] ?? "");
  if (pronoun === null) return null;
  if (pronoun.person === "relative") return relativeOf(scene, mention);
  if (pronoun.person === "third") return thirdPersonOf(scene, mention, index, speakerOf);
  const holder = spokenRowAround(scene, mention, index);
  const teller = holder === null ? null : speakerOf(holder);
  const speaker =
    pronoun.person === "second"
      ? (answererOf(scene, holder, teller, speakerOf) ?? addresseeOf(scene, index, teller, speakerOf))
      : (teller ??
        scene.interviewee ??
        (holder === null || isHeading(scene, holder) ? writerFor(scene, mention) : null));
  if (speaker !== null) refer(scene, mention, speaker, 0.85);
  return speaker;
}

/** Lays the pronouns that are no source: "he" and "her" outside quotations, first persons inside. */
export function referPronouns(scene: Scene, speakerOf: Teller): void {
  const { mentions, rows, starts } = scene;
  let next = 0;
  for (const mention of mentions) {
    if (mention.form !== "pronoun" || scene.of.has(mention)) continue;
    while (next < rows.length && (starts[next] ?? 0) <= mention.start) next += 1;
    const pronoun = pronounOf(mention.words[0] ?? "");
    if (pronoun === null || pronoun.person === "relative" || pronoun.person === "second") continue;
    if (pronoun.person === "third") {
      if (mention.kind === "person" && !mention.isQuoted) thirdPersonOf(scene, mention, next, speakerOf);
      continue;
    }
    const holder = spokenRowAround(scene, mention, next);
    const isSpoken = holder !== null && (mention.isQuoted || rows[holder]?.manner === "direct");
    const speaker = isSpoken
      ? speakerOf(holder)
      : holder === null && !mention.isQuoted
        ? knownWriter(scene, mention)
        : null;
    if (speaker !== null) refer(scene, mention, speaker, 0.8);
  }
}

/**
 * Who says "I" or "we" where nobody is quoted: who is known as the report's writer; else "we" are who publishes it, or
 * the writer without a name. "Our" is as often a part of a name ("Save Our Hall").
 */
function writerFor({ writers, byWords }: Scene, mention: Mention): Cluster | null {
  const [word] = mention.words;
  if (word !== "i" && word !== "we") return null;
  const writer = writerAt(writers, mention.start);
  const known = word === "i" ? writer?.one : writer?.several;
  if (known != null) return known;
  const name = (word === "we" ? writer?.publisher : null) ?? WRITER;
  const nameless = byWords.get(name) ?? clusterOf(mention, 0.7, name);
  if (name !== WRITER) nameless.kind = "organisation";
  byWords.set(name, nameless);
  return nameless;
}

/** "CORRECTION: We took the wrong bridge": what stands before the colon tells nobody. */
function isHeading({ text, rows }: Scene, index: number): boolean {
  const row = rows[index];
  return row?.source.length === 0 && row.cue.some(({ end }) => text.charAt(end - 1) === ":");
}

/** Who says "I" outside of all that is told by others, where the report makes something of him. */
function knownWriter({ writers, byWords }: Scene, { words: [word], start }: Mention): Cluster | null {
  if (word !== "i" && word !== "me" && word !== "my") return null;
  return writerAt(writers, start)?.one ?? byWords.get(WRITER) ?? null;
}

/** What a writer goes by who is not named. */
const WRITER = "the writer";

/** Whoever speaks behind a label's question is whom it asks: "BALFE: You told us so. Did you? THORNE: I did." Null elsewhere. */
function answererOf(
  { text, rows }: Scene,
  holder: number | null,
  teller: Cluster | null,
  speakerOf: Teller,
): Cluster | null {
  const isTurn = ({ within, cue }: (typeof rows)[number]) => within === null && cue.some((one) => isColon(text, one));
  const asks = holder === null ? undefined : rows[holder];
  if (holder === null || asks === undefined || !isTurn(asks)) return null;
  const [said] = asks.content.slice(-1);
  if (said === undefined || !/\?["”’)]*$/u.test(textAt(text, said).trimEnd().slice(-4))) return null;
  const next = rows.findIndex((row, i) => i > holder && isTurn(row));
  const answers = next < 0 ? null : speakerOf(next);
  return answers === teller ? null : answers;
}

/** "You" is who answers: in an interview its subject, else whoever spoke last but the one who says it. */
function addresseeOf(scene: Scene, index: number, teller: Cluster | null, speakerOf: Teller): Cluster | null {
  if (teller === null) return scene.interviewee;
  for (let i = Math.min(index, scene.rows.length) - 1; i >= Math.max(0, index - NEAR); i--) {
    const other = scene.rows[i]?.within === null ? speakerOf(i) : null;
    if (other !== null && other !== teller) return other;
  }
  return null;
}

/** "Who" and "which" are whom their sentence named right before them, or else named last. */
function relativeOf(scene: Scene, mention: Mention): Cluster | null {
  const at = firstFrom(scene.mentions, mention.start);
  const before = scene.mentions.slice(Math.max(0, at - NEAR), at);
  const near = before.filter((m) => m.sentence === mention.sentence && m.form !== "pronoun" && scene.of.has(m));
  const beside = near.filter(({ end }) => mention.start - end <= 2);
  const best = (beside.length > 0 ? beside : near).reduce<Mention | null>(
    (b, m) => (b === null || m.end >= b.end ? m : b),
    null,
  );
  const cluster = best === null ? null : (scene.of.get(best) ?? null);
  if (cluster !== null) refer(scene, mention, cluster, 0.75);
  return cluster;
}

/**
 * "The latter" and "this last" are whoever was named last before them, but whoever tells it, whose words are given as
 * spans; null where the words are none of these.
 */
export function latterOf({ text, mentions, of }: Scene, span: Span, tellers: readonly Span[]): Cluster | null {
  if (!LATTER.has(text.slice(span.start, span.end).toLowerCase())) return null;
  const last = mentions
    .slice(0, firstFrom(mentions, span.start))
    .filter((mention) => !tellers.some((teller) => contains(teller, mention)))
    .findLast((mention) => mention.form !== "pronoun" && of.get(mention)?.kind !== "place" && of.has(mention));
  return last === undefined ? null : (of.get(last) ?? null);
}

/** "For his part, the minister said": the pronoun goes before whom it stands for. Null elsewhere. */
function namedNext({ text, mentions, of }: Scene, pronoun: Mention): Cluster | null {
  const isBefore = /\bfor $/i.test(text.slice(Math.max(0, pronoun.start - 5), pronoun.start));
  const part = /^ part,? /.exec(text.slice(pronoun.end, pronoun.end + 7))?.[0];
  if (!isBefore || part === undefined) return null;
  const next = mentions[firstFrom(mentions, pronoun.end + part.length)];
  return next === undefined || next.start > pronoun.end + part.length || next.form === "pronoun"
    ? null
    : (of.get(next) ?? null);
}

function thirdPersonOf(scene: Scene, mention: Mention, index: number, speakerOf: Teller): Cluster | null {
  const behind = namedNext(scene, mention);
  if (behind !== null) {
    refer(scene, mention, behind, 0.9);
    return behind;
  }
  layBefore(scene, mention, speakerOf);
  const { rows, starts } = scene;
  const holder = rowAround(scene, mention, index);
  const outer = holder === null ? null : speakerOf(holder);
  const isDirect = mention.isQuoted || (holder !== null && rows[holder]?.manner === "direct");
  let lastSpeaker: Cluster | null = null;
  for (let i = Math.min(index, rows.length) - 1; i >= Math.max(0, index - NEAR) && lastSpeaker === null; i--) {
    if ((starts[i] ?? 0) < mention.start && rows[i]?.within === null) lastSpeaker = speakerOf(i);
  }
  const found = scene.choose(mention, candidatesBefore(scene, mention, index), {
    lastSpeaker,
    teller: isDirect ? null : outer,
    excluded: isDirect ? outer : null,
    isSource: scene.sources.has(mention),
  });
  if (found === null) return null;
  refer(scene, mention, found.cluster, found.confidence);
  return found.cluster;
}

/** Lays the pronouns of the block before one that are no source: "She had begged nobody. As for Duncan, she thought him foolish". */
function layBefore(scene: Scene, { start, block }: Mention, speakerOf: Teller): void {
  const { mentions, starts, sources, of } = scene;
  const at = firstFrom(mentions, start);
  for (let i = Math.max(0, at - WINDOW); i < at; i++) {
    const mention = mentions[i];
    if (mention === undefined || mention.block !== block || mention.form !== "pronoun" || mention.kind !== "person")
      continue;
    if (mention.isQuoted || of.has(mention) || sources.has(mention)) continue;
    if (!/^(?:he|she)$/u.test(mention.words[0] ?? "")) continue;
    const next = starts.findIndex((row) => row > mention.start);
    thirdPersonOf(scene, mention, next < 0 ? starts.length : next, speakerOf);
  }
}

/** Capitals and seats speak for their state. */
function stateFor({ text, of, clusters, byWords, seats }: Scene, mention: Mention, cluster: Cluster): Cluster {
  if (cluster.kind !== "place") return cluster;
  const state = stateOf(text.slice(mention.start, mention.end));
  const isOwn = state !== null && cluster.names.some((words) => words.join(" ") === folded(state));
  if (state === null || isOwn) {
    cluster.isState = true;
    return cluster;
  }
  const own = seats.get(state) ?? byWords.get(folded(state));
  const seat = own ?? clusterOf(mention, 0.8, state);
  seat.isState = true;
  if (own !== undefined) join(own, mention, 0.8);
  of.set(mention, seat);
  clusters.add(seat);
  seats.set(state, seat);
  return seat;
}
