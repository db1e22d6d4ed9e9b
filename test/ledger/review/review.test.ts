import { beforeEach, describe, expect, test } from "vitest";
import { correctRow } from "../../../src/ledger/corrections/correct-row.ts";
import { standingReading } from "../../../src/ledger/desk/standing-reading.ts";
import { examine } from "../../../src/ledger/doctor.ts";
import { forgetActor } from "../../../src/ledger/forget/forget-actor.ts";
import { forgetReport } from "../../../src/ledger/forget/forget-report.ts";
import { type Ledger, openLedger } from "../../../src/ledger/open-ledger.ts";
import { agreementOf } from "../../../src/ledger/review/agreement.ts";
import { casesOf, decide, decideAgreed } from "../../../src/ledger/review/decide.ts";
import { finish, type MarkWish, mark } from "../../../src/ledger/review/marks.ts";
import { queueOf } from "../../../src/ledger/review/queue.ts";
import { makeReviewSet, type NewReviewSet, reviewSets } from "../../../src/ledger/review/review-sets.ts";
import { storeReading } from "../../../src/ledger/store-reading.ts";
import { aReading } from "../a-reading.ts";

const NOW = "2026-03-05T10:00:00.000Z";
const WHOLE: NewReviewSet = {
  ...{ name: "Pilot", first: "Ann", second: "Ben", decider: "Cleo" },
  ...{ reports: ["r-1"], query: "", kind: null, limit: 100, now: NOW },
};
const MISSED = {
  kind: "statement",
  fields: { cue: [{ start: 51, end: 57 }], content: [{ start: 18, end: 42 }] },
} as const;

let ledger: Ledger;
beforeEach(() => {
  ledger = openLedger(":memory:");
  storeReading(ledger, aReading({ id: "r-1" }), NOW);
  storeReading(
    ledger,
    aReading({ id: "r-2", text: "Petra Lunnik said that the canal was safe. Police denied it." }),
    NOW,
  );
  makeReviewSet(ledger, WHOLE);
});

const say = (by: string, item: string, action: MarkWish["action"], more: Partial<MarkWish> = {}) =>
  mark(ledger, { review: 1, by, item, action, why: "", now: NOW, ...more });
const done = (...coders: readonly string[]) => coders.map((by) => finish(ledger, 1, by, NOW));
const corrections = () => Number(ledger.db.prepare("SELECT count(*) AS n FROM corrections").get()?.["n"]);

/** Ann confirms both rows; Ben changes one and strikes the other. */
function codedApart(): void {
  say("Ann", "r-1/A1", "confirm");
  say("Ann", "r-1/A2", "confirm");
  say("Ben", "r-1/A1", "change", { fields: { act: "promise" }, why: "It is one." });
  say("Ben", "r-1/A2", "strike");
}

describe("a set", () => {
  test("is of whole reports, or of what a search finds", () => {
    expect(queueOf(ledger, 1, "Ann", 0, 9).items.map(({ row }) => row.id)).toEqual(["r-1/A1", "r-1/A2"]);
    makeReviewSet(ledger, { ...WHOLE, name: "Canal", reports: [], query: "canal" });
    expect(queueOf(ledger, 2, "Ann", 0, 9).items.map(({ row }) => row.id)).toEqual(["r-2/A1"]);
    expect(reviewSets(ledger).map(({ name, items }) => [name, items])).toEqual([
      ["Canal", 1],
      ["Pilot", 2],
    ]);
  });

  test.each([
    ["two people in place of three", { name: "Other", decider: "ann" }],
    ["a name that is taken", { name: "pilot" }],
    ["no rows", { name: "Other", reports: [], query: "zeppelin" }],
  ])("with %s is refused", (_, changes) => {
    expect(() => makeReviewSet(ledger, { ...WHOLE, ...changes })).toThrow(
      expect.objectContaining({ failure: expect.objectContaining({ code: "review-invalid" }) }),
    );
  });
});

describe("coding", () => {
  test("a coder sees his own marks and nobody else's, and where he left off", () => {
    say("Ann", "r-1/A1", "strike");
    expect(queueOf(ledger, 1, "Ann", 0, 9)).toMatchObject({
      next: 1,
      items: [{ mark: { action: "strike", row: null } }, { mark: null }],
    });
    expect(queueOf(ledger, 1, "Ben", 0, 9)).toMatchObject({ next: 0, items: [{ mark: null }, { mark: null }] });
  });

  test("what is said again replaces what was said; an added row can be taken back", () => {
    say("Ann", "r-1/A1", "strike");
    say("Ann", "r-1/A1", "change", { fields: { act: "order" } });
    expect(queueOf(ledger, 1, "Ann", 0, 1).items[0]?.mark).toMatchObject({ action: "change", row: { act: "order" } });
    const added = say("Ann", "r-1", "add", MISSED);
    expect(queueOf(ledger, 1, "Ann", 0, 1).added).toHaveLength(1);
    say("Ann", added?.item ?? "", "withdraw");
    expect(queueOf(ledger, 1, "Ann", 0, 1).added).toEqual([]);
  });

  test("nothing of it is a correction, and corrections made meanwhile change nothing of it", () => {
    correctRow(ledger, { id: "r-1/A1", action: "change", fields: { act: "order" }, by: "Dan", why: "so", now: NOW });
    say("Ann", "r-1/A1", "confirm");
    expect(queueOf(ledger, 1, "Ann", 0, 1).items[0]?.mark?.row).toMatchObject({ act: "speech" });
    expect(corrections()).toBe(1);
  });

  test.each([
    ["somebody else", () => say("Cleo", "r-1/A1", "confirm"), "review-invalid"],
    ["a row that is not in it", () => say("Ann", "r-2/A1", "confirm"), "review-invalid"],
    ["an act that is none", () => say("Ann", "r-1/A1", "change", { fields: { act: "poem" } }), "correction-invalid"],
    [
      "words outside the text",
      () => say("Ann", "r-1/A1", "change", { fields: { cue: [{ start: 5, end: 900 }] } }),
      "correction-invalid",
    ],
    ["who is not through", () => done("Ann"), "review-unfinished"],
    ["the agreement before both are done", () => agreementOf(ledger, 1), "review-unfinished"],
    ["the cases before both are done", () => casesOf(ledger, 1, "Cleo"), "review-unfinished"],
    ["a review that is none", () => queueOf(ledger, 7, "Ann", 0, 1), "review-unknown"],
  ])("refuses %s", (_, attempt, code) => {
    expect(attempt).toThrow(expect.objectContaining({ failure: expect.objectContaining({ code }) }));
  });

  test("who is done says no more", () => {
    codedApart();
    done("Ann");
    expect(() => say("Ann", "r-1/A1", "strike")).toThrow("Ann is done");
  });
});

describe("agreement", () => {
  test("is told on what was kept, on labels and on spans, with the counts", () => {
    codedApart();
    say("Ben", "r-1", "add", MISSED);
    done("Ann", "Ben");
    const told = agreementOf(ledger, 1);
    expect(told.marks).toEqual({
      first: { confirm: 2, change: 0, strike: 0, add: 0 },
      second: { confirm: 0, change: 1, strike: 1, add: 1 },
    });
    const [kept, act] = told.measures;
    expect(kept).toMatchObject({ observed: 0.5, kappa: 0, pairs: 2 });
    expect(act).toMatchObject({ observed: 0, pairs: 1, answers: [{ first: "speech", second: "promise", count: 1 }] });
    // Ann has six spans; Ben three of A1, and two of what he added, one of which is no part of a row of hers.
    expect(told.spans.find(({ kind }) => kind === "all")).toMatchObject({ first: 6, second: 4, both: 4 });
  });

  test("rows that both added are one where they share their words", () => {
    codedApart();
    say("Ann", "r-1", "add", { ...MISSED, fields: { ...MISSED.fields, act: "order" } });
    say("Ben", "r-1", "add", MISSED);
    done("Ann", "Ben");
    const cases = casesOf(ledger, 1, "Cleo").filter(({ isAdded }) => isAdded);
    expect(cases).toMatchObject([
      { first: { row: { act: "order" } }, second: { row: { act: "speech" } }, agree: false },
    ]);
  });
});

describe("deciding", () => {
  test("only what is decided becomes a correction, by whoever decides and with what both said", () => {
    codedApart();
    done("Ann", "Ben");
    decide(ledger, { review: 1, by: "Cleo", item: "r-1/A1", choice: "second", why: "Ben is right.", now: NOW });
    expect(corrections()).toBe(1);
    const { reading } = standingReading(ledger, "r-1");
    expect(reading.attributions[0]).toMatchObject({ act: "promise" });
    const body = JSON.parse(String(ledger.db.prepare("SELECT body FROM corrections").get()?.["body"]));
    expect(body).toMatchObject({
      by: "Cleo",
      why: "Ben is right. (Review “Pilot”: Ann confirmed it, Ben changed it (It is one.).)",
    });
    decide(ledger, { review: 1, by: "Cleo", item: "r-1/A2", choice: "own", action: "strike", why: "None.", now: NOW });
    expect(reviewSets(ledger)[0]).toMatchObject({ decided: 2 });
    expect(standingReading(ledger, "r-1").reading.attributions).toHaveLength(1);
    expect(examine(ledger)).toEqual([]);
  });

  test("what both said alike is taken over at once; what has changed meanwhile is told and left", () => {
    for (const by of ["Ann", "Ben"]) {
      say(by, "r-1/A1", "change", { fields: { act: "promise" } });
      say(by, "r-1/A2", "confirm");
      say(by, "r-1", "add", MISSED);
    }
    done("Ann", "Ben");
    correctRow(ledger, { id: "r-1/A2", action: "strike", by: "Dan", why: "no", now: NOW });
    const told = decideAgreed(ledger, 1, "Cleo", NOW);
    expect(told).toMatchObject({
      taken: 2,
      refused: [{ item: "r-1/A2", message: expect.stringContaining("struck by Dan") }],
    });
    expect(standingReading(ledger, "r-1").reading.attributions).toMatchObject([
      { act: "promise" },
      { id: expect.stringContaining("A-") },
    ]);
  });

  test.each([
    ["somebody else", { by: "Ann" }],
    ["a case that is none", { item: "r-2/A1" }],
    ["an own decision without an action", { choice: "own" }],
  ] as const)("refuses %s", (_, changes) => {
    codedApart();
    done("Ann", "Ben");
    const wish = { review: 1, by: "Cleo", item: "r-1/A1", choice: "first", why: "So.", now: NOW, ...changes } as const;
    expect(() => decide(ledger, wish)).toThrow(
      expect.objectContaining({ failure: expect.objectContaining({ code: "review-invalid" }) }),
    );
  });

  test("a report that is forgotten leaves the review, and so do the rows of one of which an actor is", () => {
    codedApart();
    done("Ann", "Ben");
    decide(ledger, { review: 1, by: "Cleo", item: "r-1/A1", choice: "second", why: "Ben is right.", now: NOW });
    forgetActor(ledger, "r-1/P1", "asked", NOW);
    expect(queueOf(ledger, 1, "Ann", 0, 9)).toEqual({ items: [], total: 0, next: null, added: [] });
    forgetReport(ledger, "r-1", "asked", NOW);
    expect(examine(ledger)).toEqual([]);
  });
});
