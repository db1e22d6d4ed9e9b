import type { Reading } from "../reading/reading.ts";
import { joinReport } from "./actors/join-report.ts";
import { layAgain } from "./corrections/standing.ts";
import { refuseForgotten } from "./forget/tombstones.ts";
import { dropSentences, hasSentences, keepSentences, type SeenSentence } from "./likeness/keep-sentences.ts";
import { inTransaction, type Ledger } from "./open-ledger.ts";
import { rowsOf } from "./rows-of.ts";
import { placeReport } from "./stories/place-report.ts";
import { insertActor, insertRow } from "./write-rows.ts";

/** What became of a reading that was to be stored. */
export type Stored = "added" | "already-there" | "superseded";

/**
 * Stores a reading with its report, all of it or nothing. A report that is there with a reading by the same model is
 * left as it is; by another model, the new reading supersedes the old, which stays, and people's corrections are laid
 * onto the new rows. Refuses with `report-forgotten` what was forgotten, and a row whose spans do not lie
 * in the report's text: a RangeError, since that is a defect of ours. `now` is an ISO instant. With its sentences, rows
 * are found by likeness too; a reading that was stored without them is given them.
 */
export function storeReading(
  ledger: Ledger,
  reading: Reading,
  now: string,
  sentences: readonly SeenSentence[] | null = null,
): Stored {
  return inTransaction(ledger, () => {
    const { db } = ledger;
    const { report } = reading;
    refuseForgotten(ledger, report);
    const standing = db
      .prepare("SELECT id, model FROM readings WHERE report = ? AND superseded IS NULL")
      .get(report.id);
    if (standing !== undefined && standing["model"] === reading.model) {
      const own = Number(standing["id"]);
      if (sentences !== null && !hasSentences(ledger, own)) keepSentences(ledger, own, reading.model, sentences);
      return "already-there";
    }
    if (standing === undefined) {
      db.prepare(
        `INSERT INTO reports (id, sha256, file, url, title, publisher, published, language, text, blocks, added)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ).run(
        report.id,
        report.sha256,
        report.file,
        report.url,
        report.title,
        report.publisher,
        report.published,
        report.language,
        report.text,
        JSON.stringify(reading.blocks),
        now,
      );
      db.prepare("INSERT INTO report_words (report, words) VALUES (?, ?)").run(report.id, report.text);
    } else supersede(ledger, Number(standing["id"]), now);
    const { lastInsertRowid } = db
      .prepare("INSERT INTO readings (report, model, read, warnings) VALUES (?, ?, ?, ?)")
      .run(report.id, reading.model, now, JSON.stringify(reading.warnings));
    const id = Number(lastInsertRowid);
    for (const actor of reading.actors) insertActor(ledger, id, actor, report.text);
    for (const row of rowsOf(reading)) insertRow(ledger, id, row, report.text);
    if (sentences !== null) keepSentences(ledger, id, reading.model, sentences);
    if (standing !== undefined) layAgain(ledger, report.id);
    joinReport(ledger, report.id);
    if (standing === undefined) placeReport(ledger, reading);
    db.prepare("DELETE FROM failures WHERE place IN (?, ?)").run(report.file ?? "", report.url ?? "");
    return standing === undefined ? "added" : "superseded";
  });
}

/** The older reading stays, but is not found any more. */
function supersede({ db }: Ledger, reading: number, now: string): void {
  dropSentences({ db }, reading);
  db.prepare("UPDATE readings SET superseded = ? WHERE id = ?").run(now, reading);
  db.prepare("DELETE FROM facets WHERE row IN (SELECT id FROM rows WHERE reading = ?)").run(reading);
  db.prepare("DELETE FROM row_words WHERE rowid IN (SELECT id FROM rows WHERE reading = ?)").run(reading);
}
