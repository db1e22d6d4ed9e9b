import { afterEach, beforeEach, expect, test } from "vitest";
import { decideActors } from "../../src/ledger/actors/decide.ts";
import { graphOf } from "../../src/ledger/desk/graph.ts";
import { type Ledger, openLedger } from "../../src/ledger/open-ledger.ts";
import { storeReading } from "../../src/ledger/store-reading.ts";
import type { Reading } from "../../src/reading/reading.ts";
import { aReport } from "./actors/a-report.ts";

const NOW = "2026-03-05T00:00:00.000Z";
const ALL = { actors: 9, ties: 9 };
type Polarity = Reading["stances"][number]["polarity"];

let ledger: Ledger;
beforeEach(() => {
  ledger = openLedger(":memory:");
});
afterEach(() => ledger.close());

/** A report in which the first of these takes sides on the second. */
function add(id: string, names: readonly [string, string], ...sides: readonly Polarity[]): void {
  const reading = aReport(
    id,
    names.map((name) => ({ name })),
  );
  const [a, b] = reading.actors;
  const stances = sides.map((polarity, i) => ({
    ...{ id: `S${i + 1}`, actor: a?.id ?? "", target: { actor: b?.id ?? null, start: 0, end: 1 } },
    ...({ polarity, basis: "narrated", evidence: [{ start: 0, end: 1 }], confidence: 0.6 } as const),
  }));
  storeReading(ledger, { ...reading, stances }, NOW);
}

const namesOf = ({ actors, ties }: ReturnType<typeof graphOf>) => {
  const names = new Map(actors.map(({ id, name }) => [id, name]));
  return ties.map(({ actor, target, ...tie }) => [names.get(actor), names.get(target), tie]);
};

test("stances on one another are counted, and the strongest come first", () => {
  add("r-1", ["Oto Marn", "Ines Kolt"], "opposes");
  add("r-2", ["Petra Lunnik", "Oto Marn"], "supports", "opposes", "opposes");
  const graph = graphOf(ledger, ALL);
  expect(namesOf(graph)).toEqual([
    ["Petra Lunnik", "Oto Marn", { rows: 3, supports: 1, opposes: 2, neither: 0 }],
    ["Oto Marn", "Ines Kolt", { rows: 1, supports: 0, opposes: 1, neither: 0 }],
  ]);
  expect(graph.actors.map(({ name, rows }) => [name, rows])).toEqual([
    ["Oto Marn", 4],
    ["Petra Lunnik", 3],
    ["Ines Kolt", 1],
  ]);
});

test("only the most connected are kept, with the ties between them, and all are counted", () => {
  add("r-1", ["Oto Marn", "Ines Kolt"], "opposes");
  add("r-2", ["Petra Lunnik", "Oto Marn"], "supports", "supports");
  const graph = graphOf(ledger, { actors: 2, ties: 9 });
  expect(namesOf(graph)).toEqual([["Petra Lunnik", "Oto Marn", { rows: 2, supports: 2, opposes: 0, neither: 0 }]]);
  expect(graph).toMatchObject({ allActors: 3, allTies: 2 });
});

test("who is merged has the ties of both, and none with itself", () => {
  add("r-1", ["Oto Marn", "Ines Kolt"], "opposes");
  add("r-2", ["Petra Lunnik", "Oto Marn"], "supports");
  const idOf = (name: string) => graphOf(ledger, ALL).actors.find((one) => one.name === name)?.id ?? "";
  const wish = {
    action: "merge",
    actor: idOf("Oto Marn"),
    other: idOf("Petra Lunnik"),
    by: "Ada",
    why: "One.",
  } as const;
  decideActors(ledger, wish, NOW);
  expect(graphOf(ledger, ALL)).toMatchObject({ allActors: 2, allTies: 1 });
});

test.each([
  ["statements", "who speaks of whom", [["Oto Marn", "Ines Kolt"]]],
  ["events", "who acts on whom", [["Ines Kolt", "Oto Marn"]]],
] as const)("%s tell %s", (by, _, ties) => {
  const reading = aReport("r-1", [{ name: "Oto Marn" }, { name: "Ines Kolt" }]);
  const [of] = reading.actors[1]?.mentions ?? [];
  const [said] = reading.attributions;
  if (of === undefined || said === undefined) throw new Error("The report has two actors.");
  const { start, end } = of;
  const event: Reading["events"][number] = {
    ...({ id: "E1", type: "ACCUSE", mode: null, contexts: [], anchor: [{ start, end }] } as const),
    ...({ actors: ["P2"], recipients: ["P1"], modality: "happened", time: null, place: null } as const),
    ...{ figures: [], reportedBy: null, speechAct: null, confidence: 0.9 },
  };
  storeReading(ledger, { ...reading, attributions: [{ ...said, content: [{ start, end }] }], events: [event] }, NOW);
  const graph = graphOf(ledger, { ...ALL, by });
  expect(namesOf(graph).map(([actor, target]) => [actor, target])).toEqual(ties);
  expect(graph.ties).toMatchObject([{ rows: 1, supports: 0, opposes: 0, neither: 0 }]);
});
