import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { backupLedger } from "../../src/ledger/backup-ledger.ts";
import { contents, examine } from "../../src/ledger/doctor.ts";
import { failuresIn, isRead, recordFailure, settleFailures } from "../../src/ledger/failures.ts";
import { MIGRATIONS } from "../../src/ledger/migrations.ts";
import { type Ledger, openLedger } from "../../src/ledger/open-ledger.ts";
import { parseQuery } from "../../src/ledger/query.ts";
import { rowAt } from "../../src/ledger/row-at.ts";
import { searchRows } from "../../src/ledger/search.ts";
import { storeReading } from "../../src/ledger/store-reading.ts";
import { aReading } from "./a-reading.ts";

const NOW = "2026-03-05T00:00:00.000Z";
let folder: string;
let ledger: Ledger;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sayso-ledger-"));
  ledger = openLedger(join(folder, "ledger.sqlite"));
});
afterEach(() => {
  ledger.close();
  rmSync(folder, { recursive: true });
});

const find = (query: string) =>
  searchRows(ledger, parseQuery(query), { kind: null, sort: "fit", limit: 10, cursor: null }).hits.map(({ id }) => id);

describe("storing", () => {
  test("a report is added once, however often it comes", () => {
    expect(storeReading(ledger, aReading(), NOW)).toBe("added");
    expect(storeReading(ledger, aReading(), NOW)).toBe("already-there");
    expect(contents(ledger)).toEqual({ report: 1, failure: 0, statement: 2 });
    expect(isRead(ledger, "r-1", "1")).toBe(true);
    expect(isRead(ledger, "r-1", "2")).toBe(false);
  });

  test("a newer model's reading supersedes the older, which stays", () => {
    storeReading(ledger, aReading(), NOW);
    expect(storeReading(ledger, aReading({ model: "2" }), NOW)).toBe("superseded");
    expect(ledger.db.prepare("SELECT count(*) AS n FROM readings").get()).toEqual({ n: 2 });
    expect(find("bridge")).toEqual(["r-1/A1"]);
    expect(examine(ledger)).toEqual([]);
  });

  test("a row beyond its report's text stores nothing at all", () => {
    const reading = aReading();
    const [first, ...rest] = reading.attributions;
    const broken = first === undefined ? [] : [{ ...first, content: [{ start: 18, end: 999 }] }, ...rest];
    expect(() => storeReading(ledger, { ...reading, attributions: broken }, NOW)).toThrow(RangeError);
    expect(contents(ledger)).toEqual({ report: 0, failure: 0 });
  });

  test("why a report failed is kept until it is read", () => {
    const failure = { code: "file-empty", message: "It is empty.", remedy: "Name another." } as const;
    recordFailure(ledger, "r-1.txt", failure, NOW);
    recordFailure(ledger, "r-1.txt", { ...failure, code: "file-binary" }, NOW);
    expect(failuresIn(ledger)).toEqual([{ ...failure, code: "file-binary", place: "r-1.txt" }]);
    storeReading(ledger, aReading(), NOW);
    expect(failuresIn(ledger)).toEqual([]);
  });

  test("what failed of a file is dropped once it was read to its end, but for what failed again", () => {
    const failure = { code: "file-empty", message: "It is empty.", remedy: "Name another." } as const;
    const places = ["/m", "/m#1", "/m#2", "/mbox", "/n", "/n#1"];
    for (const place of places) recordFailure(ledger, place, failure, NOW);
    settleFailures(ledger, ["/m"], new Set(["/m#2"]));
    expect(failuresIn(ledger).map(({ place }) => place)).toEqual(["/m#2", "/mbox", "/n", "/n#1"]);
    settleFailures(ledger, ["/n"], new Set(["/n"]));
    expect(failuresIn(ledger)).toHaveLength(4);
  });
});

describe("searching", () => {
  beforeEach(() => {
    storeReading(ledger, aReading(), NOW);
  });

  test.each([
    ["bridge", ["r-1/A1"]],
    ["bri*", ["r-1/A1"]],
    ['"the bridge"', ["r-1/A1"]],
    ['"bridge the"', []],
    ["NEAR(bridge safe, 3)", ["r-1/A1"]],
    ["bridge -safe", []],
    ['bridge -"was safe"', []],
    ['bridge -"safe was"', ["r-1/A1"]],
    ["bridge -NEAR(bridge safe, 3)", []],
    ["bridge - -- AND", []],
    ["speaker:lunnik", ["r-1/A1"]],
    ["role:mayor", ["r-1/A1"]],
    ["act:denial", ["r-1/A2"]],
    ["-act:denial", ["r-1/A1"]],
    ["publisher:lake after:2026-03-01 before:2026-04-01 act:speech", ["r-1/A1"]],
    ["after:2026-04-01", []],
  ])("%j finds %j", (query, ids) => {
    expect(find(query)).toEqual(ids);
  });

  test("each hit shows its own words, and a speaker's words are that speaker's", () => {
    const text = "Petra Lunnik said that it was safe too. Police denied it."; // the same words stand in both reports
    storeReading(ledger, aReading({ id: "r-2", text: text.padEnd(80, " ") }), NOW);
    const { hits } = searchRows(ledger, parseQuery("safe"), { kind: null, sort: "fit", limit: 10, cursor: null });
    expect(hits.map(({ id, snippet }) => [id, snippet.includes("«safe»"), snippet.includes("bridge")]).sort()).toEqual([
      ["r-1/A1", true, true],
      ["r-2/A1", true, false],
    ]);
    expect(find("bridge speaker:lunnik")).toEqual(["r-1/A1"]);
    expect(find("bridge act:denial")).toEqual([]);
  });

  test("pages follow one another without loss", () => {
    const page = (cursor: string | null) =>
      searchRows(ledger, parseQuery("manner:indirect"), { kind: "statement", sort: "date", limit: 1, cursor });
    const first = page(null);
    const second = page(first.next);
    expect([...first.hits, ...second.hits].map(({ id }) => id)).toEqual(["r-1/A1", "r-1/A2"]);
    expect(second.next).toBeNull();
  });

  test.each([
    ["colour:red", "There is no filter 'colour'."],
    ["after:yesterday", "'yesterday' is no day."],
    ['"open', "A quotation mark is left open."],
    ["-safe", "A search needs something that must be there."],
    ["NEAR(one)", "NEAR needs two words."],
    ["act:", "The filter 'act' has no value."],
  ])("%j is refused, and the mistake pointed at", (query, message) => {
    expect(() => parseQuery(query)).toThrow(message);
  });

  test("a row, an actor and a report are shown by name; another name is refused", () => {
    expect(rowAt(ledger, "r-1/A1").kind).toBe("statement");
    expect(rowAt(ledger, "r-1/P1").kind).toBe("actor");
    expect(rowAt(ledger, "r-1").kind).toBe("report");
    expect(() => rowAt(ledger, "r-1/A9")).toThrow("There is no row 'r-1/A9'");
  });
});

describe("care", () => {
  test("a backup holds what the ledger holds, and writes over nothing", () => {
    storeReading(ledger, aReading(), NOW);
    const to = join(folder, "copy.sqlite");
    backupLedger(ledger, to);
    const copy = openLedger(to);
    expect(contents(copy)).toEqual(contents(ledger));
    copy.close();
    expect(() => backupLedger(ledger, to)).toThrow("There is a file of that name.");
  });

  test("a file that is no ledger, and one of a later version, are refused and left alone", () => {
    const other = join(folder, "notes.txt");
    writeFileSync(other, "not a ledger at all, but long enough to be looked at".repeat(20));
    expect(() => openLedger(other)).toThrow("cannot be used as a ledger");
    const later = join(folder, "later.sqlite");
    const db = new DatabaseSync(later);
    db.exec("PRAGMA user_version = 99");
    db.close();
    expect(() => openLedger(later)).toThrow("The ledger is of version 99");
  });

  test.each([
    [`UPDATE rows SET "end" = 5000 WHERE local = 'A1'`, "1 rows point beyond their report's text."],
    [
      `UPDATE rows SET body = replace(body, '"end":42', '"end":420') WHERE local = 'A1'`,
      "1 rows point beyond their report's text.",
    ],
    [`UPDATE rows SET body = '{}' WHERE local = 'A1'`, "1 readings have rows that are none."],
    [
      `UPDATE actors SET body = replace(body, '"end":12', '"end":120')`,
      "1 actors have mentions beyond their report's text.",
    ],
    ["DELETE FROM facets WHERE name = 'act' AND value = 'denial'", "1 rows cannot be found by search as they are."],
    ["UPDATE row_words SET words = 'other' WHERE rowid = 1", "1 rows cannot be found by search as they are."],
    ["INSERT INTO row_words (rowid, words) VALUES (99, 'x')", "1 entries of the words index have no row that stands."],
    ["DELETE FROM report_words", "1 reports are not in the reports index."],
    ["PRAGMA user_version = 1", `It is of version 1, not ${MIGRATIONS.length}.`],
  ])("the doctor tells of %s", (harm, fault) => {
    storeReading(ledger, aReading(), NOW);
    expect(examine(ledger)).toEqual([]);
    ledger.db.exec(harm);
    expect(examine(ledger)).toContainEqual(expect.stringContaining(fault));
  });

  test("a backup is made while another writes, of what is whole by then", () => {
    storeReading(ledger, aReading(), NOW);
    const writer = openLedger(ledger.path);
    writer.db.exec("BEGIN IMMEDIATE; UPDATE reports SET title = 'half done'");
    const to = join(folder, "copy.sqlite");
    backupLedger(ledger, to);
    writer.db.exec("COMMIT");
    writer.close();
    const copy = openLedger(to);
    expect(examine(copy)).toEqual([]);
    expect(rowAt(copy, "r-1").report).toMatchObject({ title: "Bridge" });
    copy.close();
  });

  test("a backup into a folder that is not there is refused, and leaves nothing", () => {
    expect(() => backupLedger(ledger, join(folder, "none", "copy.sqlite"))).toThrow("The copy cannot be made");
  });
});
