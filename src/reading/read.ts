import { analyse, type Model } from "../model/analyse.ts";
import { type Clash, clashesOf } from "../model/clashes.ts";
import { twoSided } from "../model/marked-windows.ts";
import { disagreement } from "../model/pair-heads.ts";
import type { Registry } from "../registry/registry.ts";
import type { Report, Warning } from "../report/report.ts";
import { textAt } from "../text/span.ts";
import { actorsOf } from "./actors.ts";
import { attributionsOf } from "./attributions.ts";
import { type Candidate, candidatesOf, chanceOf, disputesOf } from "./disputes.ts";
import { eventsOf } from "./events.ts";
import type { Gazetteer } from "./gazetteer.ts";
import { type Passage, passagesOf } from "./passages.ts";
import { placesOf } from "./places.ts";
import { placesApart } from "./places-apart.ts";
import type { Reading } from "./reading.ts";
import { withRegistry } from "./registered.ts";
import { stanceDisputes } from "./stance-disputes.ts";
import { stancesOf } from "./stances.ts";
import { suspicionsOf } from "./suspicions.ts";
import { withTimes } from "./timed-attributions.ts";
import { timesOf } from "./times.ts";

/** Blocks whose words are read; a byline or a dateline says nothing of anybody. */
const READ = new Set(["title", "paragraph", "crosshead", "caption", "list-item", "block-quote"]);

const TIMES_OPEN: Warning = {
  code: "times-open",
  message:
    "The day of publication is not known: times such as 'on Tuesday' stay open. Give it, for example in a manifest.",
};

const PUBLISHED_LATER: Warning = {
  code: "published-later",
  message: "The day of publication lies in the future: times such as 'on Tuesday' are not told from it.",
};

export interface ReadOptions {
  /** How many windows are read side by side; changes nothing in the answer. */
  readonly lanes?: number;
  /** The day on which it is read, as YYYY-MM-DD: a report that says it is of a later day is not believed. */
  readonly today?: string;
  /** The known places; without them no places are read. */
  readonly gazetteer?: Gazetteer | null;
  /** Known actors with their names and offices. */
  readonly registry?: Registry;
}

/** A reading with its sentences as the network saw them: what stories compare. */
export interface ReadReport {
  readonly reading: Reading;
  readonly passages: readonly (Passage & { readonly vector: Float32Array })[];
}

/** The reading of a report. */
export async function readReport(report: Report, model: Model, options: ReadOptions = {}): Promise<Reading> {
  return (await readWithPassages(report, model, options)).reading;
}

/**
 * The reading of a report. Pure but for the model: the same report and weights give the same reading, byte for byte.
 * Without a gazetteer there are no places. A report in a language that the model does not read has no rows, and a
 * warning says so: nothing is guessed.
 */
export async function readWithPassages(
  report: Report,
  model: Model,
  { lanes = 1, today, gazetteer = null, registry = [] }: ReadOptions = {},
): Promise<ReadReport> {
  const { blocks, warnings, source: _, ...about } = report;
  const isLater = today !== undefined && report.published !== null && report.published.slice(0, 10) > today;
  const isRead = !warnings.some(({ code }) => code === "language-not-read");
  const paragraphs = isRead ? blocks.filter(({ kind }) => READ.has(kind)) : [];
  const found = await analyse(report.text, paragraphs, model, lanes);
  const analysis = { ...found, entities: placesApart(report.text, found.entities) };
  const rows = attributionsOf(report.text, blocks, analysis.attributions, model.heads);
  const who = actorsOf(report.text, paragraphs, rows, analysis, gazetteer);
  const { times, isOpen } = timesOf(report.text, isRead ? blocks : [], isLater ? null : report.published);
  const attributions = withTimes(report.text, paragraphs, who.attributions, times);
  const sources = rows.flatMap(({ source }) => source);
  const placed = isRead ? blocks.filter(({ kind }) => READ.has(kind) || kind === "dateline") : [];
  const places = gazetteer === null ? [] : placesOf(report.text, placed, sources, analysis.entities, gazetteer);
  const events = eventsOf({
    text: report.text,
    blocks: paragraphs,
    happenings: analysis.happenings,
    parties: who.parties,
    attributions,
    times,
    places,
  });
  const passages = passagesOf(report.text, analysis.sentences, attributions, who.actors);
  const stances = stancesOf({ text: report.text, events, attributions, actors: who.actors });
  const disputes = await disputesIn(
    report.text,
    passages,
    clashesOf(analysis.sentences, model.heads, LOOKED_AT),
    stanceDisputes(report.text, stances, who.actors, passages),
    who.actors,
    model,
  );
  const reading: Reading = {
    report: about,
    model: model.version,
    blocks,
    actors: withRegistry(who.actors, registry, isLater ? null : (report.published?.slice(0, 10) ?? null)),
    attributions,
    events,
    stances,
    disputes,
    variants: who.variants,
    suspicions: suspicionsOf(report.text, who.actors, who.variants),
    times,
    places,
    warnings: [...warnings, ...(isLater ? [PUBLISHED_LATER] : []), ...(isOpen && !isLater ? [TIMES_OPEN] : [])],
  };
  return {
    reading,
    passages: analysis.sentences.flatMap(({ vector }, i) => {
      const passage = passages[i];
      return passage == null ? [] : [{ ...passage, vector }];
    }),
  };
}

/** Clashing sentences by their vectors, each pair then looked at side by side: the surer of the two is not taken alone. */
async function disputesIn(
  text: string,
  passages: readonly (Passage | null)[],
  clashes: readonly Clash[],
  byStances: readonly Candidate[],
  actors: Reading["actors"],
  model: Model,
): Promise<Reading["disputes"]> {
  const candidates = candidatesOf(clashes, passages);
  const judged: Candidate[] = [];
  for (const candidate of candidates) {
    const [a, b] = [candidate.a.sentence, candidate.b.sentence].map((span) => textAt(text, span));
    const window = twoSided(a ?? "", b ?? "", model.wordPieces);
    const chance = await disagreement(window, model.network, model.heads);
    judged.push({ ...candidate, chance: chanceOf(candidate.chance, chance) });
  }
  return disputesOf([...judged, ...byStances], actors);
}

/** How many pairs of a report are looked at side by side: each costs the network a short window. */
const LOOKED_AT = 16;
