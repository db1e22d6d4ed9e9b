import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ledgerActor } from "../../../src/ledger/actors/actor-parts.ts";
import { decideActors } from "../../../src/ledger/actors/decide.ts";
import type { DecisionWish } from "../../../src/ledger/actors/decision.ts";
import { listActors } from "../../../src/ledger/actors/list-actors.ts";
import { correctRow } from "../../../src/ledger/corrections/correct-row.ts";
import { examine } from "../../../src/ledger/doctor.ts";
import { forgetActor } from "../../../src/ledger/forget/forget-actor.ts";
import { forgetReport } from "../../../src/ledger/forget/forget-report.ts";
import { type Ledger, openLedger } from "../../../src/ledger/open-ledger.ts";
import { storeReading } from "../../../src/ledger/store-reading.ts";
import { aReport, type Told } from "./a-report.ts";

const NOW = "2026-03-05T00:00:00.000Z";
const PETRA: Told = { name: "Petra Lunnik", roles: ["the mayor"] };
const OTO: Told = { name: "Oto Marn" };
let ledger: Ledger;
beforeEach(() => {
  ledger = openLedger(":memory:");
  storeReading(ledger, aReport("r-1", [PETRA, OTO]), NOW);
  storeReading(ledger, aReport("r-2", [PETRA]), NOW);
  storeReading(ledger, aReport("r-3", [{ name: "Oto Marn" }]), NOW);
});
afterEach(() => {
  expect(examine(ledger)).toEqual([]);
  ledger.close();
});

const by = { by: "Ann", why: "I know them" };
type Told2 = DecisionWish extends infer W ? (W extends DecisionWish ? Omit<W, "by" | "why"> : never) : never;
const decide = (wish: Told2) => decideActors(ledger, { ...wish, ...by }, NOW);
/** The parts of each ledger actor, by name. */
const all = () =>
  Object.fromEntries(
    listActors(ledger, "", 100).map(({ id, name }) => [
      name,
      ledgerActor(ledger, id, 100)
        .parts.map((part) => part.id)
        .sort()
        .join(" "),
    ]),
  );
const idOf = (name: string) => listActors(ledger, name, 1)[0]?.id ?? "";
const START = { "Petra Lunnik": "r-1/P1 r-2/P1", "Oto Marn": "r-1/P2 r-3/P1" };

test("reports are joined, and the same reports in the same order give the same ids", () => {
  expect(all()).toEqual(START);
  const again = openLedger(":memory:");
  for (const [id, told] of [
    ["r-1", [PETRA, OTO]],
    ["r-2", [PETRA]],
    ["r-3", [{ name: "Oto Marn" }]],
  ] as const)
    storeReading(again, aReport(id, told), NOW);
  expect(listActors(again, "", 9)).toEqual(listActors(ledger, "", 9));
  again.close();
});

describe("a merge", () => {
  test("makes two one; both ids lead there, and undoing it parts them again", () => {
    const [petra, oto] = [idOf("Petra"), idOf("Oto")];
    const { decision, moves, reports, rows } = decide({ action: "merge", actor: petra, other: oto });
    expect({ moves: moves.length, reports, rows }).toEqual({ moves: 2, reports: 2, rows: 2 });
    expect(all()).toEqual({ "Petra Lunnik": "r-1/P1 r-1/P2 r-2/P1 r-3/P1" });
    expect(ledgerActor(ledger, oto, 9)).toMatchObject({ id: petra, reports: 3, statements: 4 });
    decide({ action: "undo", decision: decision ?? "" });
    expect(all()).toEqual(START);
    expect(ledgerActor(ledger, oto, 9).decisions.map(({ action, stands }) => [action, stands])).toEqual([
      ["merge", false],
      ["undo", true],
    ]);
  });

  test("holds for reports that come later, and those go with whom they are like when it is undone", () => {
    const { decision } = decide({ action: "merge", actor: idOf("Petra"), other: idOf("Oto") });
    storeReading(ledger, aReport("r-4", [OTO]), NOW);
    expect(all()).toEqual({ "Petra Lunnik": "r-1/P1 r-1/P2 r-2/P1 r-3/P1 r-4/P1" });
    decide({ action: "undo", decision: decision ?? "" });
    expect(all()).toEqual({ ...START, "Oto Marn": "r-1/P2 r-3/P1 r-4/P1" });
  });

  test("comes back when its undoing is undone", () => {
    const { decision } = decide({ action: "merge", actor: idOf("Petra"), other: idOf("Oto") });
    const undone = decide({ action: "undo", decision: decision ?? "" });
    decide({ action: "undo", decision: undone.decision ?? "" });
    expect(Object.keys(all())).toEqual(["Petra Lunnik"]);
  });
});

describe("a split", () => {
  test("parts somebody off; it holds when the report is read again, with other ids of its actors", () => {
    const petra = idOf("Petra");
    const { other } = decide({ action: "split", actor: petra, members: ["r-2/P1"] });
    expect(ledgerActor(ledger, petra, 9).parts.map(({ id }) => id)).toEqual(["r-1/P1"]);
    storeReading(ledger, aReport("r-2", [PETRA], { model: "2", from: 7 }), NOW);
    expect(ledgerActor(ledger, other ?? "", 9).parts).toMatchObject([{ id: "r-2/P7", isDecided: true }]);
  });

  test("is taken back", () => {
    const { decision } = decide({ action: "split", actor: idOf("Petra"), members: ["r-2/P1"] });
    decide({ action: "undo", decision: decision ?? "" });
    expect(all()).toEqual(START);
  });
});

test("a name that a person gave stays, whatever reports come", () => {
  const petra = idOf("Petra");
  const { decision } = decide({ action: "rename", actor: petra, name: "Mayor Lunnik" });
  storeReading(ledger, aReport("r-4", [PETRA]), NOW);
  expect(listActors(ledger, "mayor lun", 9)).toMatchObject([{ id: petra, name: "Mayor Lunnik", reports: 3 }]);
  decide({ action: "undo", decision: decision ?? "" });
  expect(ledgerActor(ledger, petra, 9).name).toBe("Petra Lunnik");
});

test("a preview tells what would change, and changes nothing", () => {
  const wish = { action: "merge", actor: idOf("Petra"), other: idOf("Oto"), ...by } as const;
  expect(decideActors(ledger, wish, NOW, true)).toMatchObject({ decision: null, reports: 2, rows: 2 });
  expect(all()).toEqual(START);
  expect(ledgerActor(ledger, idOf("Petra"), 9).decisions).toEqual([]);
});

test.each<[string, () => Told2, string]>([
  [
    "an actor that there is not",
    () => ({ action: "rename", actor: "a-none", name: "X" }),
    "There is no actor 'a-none'",
  ],
  ["itself", () => ({ action: "merge", actor: idOf("Petra"), other: idOf("Petra") }), "are one actor already"],
  [
    "a part of somebody else",
    () => ({ action: "split", actor: idOf("Petra"), members: ["r-3/P1"] }),
    "'r-3/P1' is no part",
  ],
  [
    "all parts",
    () => ({ action: "split", actor: idOf("Petra"), members: ["r-1/P1", "r-2/P1"] }),
    "nothing would be left",
  ],
  ["an empty name", () => ({ action: "rename", actor: idOf("Petra"), name: " " }), "The name is empty"],
  ["a decision that there is not", () => ({ action: "undo", decision: "d-none" }), "There is no decision 'd-none'"],
])("a decision about %s is refused", (_, wish, message) => {
  expect(() => decide(wish())).toThrow(message);
});

describe("when a report is read again", () => {
  test("an actor keeps its ledger actor, and one whose name is another goes to another", () => {
    const oto = idOf("Oto");
    const { report } = aReport("r-1", [PETRA, OTO]);
    storeReading(ledger, { ...aReport("r-1", [PETRA, { name: "Ada Bren" }], { model: "2" }), report }, NOW);
    expect(all()).toEqual({ "Petra Lunnik": "r-1/P1 r-2/P1", "Ada Bren": "r-1/P2", "Oto Marn": "r-3/P1" });
    expect(ledgerActor(ledger, oto, 9).reports).toBe(1);
  });

  test("an actor that a person corrected goes where its name says", () => {
    const fields = { name: "Petra Lunnik", names: ["Petra Lunnik"] };
    correctRow(ledger, { id: "r-3/P1", action: "change", fields, by: "Ann", why: "misread", now: NOW });
    expect(all()).toEqual({ "Petra Lunnik": "r-1/P1 r-2/P1 r-3/P1", "Oto Marn": "r-1/P2" });
  });
});

describe("what is forgotten", () => {
  test("takes its ledger actor, names and decisions along", () => {
    decide({ action: "rename", actor: idOf("Petra"), name: "Mayor Lunnik" });
    decideActors(
      ledger,
      { action: "rename", actor: idOf("Oto"), name: "Marn", by: "Ann", why: "not Petra Lunnik" },
      NOW,
    );
    for (const id of ["r-1/P1", "r-2/P1"]) forgetActor(ledger, id, "asked", NOW);
    expect(all()).toEqual({ Marn: "r-1/P2 r-3/P1" });
    const left = ["ledger_actors", "actor_traits", "actor_joins", "actor_decisions"].map((table) =>
      JSON.stringify(ledger.db.prepare(`SELECT * FROM ${table}`).all()),
    );
    expect(left.join()).not.toMatch(/lunnik/i);
  });

  test("is a report alone: its ledger actors lose what it showed", () => {
    decide({ action: "merge", actor: idOf("Petra"), other: idOf("Oto") });
    forgetReport(ledger, "r-2", "asked", NOW);
    expect(all()).toEqual({ "Petra Lunnik": "r-1/P1 r-1/P2 r-3/P1" });
    forgetReport(ledger, "r-1", "asked", NOW);
    forgetReport(ledger, "r-3", "asked", NOW);
    expect(listActors(ledger, "", 9)).toEqual([]);
    expect(ledger.db.prepare("SELECT * FROM actor_decisions").all()).toEqual([]);
  });
});
