import type { FoundHappening } from "../model/happenings.ts";
import type { Block } from "../report/report.ts";
import { sentencesOf } from "../text/sentences.ts";
import { contains, overlaps, type Span } from "../text/span.ts";
import { contextsOf } from "./contexts.ts";
import { figuresIn } from "./figures.ts";
import { modeOf } from "./modes.ts";
import type { Attribution, Event, EventType, Modality, Time } from "./reading.ts";
import vocabulary from "./vocabulary/event-words.json" with { type: "json" };
import { wordStarts } from "./word-starts.ts";

/** What a report's events are made of. */
export interface EventSources {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly happenings: readonly FoundHappening[];
  /** Of each happening, the ids of its actors and recipients. */
  readonly parties: readonly { readonly actors: readonly string[]; readonly recipients: readonly string[] }[];
  /** The actors that have a name. */
  readonly named: ReadonlySet<string>;
  readonly attributions: readonly Attribution[];
  readonly times: readonly Time[];
  readonly places: readonly (Span & { readonly id: string })[];
}

/** How sure a telling must be to be a row: less where its word often tells its type. */
const LEAST = { known: 0.6, other: 0.76 } as const;

const WORDS = new Map(Object.entries(vocabulary.types).map(([type, words]) => [type, wordStarts(words)]));
/** By how much more, of each type. */
const SURER = new Map<string, number>(Object.entries(vocabulary.surer));

function isBelieved({ anchor, type, scores }: FoundHappening, text: string): boolean {
  const isKnown = WORDS.get(type)?.(text.slice(anchor.start, anchor.end)) === true;
  return scores[0] * scores[1] >= (isKnown ? LEAST.known : LEAST.other) + (SURER.get(type) ?? 0);
}

/** The codebook wants an actor of every event; the dead, the hurt and the held count without one, and whoever has a name. */
function isWhole({ type, actors, recipients, figures }: Draft, named: ReadonlySet<string>): boolean {
  return actors.length > 0 || figures.length > 0 || (SUFFERED.has(type) && recipients.some((id) => named.has(id)));
}

/**
 * The events of a report, in its order. Each telling that the network found is a row with its mode, contexts, figures,
 * time and place from its sentence; two tellings with one type, the same actors and recipients and no time or place
 * that differs are one event with two anchors, and so are two tellings of one sentence of which one has no party that the
 * other has not. Nothing is coded from silence: what has no type has no row, nor what nobody is told to have done.
 */
export function eventsOf(sources: EventSources): readonly Event[] {
  const { text, blocks } = sources;
  const sentences = sentencesOf(text, blocks);
  // A sentence tells several events: its words are looked at once.
  const contexts = new Map<number, readonly string[]>();
  const contextsAt = ({ start, end }: Span) => {
    const told = contexts.get(start) ?? contextsOf(text.slice(start, end));
    contexts.set(start, told);
    return told;
  };
  const events: Omit<Event, "id">[] = [];
  sources.happenings.forEach((happening, i) => {
    const { actors, recipients } = sources.parties[i] ?? { actors: [], recipients: [] };
    if (!isBelieved(happening, text)) return;
    const sentence = sentences.around(happening.anchor);
    const event = eventOf(happening, actors, recipients, sources, sentence, contextsAt(sentence));
    const same = events.findIndex(
      (other) =>
        isSame(other, event) || (other.anchor.some((span) => contains(sentence, span)) && isPart(other, event)),
    );
    const other = events[same];
    if (other !== undefined) events[same] = joined(other, event);
    else if (isWhole(event, sources.named)) events.push(event);
  });
  return events.map((event, i) => ({ id: `E${i + 1}`, ...event }));
}

function eventOf(
  { anchor, type, modality, scores }: FoundHappening,
  actors: readonly string[],
  recipients: readonly string[],
  { text, attributions, times, places }: EventSources,
  sentence: Span,
  contexts: readonly string[],
): Omit<Event, "id"> {
  const words = text.slice(sentence.start, sentence.end);
  const mode = modeOf(type as EventType, text.slice(anchor.start, anchor.end), words);
  return {
    type: type as EventType,
    mode,
    contexts,
    anchor: [anchor],
    actors,
    recipients,
    modality: modality as Modality,
    place: nearest(anchor, sentence, places)?.id ?? null,
    time: nearest(anchor, sentence, times)?.id ?? null,
    figures: TOLLS.has(type) ? figuresIn(text, sentence) : [],
    reportedBy: innermost(anchor, attributions)?.id ?? null,
    speechAct: attributions.find(({ cue }) => cue.some((span) => overlaps(span, anchor)))?.id ?? null,
    confidence: Math.round(scores[0] * scores[1] * 100) / 100,
  };
}

/** The types that somebody suffers, whoever did it. */
const SUFFERED: ReadonlySet<string> = new Set(vocabulary.suffered);
/** The types whose tellings count the dead, the hurt and the held. */
const TOLLS: ReadonlySet<string> = new Set(vocabulary.counted);

function nearest<T extends Span>(anchor: Span, sentence: Span, all: readonly T[]): T | null {
  let best: T | null = null;
  for (const one of all) {
    if (!contains(sentence, one)) continue;
    if (best === null || apart(anchor, one) < apart(anchor, best)) best = one;
  }
  return best;
}

function apart(a: Span, b: Span): number {
  return Math.max(a.start - b.end, b.start - a.end, 0);
}

function innermost(span: Span, attributions: readonly Attribution[]): Attribution | null {
  let best: { row: Attribution; size: number } | null = null;
  for (const row of attributions) {
    for (const piece of row.content) {
      const size = piece.end - piece.start;
      if (contains(piece, span) && (best === null || size < best.size)) best = { row, size };
    }
  }
  return best?.row ?? null;
}

type Draft = Omit<Event, "id">;

function isSame(a: Draft, b: Draft): boolean {
  const sameSet = (x: readonly string[], y: readonly string[]) =>
    x.length === y.length && x.every((id) => y.includes(id));
  const agree = (x: string | null, y: string | null) => x === null || y === null || x === y;
  return (
    a.type === b.type &&
    a.modality === b.modality &&
    a.actors.length > 0 &&
    a.recipients.length > 0 &&
    // A speech act is joined to its statement: each is an event of its own.
    a.speechAct === null &&
    b.speechAct === null &&
    sameSet(a.actors, b.actors) &&
    sameSet(a.recipients, b.recipients) &&
    a.reportedBy === b.reportedBy &&
    agree(a.mode, b.mode) &&
    agree(a.time, b.time) &&
    agree(a.place, b.place)
  );
}

/** Of two tellings in one sentence, whether one tells no more than the other: "were taken into custody". */
function isPart(a: Draft, b: Draft): boolean {
  const has = (x: Draft, y: Draft) =>
    y.actors.every((id) => x.actors.includes(id)) && y.recipients.every((id) => x.recipients.includes(id));
  const isOne = a.type === b.type && a.modality === b.modality && (a.speechAct === null || b.speechAct === null);
  return isOne && (has(a, b) || has(b, a));
}

function joined(a: Draft, b: Draft): Draft {
  const all = (x: readonly string[], y: readonly string[]) => [...new Set([...x, ...y])];
  return {
    ...a,
    actors: all(a.actors, b.actors),
    recipients: all(a.recipients, b.recipients),
    reportedBy: a.reportedBy === b.reportedBy ? a.reportedBy : null,
    speechAct: a.speechAct ?? b.speechAct,
    mode: a.mode ?? b.mode,
    contexts: all(a.contexts, b.contexts),
    anchor: [...a.anchor, ...b.anchor],
    place: a.place ?? b.place,
    time: a.time ?? b.time,
    figures: [...a.figures, ...b.figures.filter((figure) => !a.figures.some(({ start }) => start === figure.start))],
    confidence: Math.max(a.confidence, b.confidence),
  };
}
