import type { Reading } from "../reading/reading.ts";
import { csvCell } from "./cells.ts";

const COLUMNS = [
  "statementId",
  "time",
  "documentId",
  "documentTitle",
  "author",
  "source",
  "section",
  "type",
  "person",
  "organization",
  "concept",
  "agreement",
] as const;

/**
 * The statement table of Discourse Network Analyzer (Leifeld): who agreed or disagreed with what. A line for each
 * stance that takes a side; `agreement` is 1 or 0. The concept is the target's name, or the words that tell it.
 */
export function* dna(readings: Iterable<Reading>): Generator<string> {
  yield `${COLUMNS.join(",")}\n`;
  let next = 1;
  for (const { report, actors, stances } of readings) {
    for (const { actor: id, target, polarity } of stances) {
      const actor = actors.find((candidate) => candidate.id === id);
      if (actor === undefined || polarity === "neither") continue;
      const isPerson = actor.kind === "person" || actor.kind === "role";
      const named = actors.find((candidate) => candidate.id === target.actor)?.name;
      const cells = [
        next++,
        report.published,
        report.id,
        report.title ?? report.file,
        null,
        report.publisher,
        null,
        "DNA Statement",
        isPerson ? actor.name : null,
        isPerson ? null : actor.name,
        named ?? report.text.slice(target.start, target.end).replace(/\s+/g, " "),
        polarity === "supports" ? 1 : 0,
      ];
      yield `${cells.map(csvCell).join(",")}\n`;
    }
  }
}
