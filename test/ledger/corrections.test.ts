import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { correctRow, type Wish } from "../../src/ledger/corrections/correct-row.ts";
import { exportCorrections, importCorrections } from "../../src/ledger/corrections/exchange.ts";
import { historyOf } from "../../src/ledger/corrections/history.ts";
import { differencesBetween } from "../../src/ledger/differences.ts";
import { examine } from "../../src/ledger/doctor.ts";
import { type Ledger, openLedger } from "../../src/ledger/open-ledger.ts";
import { parseQuery } from "../../src/ledger/query.ts";
import { readingsIn } from "../../src/ledger/readings-in.ts";
import { searchRows } from "../../src/ledger/search.ts";
import { storeReading } from "../../src/ledger/store-reading.ts";
import { aReading } from "./a-reading.ts";

const NOW = "2026-03-05T00:00:00.000Z";
let folder: string;
let ledger: Ledger;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sayso-corrections-"));
  ledger = openLedger(join(folder, "ledger.sqlite"));
  storeReading(ledger, aReading(), NOW);
});
afterEach(() => {
  expect(examine(ledger)).toEqual([]);
  ledger.close();
  rmSync(folder, { recursive: true });
});

const find = (query: string) =>
  searchRows(ledger, parseQuery(query), { kind: null, sort: "fit", limit: 10, cursor: null }).hits.map(({ id }) => id);
const exported = () => [...readingsIn(ledger)][0];
const correct = (wish: Partial<Wish>) =>
  correctRow(ledger, { id: "r-1/A1", action: "change", by: "Ann", why: "checked", now: NOW, ...wish });

describe("a correction", () => {
  test("of a field is what is found, shown and exported; the machine's row stays", () => {
    correct({ fields: { act: "denial", content: [{ start: 23, end: 42, text: "the bridge was safe" }] } });
    expect(find("act:denial").sort()).toEqual(["r-1/A1", "r-1/A2"]);
    expect(find("act:speech")).toEqual([]);
    expect(find("that bridge")).toEqual([]);
    expect(exported()?.attributions[0]).toMatchObject({
      act: "denial",
      confidence: 1,
      content: [{ start: 23, end: 42 }],
    });
    const history = historyOf(ledger, "r-1/A1");
    expect(history.machine).toMatchObject({ act: "speech", content: [{ start: 18, end: 42 }] });
    expect(history.corrections).toMatchObject([{ action: "change", by: "Ann", why: "checked", isAlong: false }]);
  });

  test("that strikes takes the row out of search and export, and is told in its history", () => {
    correct({ action: "strike" });
    expect(find("bridge")).toEqual([]);
    expect(find("act:speech")).toEqual([]);
    expect(exported()?.attributions.map(({ id }) => id)).toEqual(["A2"]);
    expect(historyOf(ledger, "r-1/A1").row).toBeNull();
    expect(() => correct({ action: "confirm" })).toThrow("was struck by Ann");
    correct({ action: "withdraw" });
    expect(find("bridge")).toEqual(["r-1/A1"]);
  });

  test("that confirms leaves the row as it is, sure", () => {
    correct({ action: "confirm" });
    expect(exported()?.attributions[0]).toEqual({ ...aReading().attributions[0], confidence: 1 });
  });

  test("said twice in one instant is one correction", () => {
    for (let i = 0; i < 3; i++) correct({ action: "confirm" });
    expect(historyOf(ledger, "r-1/A1").corrections).toHaveLength(2);
  });

  test("that adds is found and exported, with what it names", () => {
    const { id } = correct({
      id: "r-1",
      action: "add",
      kind: "event",
      fields: { type: "REJECT", anchor: [{ start: 51, end: 57 }], actors: ["P1"] },
    });
    expect(find("type:REJECT actor:lunnik")).toEqual([id]);
    expect(find("denied")).toContain(id);
    expect(exported()?.events).toHaveLength(1);
    expect(() =>
      correct({
        id: "r-1",
        action: "add",
        kind: "event",
        fields: { type: "REJECT", anchor: [{ start: 51, end: 57 }] },
      }),
    ).toThrow("There is such a row");
  });

  test("of an actor's name reaches the rows that name it", () => {
    correct({ id: "r-1/P1", fields: { name: "Petra Lunnikova" } });
    expect(find("speaker:lunnikova")).toEqual(["r-1/A1"]);
  });

  test("that strikes an actor leaves its statements without a speaker, and says so in their history", () => {
    correct({ id: "r-1/P1", action: "strike" });
    expect(find("speaker:lunnik")).toEqual([]);
    expect(exported()).toMatchObject({ actors: [], attributions: [{ speaker: null }, { speaker: null }] });
    expect(historyOf(ledger, "r-1/A1").corrections).toMatchObject([{ action: "strike", isAlong: true }]);
  });

  test("of a row that was corrected meanwhile is refused, and the newer row told", () => {
    const { version } = historyOf(ledger, "r-1/A1");
    correct({ id: `r-1/A1@${version}`, fields: { act: "denial" }, by: "Bo" });
    expect(() => correct({ id: `r-1/A1@${version}`, fields: { act: "order" } })).toThrow(
      /corrected by Bo[\s\S]*"act": "denial"/,
    );
    expect(exported()?.attributions[0]?.act).toBe("denial");
  });

  test.each<[string, Partial<Wish>, string]>([
    ["words outside the text", { fields: { cue: [{ start: 13, end: 990 }] } }, "The text has no words from 13 to 990"],
    ["other words", { fields: { cue: [{ start: 13, end: 17, text: "told" }] } }, "stands “said”, not “told”"],
    ["a field that there is none of", { fields: { mood: "sad" } }, "A statement has no field 'mood'"],
    ["a value that there is none of", { fields: { act: "song" } }, "act: "],
    ["an actor that there is none of", { fields: { speaker: "P9" } }, "no actor as speaker names it"],
    ["itself", { fields: { within: "A1" } }, "a row cannot name itself"],
    ["no change", { fields: {} }, "changes nothing"],
    ["no name", { action: "confirm", by: " " }, "needs the name"],
    ["no reason", { action: "confirm", why: "" }, "needs a reason"],
    ["a row that there is none of", { id: "r-1/A9", action: "confirm" }, "There is no row 'r-1/A9'"],
    ["a report that there is none of", { id: "r-9", action: "add", kind: "event" }, "There is no row 'r-9'"],
  ])("with %s is refused, and nothing is changed", (_, wish, message) => {
    expect(() => correct(wish)).toThrow(message);
    expect(exported()).toEqual(aReading());
  });
});

describe("a newer reading", () => {
  test("keeps corrections, laid onto the rows that share their words; what finds none is kept and told", () => {
    correct({ fields: { act: "denial" } });
    correct({ id: "r-1/A2", action: "strike", why: "no statement" });
    const { id } = correct({ id: "r-1", action: "add", kind: "place", fields: { start: 27, end: 33 } });
    const { attributions, ...rest } = aReading({ model: "2" });
    const moved = attributions.slice(0, 1).map((row) => ({ ...row, id: "A5", content: [{ start: 23, end: 42 }] }));
    storeReading(ledger, { ...rest, attributions: moved }, NOW);
    expect(exported()?.attributions).toMatchObject([{ id: "A5", act: "denial", content: [{ start: 23, end: 42 }] }]);
    expect(exported()?.places.map((place) => `r-1/${place.id}`)).toEqual([id]);
    expect(ledger.db.prepare("SELECT count(*) AS n FROM corrections WHERE unlaid IS NOT NULL").get()).toEqual({ n: 1 });
    expect(() => correct({ action: "confirm" })).toThrow(/of an older reading[\s\S]*"id": "A5"/);
  });
});

describe("corrections that go elsewhere", () => {
  test("are laid onto another ledger's rows, once however often they come", () => {
    correct({ fields: { act: "denial", speaker: null } });
    correct({ id: "r-1/A2", action: "strike" });
    const lines = [...exportCorrections(ledger)];
    const other = openLedger(join(folder, "other.sqlite"));
    storeReading(other, aReading({ model: "7" }), NOW);
    expect(importCorrections(other, lines)).toEqual({ taken: 2, alreadyThere: 0, without: 0, refused: [], unlaid: [] });
    expect([...readingsIn(other)][0]?.attributions).toEqual(exported()?.attributions);
    expect(importCorrections(other, lines)).toMatchObject({ taken: 0, alreadyThere: 2 });
    expect([...exportCorrections(other)]).toEqual(lines);
    other.close();
  });

  test.each([
    ["{", "It is no JSON."],
    ["{}", "It is no correction (id:"],
  ])("%j is refused, and why is told", (line, why) => {
    const { refused } = importCorrections(ledger, [line]);
    expect(refused).toMatchObject([{ line: 1, why: expect.stringContaining(why) }]);
  });

  test("are refused where the report has other words, and passed over where there is no such report", () => {
    correct({ fields: { act: "denial" } });
    const [line = ""] = [...exportCorrections(ledger)];
    const other = openLedger(join(folder, "other.sqlite"));
    expect(importCorrections(other, [line])).toMatchObject({ taken: 0, without: 1 });
    storeReading(other, aReading({ text: "Petra Lunnik says that the bridge was safe. Police denied it." }), NOW);
    expect(importCorrections(other, [line]).refused).toMatchObject([{ why: expect.stringContaining("not “said”") }]);
    other.close();
  });
});

test("differences between two readings are told by kind, whatever their rows are called", () => {
  const [first, second] = aReading().attributions;
  if (first === undefined || second === undefined) throw new Error("The reading has two statements.");
  const after = { ...aReading({ model: "2" }), attributions: [{ ...first, id: "A7", act: "belief" as const }] };
  const [statements] = differencesBetween(aReading(), after);
  expect(statements).toMatchObject({ kind: "statement", gone: [{ id: "A2" }], added: [], same: 0 });
  expect(statements?.changed).toMatchObject([{ before: { id: "A1" }, after: { id: "A7" } }]);
});
