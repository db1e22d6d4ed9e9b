import { contains, firstEndingAfter, type Span } from "../text/span.ts";
import type { SpeakerlessAttribution } from "./attributions.ts";
import { bothSides } from "./both-sides.ts";
import type { Cluster } from "./cluster.ts";
import { isAddressed, isAppeal, isFromAnother, namedByCue } from "./cue-sources.ts";
import { describedSource, takeWhole } from "./described-source.ts";
import { isDash } from "./interview-answers.ts";
import { latterOf, referentOf, referPronouns } from "./references.ts";
import { blockAt, firstFrom, type Scene, WINDOW } from "./scene.ts";
import { seatedSpeaker } from "./seated-speaker.ts";
import { selfNamed } from "./self-named.ts";
import { sentenceStart } from "./tokens.ts";
import { writerAt } from "./writer.ts";

/** Who said a row's words: the speaker, and who said the same beside. */
export interface Speakers {
  readonly speaker: Cluster | null;
  readonly coSpeakers: readonly Cluster[];
}

const NOBODY: Speakers = { speaker: null, coSpeakers: [] };
/** How many rows back one without a source looks for its speaker. */
const NEAR = 6;

/**
 * The speakers of each row; lays every source and pronoun of the scene on the way. A source that names nobody known
 * makes an actor of its own. A row without a source has the speaker whom its cue names, or the interviewee, or whom
 * its paragraph is about, or goes on with the speaker before it.
 */
export function speakersOf(scene: Scene): readonly Speakers[] {
  const done = new Map<number, Speakers>();
  const open = new Set<number>();
  const indexOf = new Map(scene.rows.map(({ id }, i) => [id, i]));
  const told = (index: number): Speakers => {
    const ready = done.get(index);
    if (ready !== undefined) return ready;
    const row = scene.rows[index];
    // A row that depends on itself, "who said that who said …", has no speaker from there.
    if (row === undefined || open.has(index)) return NOBODY;
    open.add(index);
    const seated = seatedSpeaker(scene, row) ?? selfNamed(scene, row) ?? goingOn(index, row);
    const found =
      seated !== null
        ? { ...NOBODY, speaker: seated }
        : row.source.length > 0 && !isAddressed(scene, row) && !isFromAnother(scene, row, index)
          ? fromSource(scene, index, speakerOf)
          : withoutSource(index, row);
    open.delete(index);
    done.set(index, found);
    return found;
  };
  const speakerOf = (index: number) => told(index).speaker;
  const goingOn = (index: number, row: SpeakerlessAttribution) => {
    const before = rowGoneOn(scene, index, row);
    return before === null ? null : speakerOf(before);
  };
  const withoutSource = (index: number, row: SpeakerlessAttribution): Speakers => {
    const { rows, starts, tokens, interviewee } = scene;
    const named = namedByCue(scene, row, index, speakerOf);
    if (named !== null) return { ...NOBODY, speaker: named };
    if (row.cue.length === 0 && interviewee !== null && row.within === null) return { ...NOBODY, speaker: interviewee };
    const start = starts[index] ?? 0;
    // The turn of a dialogue that asks.
    if (row.cue.some((cue) => isDash(scene.text, cue)))
      return { ...NOBODY, speaker: writerAt(scene.writers, start)?.one ?? null };
    const issuer =
      row.within === null && isAppeal(scene, row) ? (writerAt(scene.writers, start)?.issuer ?? null) : null;
    if (issuer !== null) return { ...NOBODY, speaker: issuer };
    const block = blockAt(tokens, start);
    const asked = questionBefore(scene, start);
    let before: number | null = null;
    for (let i = index - 1; i >= Math.max(0, index - NEAR) && before === null; i--) {
      const isNear = block - blockAt(tokens, starts[i] ?? 0) <= 1 && (asked === null || (starts[i] ?? 0) < asked);
      if (isNear && rows[i]?.within === row.within) before = i;
    }
    const isHere = before !== null && blockAt(tokens, starts[before] ?? 0) === block;
    const subject = isHere || row.within !== null ? null : subjectBefore(scene, start, block);
    if (subject !== null) return { ...NOBODY, speaker: subject };
    if (before !== null) return told(before);
    const parent = row.within === null ? undefined : indexOf.get(row.within);
    return parent === undefined ? NOBODY : told(parent);
  };
  const speakers = scene.rows.map((_, index) => told(index));
  referPronouns(scene, speakerOf);
  return speakers;
}

function fromSource(scene: Scene, index: number, speakerOf: (index: number) => Cluster | null): Speakers {
  const all: Cluster[] = [];
  for (const { span, heads } of scene.heads[index] ?? []) {
    const known = all.length;
    const both = BOTH.test(scene.text.slice(span.start, span.end))
      ? lastTwo(scene, index, speakerOf)
      : bothSides(scene, span);
    all.push(...both);
    for (const head of both.length > 0 ? [] : heads) {
      const cluster = referentOf(scene, head, index, speakerOf);
      if (cluster !== null && !all.includes(cluster)) all.push(cluster);
    }
    // "Save Our Hall": a pronoun in a name that nobody knows stands for nobody.
    if (all.length === known && heads.every((head) => isWithin(head, span))) {
      const latter = latterOf(scene, span, tellersOf(scene, index));
      all.push(...(latter === null ? partsNamed(scene, span) : [latter]));
    }
    if (both.length > 0 || heads.length > 1 || heads[0]?.form === "pronoun") continue;
    const whole = all.at(-1) ?? null;
    takeWhole(scene, span, whole);
    if (whole?.names.length === 0) takeWhole(scene, withTail(scene, span, scene.rows[index]?.cue[0]), whole);
  }
  for (const cluster of all) cluster.isSource = true;
  const [speaker = null, ...coSpeakers] = all;
  return { speaker, coSpeakers };
}

const BOTH = /^(?:both|each)$/iu;

/** "Both" or "each" are the two who spoke last before it; none where only one did. */
function lastTwo({ rows }: Scene, index: number, speakerOf: (index: number) => Cluster | null): readonly Cluster[] {
  const found: Cluster[] = [];
  for (let i = index - 1; i >= Math.max(0, index - NEAR) && found.length < 2; i--) {
    const speaker = rows[i]?.within === rows[index]?.within ? speakerOf(i) : null;
    if (speaker !== null && !found.includes(speaker)) found.push(speaker);
  }
  return found.length < 2 ? [] : found;
}

/** The source of the row in whose content this one stands. */
function tellersOf({ rows }: Scene, index: number): readonly Span[] {
  const within = rows[index]?.within ?? null;
  return within === null ? [] : (rows.find(({ id }) => id === within)?.source ?? []);
}

function isWithin({ start, end }: Span, span: Span): boolean {
  return start >= span.start && end <= span.end && end - start < span.end - span.start;
}

/** The actors that a description of nobody known makes: one, or two where "and" joins short ones: "families and monitors". */
function partsNamed(scene: Scene, span: Span): readonly Cluster[] {
  const words = scene.text.slice(span.start, span.end);
  const sides = SHORT_SIDES.exec(words);
  const ends = sides === null ? [span] : sidesOf(span, sides);
  return ends.flatMap((side) => describedSource(scene, side) ?? []);
}

/** Two descriptions of at most two words each, with nothing but "and" between. */
const SHORT_SIDES = /^(\p{L}[\p{L}'’-]*(?: \p{L}[\p{L}'’-]*)?) and (\p{L}[\p{L}'’-]*(?: \p{L}[\p{L}'’-]*)?)$/u;

function sidesOf({ start, end }: Span, [, first = "", second = ""]: readonly string[]): readonly Span[] {
  return [
    { start, end: start + first.length },
    { start: end - second.length, end },
  ];
}

/** Where the report's own question right before the words begins: whoever answers is not whom it speaks of; null where none is. */
function questionBefore({ text, tokens }: Scene, start: number): number | null {
  const at = firstEndingAfter(tokens, start) - 1;
  const last = tokens[at];
  if (last === undefined || last.isQuoted || text.slice(last.end, start) !== "? ") return null;
  return tokens[sentenceStart(tokens, at)]?.start ?? null;
}

/** Whom the paragraph's sentence before the words begins with: "Sandor denied the reports. "This state …"". */
function subjectBefore({ mentions, of }: Scene, start: number, block: number): Cluster | null {
  const at = firstFrom(mentions, start);
  for (let i = at - 1; i >= Math.max(0, at - WINDOW); i--) {
    const mention = mentions[i];
    if (mention === undefined || mention.block !== block) return null;
    const isFirst = mentions[i - 1]?.sentence !== mention.sentence;
    const cluster = of.get(mention);
    const speaks = cluster?.kind === "person" || cluster?.kind === "role";
    if (isFirst && speaks && !mention.isQuoted && !mention.isPossessive) return cluster;
  }
  return null;
}

/**
 * The row before one whose cue is a participle that goes on with it: "The presidency told of a coup led by General Orsk,
 * pointing out that all was calm". Whoever stands in what was told did not point it out. Null elsewhere.
 */
function rowGoneOn(
  { text, rows }: Scene,
  index: number,
  { source, cue, within }: SpeakerlessAttribution,
): number | null {
  const [named, said] = [source[0], cue[0]];
  if (named === undefined || said === undefined || !/^, $/u.test(text.slice(named.end, said.start))) return null;
  if (!/^\p{Ll}+ing\b/u.test(text.slice(said.start, said.end))) return null;
  const before = rows[index - 1];
  const isTold = before?.within === within && before.content.some((piece) => contains(piece, named));
  return isTold ? index - 1 : null;
}

/** A source with what stands between it and its cue: "an officer, who asked not to be named, said". */
function withTail({ text }: Scene, source: Span, cue: Span | undefined): Span {
  if (cue === undefined || cue.start <= source.end) return source;
  const tail = /^(, [^.;:!?"“”\n]+),\s$/u.exec(text.slice(source.end, cue.start))?.[1];
  return tail === undefined ? source : { start: source.start, end: source.end + tail.length };
}
