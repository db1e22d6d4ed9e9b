import { analyse, type Model } from "../model/analyse.ts";
import { relationsOf } from "../model/pair-heads.ts";
import type { SentenceVector } from "../model/sentence-vectors.ts";
import type { Registry } from "../registry/registry.ts";
import type { Report, Warning } from "../report/report.ts";
import { textAt } from "../text/span.ts";
import { actorsOf } from "./actors.ts";
import { attributionsOf } from "./attributions.ts";
import { eitherWay, LEAST_CHANCE, secondChance } from "./dispute-chances.ts";
import { type Candidate, disputesOf, type Pairing, pairingsOf, type SeenPassage, worthALook } from "./disputes.ts";
import { eventsOf } from "./events.ts";
import { framings } from "./framings.ts";
import type { Gazetteer } from "./gazetteer.ts";
import { isRead } from "./is-read.ts";
import { passagesOf } from "./passages.ts";
import { placesOf } from "./places.ts";
import { placesApart } from "./places-apart.ts";
import type { Reading } from "./reading.ts";
import { withRegistry } from "./registered.ts";
import { stanceDisputes } from "./stance-disputes.ts";
import { stancesOf } from "./stances.ts";
import { suspicionsOf } from "./suspicions.ts";
import { withTimes } from "./timed-attributions.ts";
import { timesOf } from "./times.ts";

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
  /** The day on which it is read, as YYYY-MM-DD: a report that says it is of a later day is not believed. */
  readonly today?: string;
  /** The known places; without them no places are read. */
  readonly gazetteer?: Gazetteer | null;
  /** Known actors with their names and offices. */
  readonly registry?: Registry;
}

/** A reading with its sentences as the network saw them: what the ledger keeps. */
export interface SeenReport {
  readonly reading: Reading;
  readonly sentences: readonly SentenceVector[];
}

/** The same with what one mouth says in a sentence: what stories compare. */
export interface ReadReport extends SeenReport {
  readonly passages: readonly SeenPassage[];
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
  { today, gazetteer = null, registry = [] }: ReadOptions = {},
): Promise<ReadReport> {
  const { blocks, warnings, source: _, ...about } = report;
  const isLater = today !== undefined && report.published !== null && report.published.slice(0, 10) > today;
  const isInLanguage = !warnings.some(({ code }) => code === "language-not-read");
  // What is in another language has no words for any rule, whether or not that rule asks the network.
  const readable = isInLanguage ? blocks : [];
  const paragraphs = readable.filter(isRead);
  const found = await analyse(report.text, paragraphs, model);
  const analysis = { ...found, entities: placesApart(report.text, found.entities) };
  const rows = attributionsOf(report.text, readable, analysis.attributions, model.heads);
  const who = actorsOf(report.text, paragraphs, rows, analysis, gazetteer, {
    bylines: blocks.filter(({ kind }) => kind === "byline"),
    publisher: report.publisher,
  });
  const { times, isOpen } = timesOf(report.text, readable, isLater ? null : report.published);
  const attributions = withTimes(report.text, paragraphs, who.attributions, times);
  const sources = rows.flatMap(({ source }) => source);
  const placed = readable.filter((block) => isRead(block) || block.kind === "dateline");
  const places = gazetteer === null ? [] : placesOf(report.text, placed, sources, analysis.entities, gazetteer);
  const events = eventsOf({
    text: report.text,
    blocks: paragraphs,
    happenings: analysis.happenings,
    parties: who.parties,
    named: new Set(who.actors.filter(({ names }) => names.length > 0).map(({ id }) => id)),
    attributions,
    times,
    places,
  });
  const passages = passagesOf(report.text, analysis.sentences, attributions, who.actors).flatMap((passage, i) => {
    const vector = analysis.sentences[i]?.vector;
    return passage === null || vector === undefined ? [] : [{ ...passage, vector }];
  });
  const stances = stancesOf({
    text: report.text,
    shown: analysis.stances,
    holders: who.holders,
    events,
    attributions,
    actors: who.actors,
  });
  const disputes = await disputesIn(
    report.text,
    worthALook(pairingsOf(passages, model.heads)),
    [...stanceDisputes(report.text, stances, who.actors, passages), ...framings(report.text, passages, who.actors)],
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
  return { reading, sentences: analysis.sentences, passages };
}

/** A pair that comes to less of the least chance in one order is not asked about in the other. */
const HOPELESS = 0.3;

/** The disputes among the pairs that are worth a look at both sentences, and those told beforehand. */
async function disputesIn(
  text: string,
  pairings: readonly Pairing[],
  byStances: readonly Candidate[],
  actors: Reading["actors"],
  model: Model,
): Promise<Reading["disputes"]> {
  const judged: Candidate[] = [];
  for (const { a, b, features } of pairings) {
    const [x, y] = [textAt(text, a.sentence), textAt(text, b.sentence)];
    const one = await relationsOf(x, y, model);
    if (secondChance(features, one) < HOPELESS * LEAST_CHANCE) continue;
    judged.push({ a, b, chance: secondChance(features, eitherWay(one, await relationsOf(y, x, model))) });
  }
  return disputesOf([...judged, ...byStances], actors);
}
