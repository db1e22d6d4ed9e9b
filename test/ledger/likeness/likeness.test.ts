import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { correctRow } from "../../../src/ledger/corrections/correct-row.ts";
import { examine } from "../../../src/ledger/doctor.ts";
import { forgetActor } from "../../../src/ledger/forget/forget-actor.ts";
import { forgetReport } from "../../../src/ledger/forget/forget-report.ts";
import { type Ledger, openLedger } from "../../../src/ledger/open-ledger.ts";
import { parseQuery } from "../../../src/ledger/query.ts";
import { rereadReport, staleReports } from "../../../src/ledger/reread.ts";
import type { RowKind } from "../../../src/ledger/rows-of.ts";
import { type SearchOptions, searchRows } from "../../../src/ledger/search.ts";
import { storeReading } from "../../../src/ledger/store-reading.ts";
import type { Reading } from "../../../src/reading/reading.ts";
import { aReading } from "../a-reading.ts";
import { aLike, seen, seenReport } from "./toy-vectors.ts";

const NOW = "2026-03-05T00:00:00.000Z";
const CLOSED = "the old bridge will be closed for the winter";
/** From the likest to the least like. */
const SAID = [
  "the old bridge will be closed for the winter",
  "the bridge will be closed for the whole winter",
  "the bridge is closed",
  "turnips were dear at the market",
] as const;

let ledger: Ledger;
beforeEach(() => {
  ledger = openLedger(":memory:");
  for (const [i, words] of [SAID[2], SAID[0], SAID[3], SAID[1]].entries()) add(said(`r-${i + 1}`, words));
});
afterEach(() => ledger.close());

/** A report in which the mayor says this, and the police deny it. */
function said(id: string, words: string, model = "1"): Reading {
  const reading = aReading({ id, model, text: `Petra Lunnik said that ${words}. Police denied it.` });
  const end = 18 + "that ".length + words.length;
  const [first, second] = reading.attributions;
  if (first === undefined || second === undefined) throw new Error("The reading has two statements.");
  const moved = (by: number, length: number) => [{ start: end + by, end: end + by + length }];
  return {
    ...reading,
    attributions: [
      { ...first, content: [{ start: 18, end }] },
      { ...second, source: moved(2, 6), cue: moved(9, 6), content: moved(16, 2) },
    ],
    events: [
      {
        ...{
          id: "E1",
          type: "REQUEST",
          speechAct: null,
          mode: null,
          contexts: [],
          anchor: [{ start: 18, end }],
          actors: ["P1"],
        },
        ...{ recipients: [], modality: "happened", place: null, time: null, figures: [], reportedBy: "A1" },
        confidence: 0.7,
      },
    ],
  };
}

function add(reading: Reading): void {
  storeReading(ledger, reading, NOW, seen(reading));
}

function find(query: string, changes: Partial<SearchOptions> & { readonly model?: string } = {}) {
  const asked = parseQuery(query);
  const like = asked.like === null ? null : aLike(asked.like, changes.model);
  return searchRows(ledger, asked, { kind: "statement", sort: "fit", limit: 20, cursor: null, ...changes, like });
}

/** The reports of the mayor's statements that are found. */
const reports = (query: string, changes?: Parameters<typeof find>[1]) =>
  find(query, changes)
    .hits.filter(({ id }) => id.endsWith("A1"))
    .map(({ report }) => report.id);

describe("a search by likeness", () => {
  test("finds the likest first and tells how like they are", () => {
    const { hits, leftOut } = find(`like:"Petra Lunnik said that ${CLOSED}."`);
    expect(hits.slice(0, 3).map(({ id }) => id)).toEqual(["r-2/A1", "r-4/A1", "r-1/A1"]);
    const scores = hits.map(({ score }) => score ?? 0);
    expect(scores[0]).toBeGreaterThan(0.99);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(leftOut).toBe(0);
  });

  test("finds a statement by the sentences of its content, and not by the others of its report", () => {
    expect(find('like:"Police denied it"').hits[0]?.id).toMatch(/A2$/);
    expect(
      find('like:"Police denied it"')
        .hits.slice(0, 4)
        .every(({ id }) => id.endsWith("A2")),
    ).toBe(true);
  });

  test.each<[string, Partial<SearchOptions>, readonly string[]]>([
    ["", { kind: "event" }, ["r-2/E1", "r-4/E1", "r-1/E1", "r-3/E1"]],
    ["winter speaker:lunnik", {}, ["r-2/A1", "r-4/A1"]],
    ["bridge -old", {}, ["r-4/A1", "r-1/A1"]],
    ["act:denial whole", {}, []],
    ["-act:denial", { limit: 1 }, ["r-2/A1"]],
    ["after:2026-04-01", {}, []],
    ['publisher:lake speaker:"Nobody At All"', {}, []],
    ["type:REQUEST market", { kind: null }, ["r-3/E1"]],
  ])("of what '%s' asks for alone", (filters, options, ids) => {
    expect(find(`${filters} like:"${CLOSED}"`, options).hits.map(({ id }) => id)).toEqual(ids);
  });

  test.each([
    ["more reports than can be looked up one by one", 300, 600],
    ["most of all sentences", 300, 0],
  ])("of a publisher with %s", (_, own, rain) => {
    for (let i = 0; i < own + 10; i++) {
      const { report, ...rows } = said(`m-${i}`, SAID[i < own ? 1 : 0]);
      const text = report.text + (i < own ? "" : " Rain fell.".repeat(rain));
      add({ ...rows, report: { ...report, text, publisher: i < own ? "Vale Post" : "Hill Post" } });
    }
    // The likest are the other house's.
    const { hits } = find(`publisher:vale like:"${CLOSED}"`, { limit: 100 });
    expect(hits).toHaveLength(100);
    expect(hits.every(({ report }) => Number(report.id.slice(2)) < own)).toBe(true);
  });

  test("goes on from where a page ended, and tells each row once", () => {
    const all = find(`like:"${CLOSED}"`, { kind: null }).hits.map(({ id }) => id);
    expect(all).toHaveLength(12);
    const paged: string[] = [];
    for (let cursor: string | null = null, pages = 0; pages === 0 || cursor !== null; pages++) {
      const page = find(`like:"${CLOSED}"`, { kind: null, limit: 5, cursor });
      paged.push(...page.hits.map(({ id }) => id));
      cursor = page.next;
    }
    expect(paged).toEqual(all);
  });

  test("puts the newest of the likest first where the order is by date", () => {
    const newer = said("r-9", SAID[3]);
    add({ ...newer, report: { ...newer.report, published: "2026-03-09" } });
    expect(reports(`like:"${CLOSED}"`, { sort: "date" })).toEqual(["r-9", "r-2", "r-4", "r-1", "r-3"]);
  });

  test.each<[string, RowKind | null]>([
    ['like:"a b c" like:"d e f"', null],
    ['-like:"a b c"', null],
    ['like:"…"', null],
    ['like:"a b c"', "stance"],
  ])("refuses %s for the kind %s", (query, kind) => {
    expect(() => find(query, { kind })).toThrow(
      expect.objectContaining({ failure: expect.objectContaining({ code: "query-invalid" }) }),
    );
  });
});

describe("the vectors of sentences", () => {
  test("of another model are not compared, and the rows that are left out are counted", () => {
    add(said("r-5", CLOSED, "2"));
    expect(reports(`like:"${CLOSED}"`)).not.toContain("r-5");
    expect(find(`like:"${CLOSED}"`).leftOut).toBe(2);
    expect(find(`like:"${CLOSED}"`, { kind: null }).leftOut).toBe(3);
    expect(reports(`like:"${CLOSED}"`, { model: "2" })).toEqual(["r-5"]);
    expect(find(`like:"${CLOSED}"`, { model: "2" }).leftOut).toBe(8);
  });

  test("are the newer reading's once a report is read again", () => {
    rereadReport(ledger, seenReport(said("r-2", CLOSED, "2")), NOW);
    expect(reports(`like:"${CLOSED}"`)).toEqual(["r-4", "r-1", "r-3"]);
    expect(reports(`like:"${CLOSED}"`, { model: "2" })).toEqual(["r-2"]);
    expect(examine(ledger)).toEqual([]);
  });

  test("are missing where an older Sayso read, and come by reading again with the same model", () => {
    storeReading(ledger, said("r-5", CLOSED), NOW);
    expect(staleReports(ledger, "1")).toEqual(["r-5"]);
    expect(find(`like:"${CLOSED}"`)).toMatchObject({ leftOut: 2 });
    rereadReport(ledger, seenReport(said("r-5", CLOSED)), NOW);
    expect(staleReports(ledger, "1")).toEqual([]);
    expect(find(`like:"${CLOSED}"`)).toMatchObject({ leftOut: 0 });
    expect(reports(`like:"${CLOSED}"`)).toContain("r-5");
  });

  test("go with a report that is forgotten, and the same number is no other report's afterwards", () => {
    expect(reports(`like:"${CLOSED}"`)).toContain("r-4");
    forgetReport(ledger, "r-4", "asked to", NOW);
    add(said("r-6", "turnips are not dear"));
    expect(new Set(reports(`like:"${CLOSED}"`))).toEqual(new Set(["r-1", "r-2", "r-3", "r-6"]));
    expect(reports('like:"turnips are not dear"')[0]).toBe("r-6");
    expect(examine(ledger)).toEqual([]);
  });

  test("go where somebody is forgotten out of a report: its sentences named them", () => {
    forgetActor(ledger, "r-2/P1", "asked to", NOW);
    expect(ledger.db.prepare("SELECT count(*) AS n FROM sentence_vectors").get()?.["n"]).toBe(3);
    expect(find(`like:"${CLOSED}"`)).toMatchObject({ leftOut: 1 });
    expect(staleReports(ledger, "1")).toEqual(["r-2"]);
  });

  test("find rows that people changed or added", () => {
    correctRow(ledger, { id: "r-3/A1", action: "strike", by: "Ann", why: "no", now: NOW });
    expect(reports(`like:"${SAID[3]}"`)).not.toContain("r-3");
    correctRow(ledger, {
      ...{ id: "r-3", action: "add", kind: "statement", by: "Ann", why: "missed", now: NOW },
      fields: { source: [{ start: 0, end: 12 }], cue: [{ start: 13, end: 17 }], content: [{ start: 18, end: 40 }] },
    });
    expect(find(`like:"${SAID[3]}"`).hits[0]).toMatchObject({ report: { id: "r-3" }, isCorrected: true });
  });
});

test("what another program adds and takes out is seen", () => {
  const folder = mkdtempSync(join(tmpdir(), "sayso-likeness-"));
  const path = join(folder, "ledger.sqlite");
  const [other, own] = [openLedger(path), openLedger(path)];
  const ask = () =>
    searchRows(own, parseQuery(""), {
      ...{ kind: "statement", sort: "fit", limit: 1, cursor: null, like: aLike(`Petra Lunnik said that ${CLOSED}.`) },
    }).hits.map(({ report }) => report.id);
  const put = (reading: Reading) => storeReading(other, reading, NOW, seen(reading));
  expect(ask()).toEqual([]);
  put(said("r-1", SAID[2]));
  expect(ask()).toEqual(["r-1"]);
  put(said("r-2", SAID[0]));
  expect(ask()).toEqual(["r-2"]);
  forgetReport(other, "r-2", "asked to", NOW);
  put(said("r-3", SAID[1]));
  expect(ask()).toEqual(["r-3"]);
  other.close();
  own.close();
  rmSync(folder, { recursive: true });
});
