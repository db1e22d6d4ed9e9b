import type { FoundStance } from "../model/stance-words.ts";
import { contains, overlaps, type Span } from "../text/span.ts";
import type { PartyIds } from "./actors.ts";
import type { Actor, Attribution, Event, Stance } from "./reading.ts";
import vocabulary from "./vocabulary/stances.json" with { type: "json" };
import { wordStarts } from "./word-starts.ts";

/** What a report's stances are told from. */
export interface StanceSources {
  readonly text: string;
  /** The words that show a stance, and of each who holds it and whom it is about. */
  readonly shown: readonly FoundStance[];
  readonly holders: readonly PartyIds[];
  readonly events: readonly Event[];
  readonly attributions: readonly Attribution[];
  readonly actors: readonly Actor[];
}

type Draft = Omit<Stance, "id"> & {
  /** Shown by a demand, which is for or against what is demanded, and not for whom it is put to. */
  readonly isDemand?: boolean;
};

/** Rows less sure are not told: at this some two are told for each that a careful reader marks. One word alone must be surer. */
const LEAST = { several: 0.76, one: 0.86 } as const;

const SUPPORTS = new Set(vocabulary.supports);
const OPPOSES = new Set(vocabulary.opposes);
const DEMANDS = new Set(vocabulary.demands);
const asksForAnEnd = wordStarts(vocabulary.against);
const isFor = wordStarts(vocabulary.for);
const isAgainst = wordStarts(vocabulary.opposed);
const isNeither = wordStarts(vocabulary.neither);

/**
 * Who stands where: an actor, a target, and whether he supports it, opposes it or neither, from events that show a
 * position and from statements whose cue does. `own-words` where the actor's statement shows it, `narrated` where the
 * report or somebody else tells it. One row for each actor, polarity and target, and for each word that shows it.
 */
export function stancesOf(sources: StanceSources): readonly Stance[] {
  const drafts = [
    ...fromWords(sources),
    ...sources.events.flatMap((event) => fromEvent(event, sources)),
    ...fromStatements(sources),
  ];
  const rows: Draft[] = [];
  for (const draft of drafts) {
    const at = rows.findIndex((row) => isSame(row, draft));
    const row = rows[at];
    if (row === undefined) rows.push(draft);
    else
      rows[at] = {
        ...row,
        target: isBare(row) || draft.isDemand === true ? draft.target : row.target,
        basis: row.basis === "own-words" ? row.basis : draft.basis,
        evidence: [...row.evidence, ...draft.evidence],
        confidence: Math.max(row.confidence, draft.confidence),
      };
  }
  return rows
    .filter(({ confidence, evidence }) => confidence >= (evidence.length > 1 ? LEAST.several : LEAST.one))
    .map(({ isDemand: _, ...row }, i) => ({ id: `S${i + 1}`, ...row, evidence: apart(row.evidence) }));
}

/** Each span once: one word may show a stance in several ways. */
function apart(spans: readonly Span[]): readonly Span[] {
  return spans.filter((one, i) => spans.findIndex(({ start, end }) => start === one.start && end === one.end) === i);
}

function fromWords({ shown, holders, attributions, actors }: StanceSources): readonly Draft[] {
  return shown.flatMap(({ anchor, polarity, targets, chance }, i): readonly Draft[] => {
    const { actors: whose = [], recipients = [] } = holders[i] ?? {};
    const holder = attributions.find(({ content }) => content.some((piece) => contains(piece, anchor)));
    const cued = attributions.find(({ cue }) => cue.some((span) => overlaps(span, anchor)));
    return whose.map((actor): Draft => {
      const isOwn = cued?.manner === "direct" || (holder !== undefined && saysItself(holder, actor));
      return {
        actor,
        target: targetOf(recipients, cued?.content[0] ?? targets[0] ?? anchor, actors, anchor),
        polarity: polarity as Stance["polarity"],
        basis: isOwn ? "own-words" : "narrated",
        evidence: [anchor],
        confidence: Math.round(chance * 100) / 100,
      };
    });
  });
}

function fromEvent(event: Event, { text, attributions, actors }: StanceSources): readonly Draft[] {
  const { type, modality, anchor, recipients, speechAct, reportedBy } = event;
  const first = anchor[0];
  const isTold = modality === "happened" || modality === "ongoing" || modality === "planned";
  if (first === undefined || !isTold) return [];
  const statement = attributions.find(({ id }) => id === speechAct);
  const object = statement?.content[0] ?? null;
  const asked = object === null ? "" : text.slice(object.start, object.end).slice(0, OPENING);
  const polarity = polarityOf(type, asked);
  if (polarity === null) return [];
  const holder = attributions.find(({ id }) => id === reportedBy);
  const isDemand = DEMANDS.has(type) && object !== null;
  return event.actors.map((actor): Draft => {
    const target = targetOf(isDemand ? [] : recipients, object ?? first, actors, first);
    const isOwn = statement?.manner === "direct" || (holder !== undefined && saysItself(holder, actor));
    return {
      actor,
      target,
      polarity,
      basis: isOwn ? "own-words" : "narrated",
      evidence: [first],
      confidence: event.confidence,
      isDemand,
    };
  });
}

/** How much of a demand's words tell what it asks for, in code units. */
const OPENING = 60;

function polarityOf(type: string, asked: string): Stance["polarity"] | null {
  if (SUPPORTS.has(type)) return "supports";
  if (OPPOSES.has(type)) return "opposes";
  if (DEMANDS.has(type)) return asksForAnEnd(asked) ? "opposes" : "supports";
  return null;
}

/** Statements whose cue shows a position where no event was found in it. */
function fromStatements({ text, events, attributions }: StanceSources): readonly Draft[] {
  return attributions.flatMap((row): Draft[] => {
    const cue = row.cue[0];
    const object = row.content[0];
    if (cue === undefined || object === undefined || row.speaker === null) return [];
    if (events.some(({ anchor }) => anchor.some((span) => overlaps(span, cue)))) return [];
    const words = text.slice(cue.start, cue.end);
    const said = text.slice(object.start, object.end);
    const polarity = isNeither(words) || isNeither(said.slice(0, OPENING)) ? "neither" : cuePolarity(words, row);
    if (polarity === null) return [];
    const target = { actor: null, ...object };
    return [row.speaker, ...row.coSpeakers].map((actor) => ({
      actor,
      target,
      polarity,
      basis: row.manner === "indirect" ? ("narrated" as const) : ("own-words" as const),
      evidence: [cue],
      confidence: row.confidence,
    }));
  });
}

function cuePolarity(cue: string, { act }: Attribution): Stance["polarity"] | null {
  if (isFor(cue)) return "supports";
  if (isAgainst(cue)) return "opposes";
  const byAct: Readonly<Record<string, string>> = vocabulary.acts;
  return byAct[act] === "opposes" ? "opposes" : null;
}

/** The recipient's mention nearest to the anchor, or else the words that tell what it is about. */
function targetOf(
  recipients: readonly string[],
  object: Span,
  actors: readonly Actor[],
  anchor: Span,
): Stance["target"] {
  const [recipient] = recipients;
  const actor = actors.find(({ id }) => id === recipient);
  if (actor === undefined) return { actor: null, start: object.start, end: object.end };
  const apart = ({ start, end }: Span) => Math.max(start - anchor.end, anchor.start - end);
  const near = actor.mentions.reduce((best, mention) => (apart(mention) < apart(best) ? mention : best));
  return { actor: actor.id, start: near.start, end: near.end };
}

function saysItself({ speaker, coSpeakers }: Attribution, actor: string): boolean {
  return speaker === actor || coSpeakers.includes(actor);
}

function isSame(a: Draft, b: Draft): boolean {
  if (a.actor !== b.actor || a.polarity !== b.polarity) return false;
  // The network and the event may both tell it by one word.
  if (a.evidence.some((one) => b.evidence.some((other) => overlaps(one, other)))) return true;
  if (a.target.actor !== null || b.target.actor !== null) return a.target.actor === b.target.actor;
  return contains(a.target, b.target) || contains(b.target, a.target);
}

/** What it is about is told by no words but those that show it. */
function isBare({ target, evidence }: Draft): boolean {
  return target.actor === null && evidence.some((span) => contains(span, target));
}
