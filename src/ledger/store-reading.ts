import type { Actor, Reading } from "../reading/reading.ts";
import { checkedSpan, type Span } from "../text/span.ts";
import { inTransaction, type Ledger } from "./open-ledger.ts";
import { rowsOf } from "./rows-of.ts";

/** What became of a reading that was to be stored. */
export type Stored = "added" | "already-there" | "superseded";

/**
 * Stores a reading with its report, all of it or nothing. A report that is there with a reading by the same model is
 * left as it is; by another model, the new reading supersedes the old, which stays. Refuses a row whose spans do not lie
 * in the report's text: a RangeError, since that is a defect of ours. `now` is an ISO instant.
 */
export function storeReading(ledger: Ledger, reading: Reading, now: string): Stored {
  return inTransaction(ledger, () => {
    const { db } = ledger;
    const { report } = reading;
    const standing = db
      .prepare("SELECT id, model FROM readings WHERE report = ? AND superseded IS NULL")
      .get(report.id);
    if (standing !== undefined && standing["model"] === reading.model) return "already-there";
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
    } else db.prepare("UPDATE readings SET superseded = ? WHERE id = ?").run(now, Number(standing["id"]));
    const { lastInsertRowid } = db
      .prepare("INSERT INTO readings (report, model, read, warnings) VALUES (?, ?, ?, ?)")
      .run(report.id, reading.model, now, JSON.stringify(reading.warnings));
    const id = Number(lastInsertRowid);
    for (const actor of reading.actors) storeActor(ledger, id, actor, report.text.length);
    storeRows(ledger, id, reading);
    db.prepare("DELETE FROM failures WHERE place IN (?, ?)").run(report.file ?? "", report.url ?? "");
    return standing === undefined ? "added" : "superseded";
  });
}

function storeActor({ db }: Ledger, reading: number, actor: Actor, length: number): void {
  for (const { start, end } of actor.mentions) checkedSpan(start, end, length);
  db.prepare(
    "INSERT INTO actors (reading, local, name, kind, country, sector, confidence, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
  ).run(
    reading,
    actor.id,
    actor.name,
    actor.kind,
    actor.country,
    actor.sector,
    actor.confidence,
    JSON.stringify(actor),
  );
}

function storeRows(ledger: Ledger, reading: number, whole: Reading): void {
  const { db } = ledger;
  const { text } = whole.report;
  const insert = db.prepare(
    'INSERT INTO rows (reading, kind, local, "start", "end", confidence, body) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const facet = db.prepare("INSERT OR IGNORE INTO facets (row, name, value) VALUES (?, ?, ?)");
  const search = db.prepare("INSERT INTO row_words (rowid, words) VALUES (?, ?)");
  for (const { kind, local, spans, confidence, body, facets, words } of rowsOf(whole)) {
    for (const { start, end } of spans) checkedSpan(start, end, text.length);
    const hull = hullOf(spans);
    const { lastInsertRowid } = insert.run(
      reading,
      kind,
      local,
      hull.start,
      hull.end,
      confidence,
      JSON.stringify(body),
    );
    for (const [name, value] of facets) facet.run(Number(lastInsertRowid), name, value);
    if (words !== null) search.run(Number(lastInsertRowid), words);
  }
}

function hullOf(spans: readonly Span[]): Span {
  return {
    start: Math.min(...spans.map(({ start }) => start)),
    end: Math.max(...spans.map(({ end }) => end)),
  };
}
