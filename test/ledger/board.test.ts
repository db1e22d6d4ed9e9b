import { expect, test } from "vitest";
import { listActors } from "../../src/ledger/actors/list-actors.ts";
import { boardOf } from "../../src/ledger/desk/board.ts";
import { openLedger } from "../../src/ledger/open-ledger.ts";
import { storeReading } from "../../src/ledger/store-reading.ts";
import type { Reading } from "../../src/reading/reading.ts";
import { aReport } from "./actors/a-report.ts";

const NOW = "2026-03-05T00:00:00.000Z";

/** A report in which the first named supports the second. */
function support(id: string, actor: string, target: string, country: string | null): Reading {
  const reading = aReport(id, [{ name: actor, country }, { name: target }]);
  const [one, other] = reading.attributions.map(({ source }) => source[0] ?? { start: 0, end: 1 });
  if (one === undefined || other === undefined) throw new RangeError("It names two.");
  const row = { id: "S1", actor: "P1", target: { actor: "P2", ...other }, evidence: [one], confidence: 0.8 };
  return { ...reading, stances: [{ ...row, polarity: "supports", basis: "narrated" }] };
}

test("the board adds up an actor's stances over reports, whatever its spelling, and keeps namesakes apart", () => {
  const ledger = openLedger(":memory:");
  storeReading(ledger, support("r-1", "Jelena Korvat", "Oto Marn", null), NOW);
  storeReading(ledger, support("r-2", "Yelena Korwat", "Oto Marn", "SRN"), NOW);
  storeReading(ledger, support("r-3", "Jelena Korvat", "Oto Marn", "TAR"), NOW);
  const { cells } = boardOf(ledger, 100);
  const [korvat] = listActors(ledger, "korvat", 1);
  expect(cells.map(({ actorId, supports, rows }) => [actorId === korvat?.id, supports, rows])).toEqual([
    [true, 2, ["r-2/S1", "r-1/S1"]],
    [false, 1, ["r-3/S1"]],
  ]);
  expect(new Set(cells.map(({ actor }) => actor)).size).toBe(2);
  ledger.close();
});
