import { analyse, type Model } from "../model/analyse.ts";
import { type Clash, clashesOf } from "../model/clashes.ts";
import { twoSided } from "../model/marked-windows.ts";
import { disagreement } from "../model/pair-heads.ts";
import type { Report, Warning } from "../report/report.ts";
import { textAt } from "../text/span.ts";
import { actorsOf } from "./actors.ts";
import { attributionsOf } from "./attributions.ts";
import { type Candidate, candidatesOf, disputesOf } from "./disputes.ts";
import { eventsOf } from "./events.ts";
import { type Passage, passagesOf } from "./passages.ts";
import type { Reading } from "./reading.ts";
import { stancesOf } from "./stances.ts";
import { timesOf } from "./times.ts";

/** Blocks whose words are read; a byline or a dateline says nothing of anybody. */
const READ = new Set(["title", "paragraph", "crosshead", "caption", "list-item", "block-quote"]);

const TIMES_OPEN: Warning = {
  code: "times-open",
  message:
    "The day of publication is not known: times such as 'on Tuesday' stay open. Give it, for example in a manifest.",
};

/** A reading with its sentences as the network saw them: what stories compare. */
export interface ReadReport {
  readonly reading: Reading;
  readonly passages: readonly (Passage & { readonly vector: Float32Array })[];
}

/** The reading of a report. */
export async function readReport(report: Report, model: Model, lanes = 1): Promise<Reading> {
  return (await readWithPassages(report, model, lanes)).reading;
}

/**
 * The reading of a report. Pure but for the model: the same report and weights give the same reading, byte for byte.
 * A report in a language that the model does not read has no rows, and a warning says so: nothing is guessed.
 */
export async function readWithPassages(report: Report, model: Model, lanes = 1): Promise<ReadReport> {
  const { blocks, warnings, source: _, ...about } = report;
  const isRead = !warnings.some(({ code }) => code === "language-not-read");
  const paragraphs = isRead ? blocks.filter(({ kind }) => READ.has(kind)) : [];
  const analysis = await analyse(report.text, paragraphs, model, lanes);
  const rows = attributionsOf(report.text, blocks, analysis.attributions, model.heads);
  const who = actorsOf(report.text, paragraphs, rows, analysis);
  const { times, isOpen } = timesOf(report.text, isRead ? blocks : [], report.published);
  const events = eventsOf({
    text: report.text,
    blocks: paragraphs,
    happenings: analysis.happenings,
    parties: who.parties,
    attributions: who.attributions,
    times,
    places: [],
  });
  const passages = passagesOf(report.text, analysis.sentences, who.attributions, who.actors);
  const disputes = await disputesIn(
    report.text,
    passages,
    clashesOf(analysis.sentences, model.heads, LOOKED_AT),
    who.actors,
    model,
  );
  const reading: Reading = {
    report: about,
    model: model.version,
    blocks,
    actors: who.actors,
    attributions: who.attributions,
    events,
    stances: stancesOf({ text: report.text, events, attributions: who.attributions, actors: who.actors }),
    disputes,
    variants: who.variants,
    times,
    warnings: isOpen ? [...warnings, TIMES_OPEN] : warnings,
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
  actors: Reading["actors"],
  model: Model,
): Promise<Reading["disputes"]> {
  const candidates = candidatesOf(clashes, passages);
  const judged: Candidate[] = [];
  for (const candidate of candidates) {
    const [a, b] = [candidate.a.sentence, candidate.b.sentence].map((span) => textAt(text, span));
    const window = twoSided(a ?? "", b ?? "", model.wordPieces);
    const chance = await disagreement(window, model.network, model.heads);
    judged.push({ ...candidate, chance: Math.sqrt(chance * candidate.chance) });
  }
  return disputesOf(judged, actors);
}

/** How many pairs of a report are looked at side by side: each costs the network a short window. */
const LOOKED_AT = 8;
