import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { listActors } from "../../src/ledger/actors/list-actors.ts";
import { correctRow } from "../../src/ledger/corrections/correct-row.ts";
import { examine } from "../../src/ledger/doctor.ts";
import { MIGRATIONS } from "../../src/ledger/migrations.ts";
import { openLedger } from "../../src/ledger/open-ledger.ts";
import { parseQuery } from "../../src/ledger/query.ts";
import { rowsOf } from "../../src/ledger/rows-of.ts";
import { searchRows } from "../../src/ledger/search.ts";
import { storeReading } from "../../src/ledger/store-reading.ts";
import { changeStories } from "../../src/ledger/stories/change-stories.ts";
import { storyAt } from "../../src/ledger/stories/list-stories.ts";
import { aReading } from "./a-reading.ts";
import { aReport } from "./actors/a-report.ts";

const NOW = "2026-03-05T00:00:00.000Z";

test("a ledger of the first version, with a superseded reading in it, is brought to this one", () => {
  const folder = mkdtempSync(join(tmpdir(), "sayso-migrations-"));
  const path = join(folder, "ledger.sqlite");
  makeFirst(path);
  const ledger = openLedger(path);
  expect(examine(ledger)).toEqual([]);
  const find = (query: string) =>
    searchRows(ledger, parseQuery(query), { kind: null, sort: "fit", limit: 9, cursor: null }).hits.map(({ id }) => id);
  expect(find("bridge")).toEqual(["r-1/A1"]);
  expect(find("speaker:lunnik")).toEqual(["r-1/A1"]);
  expect(listActors(ledger, "lunnik", 9)).toMatchObject([{ name: "Petra Lunnik", reports: 1, statements: 1 }]);
  const like = { vector: Float32Array.of(1, 0), model: "2" };
  const page = searchRows(ledger, parseQuery(""), { kind: null, sort: "fit", limit: 9, cursor: null, like });
  expect(page).toMatchObject({ hits: [], leftOut: 2 });
  correctRow(ledger, { id: "r-1/A1", action: "strike", by: "Ann", why: "no", now: NOW });
  expect(find("bridge")).toEqual([]);
  ledger.close();
  rmSync(folder, { recursive: true });
});

test("what people did to stories before changes could be taken back is kept, and says so when it is to be", () => {
  const folder = mkdtempSync(join(tmpdir(), "sayso-migrations-"));
  const path = join(folder, "ledger.sqlite");
  const before = MIGRATIONS.findIndex((step) => step.includes("CREATE TABLE story_moves"));
  const db = new DatabaseSync(path);
  db.exec(`${MIGRATIONS.slice(0, before).join("")} PRAGMA user_version = ${before};
    INSERT INTO reports (id, sha256, text, blocks, added) VALUES ('r-1', 'x', 'Word.', '[]', '${NOW}');
    INSERT INTO stories VALUES ('s-1', '');
    INSERT INTO story_reports VALUES ('s-1', 'r-1', 1);
    INSERT INTO story_changes VALUES (7, 'split', 's-1', 'r-2', 'Ada', 'Another.', '${NOW}');`);
  db.close();
  const ledger = openLedger(path);
  expect(storyAt(ledger, "s-1").changes).toEqual([
    {
      ...{ id: 7, what: "split", story: "s-1", other: "r-2", target: null, undoes: null, stands: true },
      ...{ by: "Ada", why: "Another.", at: NOW },
    },
  ]);
  const undo = { what: "undo", story: "s-1", change: 7, by: "Ada", why: "No." } as const;
  expect(() => changeStories(ledger, undo, NOW)).toThrow("not known any more");
  ledger.close();
  rmSync(folder, { recursive: true });
});

test("whom statements speak of is told of those that were stored before", () => {
  const folder = mkdtempSync(join(tmpdir(), "sayso-migrations-"));
  const path = join(folder, "ledger.sqlite");
  const reading = aReport("r-1", [{ name: "Oto Marn" }, { name: "Ines Kolt" }]);
  const [said] = reading.attributions;
  const [of] = reading.actors[1]?.mentions ?? [];
  if (said === undefined || of === undefined) throw new Error("The report has two actors.");
  const { start, end } = of;
  const ledger = openLedger(path);
  storeReading(ledger, { ...reading, attributions: [{ ...said, content: [{ start, end }] }] }, NOW);
  const own = () => openLedger(path).db.prepare("SELECT value FROM facets WHERE name = 'of'").all();
  const told = own();
  expect(told).toMatchObject([{ value: "Ines Kolt" }]);
  const before = MIGRATIONS.findIndex((step) => step.includes("'of', actors.name"));
  ledger.db.exec(`DELETE FROM facets WHERE name = 'of'; DROP INDEX rows_by_doubt; PRAGMA user_version = ${before};`);
  ledger.close();
  expect(own()).toEqual(told);
  rmSync(folder, { recursive: true });
});

/** As the first version wrote it: two readings of one report, both in the indexes. */
function makeFirst(path: string): void {
  const db = new DatabaseSync(path);
  db.exec(`PRAGMA foreign_keys = ON; ${MIGRATIONS[0]} PRAGMA user_version = 1;`);
  const reading = aReading();
  const { id, sha256, text, published } = reading.report;
  db.prepare("INSERT INTO reports (id, sha256, text, published, blocks, added) VALUES (?, ?, ?, ?, ?, ?)").run(
    id,
    sha256,
    text,
    published,
    JSON.stringify(reading.blocks),
    NOW,
  );
  db.prepare("INSERT INTO report_words (report, words) VALUES (?, ?)").run(id, text);
  for (const [number, superseded] of [
    [1, NOW],
    [2, null],
  ] as const) {
    db.prepare("INSERT INTO readings (id, report, model, read, warnings, superseded) VALUES (?, ?, ?, ?, '[]', ?)").run(
      number,
      id,
      String(number),
      NOW,
      superseded,
    );
    for (const actor of reading.actors)
      db.prepare("INSERT INTO actors (reading, local, name, kind, confidence, body) VALUES (?, ?, ?, ?, ?, ?)").run(
        number,
        actor.id,
        actor.name,
        actor.kind,
        actor.confidence,
        JSON.stringify(actor),
      );
    for (const { kind, local, spans, confidence, body, facets, words } of rowsOf(reading)) {
      const { lastInsertRowid } = db
        .prepare(
          'INSERT INTO rows (reading, kind, local, "start", "end", confidence, body) VALUES (?, ?, ?, ?, ?, ?, ?)',
        )
        .run(
          number,
          kind,
          local,
          Math.min(...spans.map(({ start }) => start)),
          Math.max(...spans.map(({ end }) => end)),
          confidence,
          JSON.stringify(body),
        );
      for (const [name, value] of facets)
        db.prepare("INSERT INTO facets (row, name, value) VALUES (?, ?, ?)").run(lastInsertRowid, name, value);
      db.prepare("INSERT INTO row_words (rowid, words) VALUES (?, ?)").run(lastInsertRowid, words);
    }
  }
  db.close();
}
