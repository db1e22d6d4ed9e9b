import type { Actor, Reading } from "../../reading/reading.ts";
import { forgetMembers, maskDecisions } from "../actors/forget-members.ts";
import { CORRECTION } from "../corrections/correction.ts";
import { without } from "../corrections/lay.ts";
import { rowNamed } from "../corrections/references.ts";
import { unknown } from "../corrections/refusals.ts";
import { correctionsOf, layAgain, type Standing, standingOf } from "../corrections/standing.ts";
import { inTransaction, type Ledger } from "../open-ledger.ts";
import { forgetEntries } from "../registry-entries.ts";
import { rowsOf } from "../rows-of.ts";
import { insertActor, insertRow } from "../write-rows.ts";
import { deleteWith } from "./delete-with.ts";
import type { Forgotten } from "./forget-report.ts";
import { maskDeep, maskerOf, maskSpans } from "./mask.ts";
import { purge } from "./purge.ts";

/**
 * Takes an actor out of a report for good: its row, what it said and where it stands, and its names, which are blacked
 * out in the text and wherever else they stand; older readings and corrections of these rows go. Refuses with
 * `row-unknown`.
 */
export function forgetActor(ledger: Ledger, id: string, why: string, now: string): Forgotten {
  const { db } = ledger;
  const [report = "", local = ""] = (id.split("@")[0] ?? "").split("/");
  db.exec("PRAGMA secure_delete = ON");
  const sha256 = inTransaction(ledger, () => {
    const standing = standingOf(ledger, report);
    if (standing === null) return unknown(id);
    const known = [standing.reading, standing.machine].flatMap(({ actors }) =>
      actors.filter((one) => one.id === local),
    );
    if (known.length === 0) return unknown(id);
    const mask = maskerOf(known.flatMap((actor) => namesOf(actor, standing.reading.report.text)));
    const text = mask(
      maskSpans(
        standing.reading.report.text,
        known.flatMap(({ mentions }) => mentions.filter(({ form }) => form === "name")),
      ),
    );
    const corrections = correctionsOf(ledger, report);
    const goes = goneWith(standing, local);
    const kept = corrections.filter((correction) => !isOf(ledger, correction.id, goes));
    if (forgetMembers(ledger, report, (one) => one === local)) {
      maskDecisions(ledger, mask);
      forgetEntries(ledger, (name) => /^█+$/u.test(mask(name)));
    }
    replaceReading(ledger, standing, masked(standing.machine, local, goes, text, mask));
    db.prepare("DELETE FROM corrections WHERE report = ?").run(report);
    const put = db.prepare(
      "INSERT INTO corrections (id, report, at, local, unlaid, body) VALUES (?, ?, ?, NULL, '', ?)",
    );
    for (const { id: name, ...correction } of kept) {
      const body = CORRECTION.parse({ ...maskDeep(correction, mask), sha256: correction.sha256, id: name });
      put.run(name, report, correction.at, JSON.stringify(body));
    }
    layAgain(ledger, report);
    const hash = standing.reading.report.sha256;
    db.prepare("INSERT INTO tombstones (what, sha256, forgotten, why) VALUES ('actor', ?, ?, ?)").run(
      hash,
      now,
      mask(why),
    );
    return hash;
  });
  return { sha256, isPurged: purge(ledger) };
}

/** Every wording of an actor's name; a description such as "the mayor" tells an office, not who. */
function namesOf({ name, names, kind, mentions }: Actor, text: string): readonly string[] {
  const told = mentions.flatMap(({ start, end, form }) => (form === "name" ? [text.slice(start, end)] : []));
  return kind === "role" ? told : [name, ...names, ...told];
}

/** The rows that go with an actor, by name: its own, and what it alone said. */
function goneWith({ reading, machine }: Standing, local: string): ReadonlySet<string> {
  const said = [reading, machine].flatMap(({ attributions }) =>
    attributions.filter(({ speaker, coSpeakers }) => speaker === local && coSpeakers.length === 0).map(({ id }) => id),
  );
  return new Set([local, ...said]);
}

function isOf({ db }: Ledger, correction: string, rows: ReadonlySet<string>): boolean {
  const found = db.prepare("SELECT local FROM corrections WHERE id = ?").get(correction);
  return found !== undefined && rows.has(String(found["local"]));
}

/** The reading without the actor, its words and its names. */
function masked(
  reading: Reading,
  local: string,
  goes: ReadonlySet<string>,
  text: string,
  mask: (text: string) => string,
): Reading {
  const left = [...goes].reduce((rest, id) => (rowNamed(rest, id) === null ? rest : without(rest, id)), reading);
  const { report, blocks, model, ...rows } = left;
  const { id, sha256, language, published, ...about } = report;
  const named =
    rowNamed(left, local) === null ? rows : { ...rows, actors: rows.actors.filter((one) => one.id !== local) };
  return {
    ...maskDeep(named, mask),
    model,
    blocks: maskDeep(blocks, mask),
    report: { ...maskDeep({ ...about }, mask), id, sha256, language, published, text },
  };
}

/** Puts a reading in the place of all readings of its report. */
function replaceReading(ledger: Ledger, { id, reading: old }: Standing, reading: Reading): void {
  const { db } = ledger;
  const { report } = reading;
  db.prepare(
    "UPDATE rows SET correction = NULL WHERE correction IS NOT NULL AND reading IN (SELECT id FROM readings WHERE report = ?)",
  ).run(report.id);
  db.prepare(
    "UPDATE actors SET correction = NULL WHERE correction IS NOT NULL AND reading IN (SELECT id FROM readings WHERE report = ?)",
  ).run(report.id);
  deleteWith(ledger, "readings", "report = ? AND id <> ?", [report.id, id]);
  // Marks of coders tell of the rows as they were, in words that may name whom they are about; the vector of a sentence
  // was made of all words of its window.
  for (const table of [
    "rows",
    "actors",
    "machine_rows",
    "review_items",
    "review_marks",
    "review_decisions",
    "sentence_vectors",
  ])
    deleteWith(ledger, table, "reading = ?", [id]);
  db.prepare("UPDATE readings SET warnings = ? WHERE id = ?").run(JSON.stringify(reading.warnings), id);
  db.prepare("UPDATE reports SET text = ?, title = ?, publisher = ?, file = ?, url = ?, blocks = ? WHERE id = ?").run(
    report.text,
    report.title,
    report.publisher,
    report.file,
    report.url,
    JSON.stringify(reading.blocks),
    report.id,
  );
  db.prepare("DELETE FROM report_words WHERE report = ?").run(report.id);
  db.prepare("INSERT INTO report_words (report, words) VALUES (?, ?)").run(report.id, report.text);
  db.prepare("DELETE FROM failures WHERE place IN (?, ?)").run(old.report.file ?? "", old.report.url ?? "");
  for (const actor of reading.actors) insertActor(ledger, id, actor, report.text);
  for (const row of rowsOf(reading)) insertRow(ledger, id, row, report.text);
}

/** The actors of a name in the standing readings of a ledger, by name: `r-…/P2`. */
export function actorsNamed({ db }: Ledger, name: string): readonly string[] {
  return db
    .prepare(
      `SELECT readings.report, actors.local FROM actors JOIN readings ON readings.id = actors.reading
       WHERE superseded IS NULL AND (actors.name = ?1 COLLATE NOCASE
         OR EXISTS (SELECT 1 FROM json_each(actors.body, '$.names') WHERE value = ?1 COLLATE NOCASE))`,
    )
    .all(name)
    .map(({ report, local }) => `${report}/${local}`);
}
