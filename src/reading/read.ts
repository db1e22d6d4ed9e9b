import { analyse, type Model } from "../model/analyse.ts";
import type { Report, Warning } from "../report/report.ts";
import { actorsOf } from "./actors.ts";
import { attributionsOf } from "./attributions.ts";
import type { Reading } from "./reading.ts";
import { timesOf } from "./times.ts";

/** Blocks whose words are read; a byline or a dateline says nothing of anybody. */
const READ = new Set(["title", "paragraph", "crosshead", "caption", "list-item", "block-quote"]);

const TIMES_OPEN: Warning = {
  code: "times-open",
  message:
    "The day of publication is not known: times such as 'on Tuesday' stay open. Give it, for example in a manifest.",
};

/**
 * The reading of a report. Pure but for the model: the same report and weights give the same reading, byte for byte.
 * A report in a language that the model does not read has no rows, and a warning says so: nothing is guessed.
 */
export async function readReport(report: Report, model: Model, lanes = 1): Promise<Reading> {
  const { blocks, warnings, source: _, ...about } = report;
  const isRead = !warnings.some(({ code }) => code === "language-not-read");
  const paragraphs = isRead ? blocks.filter(({ kind }) => READ.has(kind)) : [];
  const { attributions, entities } = await analyse(report.text, paragraphs, model, lanes);
  const rows = attributionsOf(report.text, blocks, attributions, model.heads);
  const who = actorsOf(report.text, paragraphs, rows, entities);
  const { times, isOpen } = timesOf(report.text, isRead ? blocks : [], report.published);
  return {
    report: about,
    model: model.version,
    blocks,
    actors: who.actors,
    attributions: who.attributions,
    variants: who.variants,
    times,
    warnings: isOpen ? [...warnings, TIMES_OPEN] : warnings,
  };
}
