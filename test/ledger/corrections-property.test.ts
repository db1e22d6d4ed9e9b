import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { SaysoError } from "../../src/errors/sayso-error.ts";
import { correctRow, type Wish } from "../../src/ledger/corrections/correct-row.ts";
import { exportCorrections, importCorrections } from "../../src/ledger/corrections/exchange.ts";
import { historyOf } from "../../src/ledger/corrections/history.ts";
import { examine } from "../../src/ledger/doctor.ts";
import { type Ledger, openLedger } from "../../src/ledger/open-ledger.ts";
import { readingsIn } from "../../src/ledger/readings-in.ts";
import { storeReading } from "../../src/ledger/store-reading.ts";
import { aReading } from "./a-reading.ts";

const NOW = "2026-03-05T00:00:00.000Z";
let ledgers: Ledger[];
const fresh = () => {
  const ledger = openLedger(":memory:");
  storeReading(ledger, aReading(), NOW);
  ledgers.push(ledger);
  return ledger;
};
beforeEach(() => {
  ledgers = [];
});
afterEach(() => {
  for (const ledger of ledgers) ledger.close();
});

const span = fc
  .tuple(fc.nat(60), fc.integer({ min: 1, max: 20 }))
  .map(([start, length]) => ({ start: Math.min(start, 59), end: Math.min(start + length, 60) }))
  .filter(({ start, end }) => end > start);
const wish: fc.Arbitrary<Pick<Wish, "id" | "action"> & Partial<Wish>> = fc.oneof(
  fc.record({
    id: fc.constantFrom("r-1/A1", "r-1/A2", "r-1/P1"),
    action: fc.constantFrom("confirm", "strike", "withdraw"),
  }),
  fc.record({
    id: fc.constantFrom("r-1/A1", "r-1/A2"),
    action: fc.constant("change"),
    fields: fc.record(
      {
        act: fc.constantFrom("speech", "denial", "order"),
        content: fc.array(span, { minLength: 1, maxLength: 2 }),
        speaker: fc.constantFrom("P1", null),
        within: fc.constantFrom("A1", null),
      },
      { requiredKeys: ["act"] },
    ),
  }),
  fc.record({
    id: fc.constant("r-1"),
    action: fc.constant("add"),
    kind: fc.constant("event"),
    fields: fc.record({
      type: fc.constantFrom("AID", "REJECT"),
      anchor: fc.tuple(span),
      actors: fc.constantFrom([], ["P1"]),
    }),
  }),
);

test("whatever is corrected, in whatever order, the ledger stays whole, tells how it came about, and can be told elsewhere", () => {
  fc.assert(
    fc.property(fc.array(wish, { maxLength: 8 }), (wishes) => {
      const ledger = fresh();
      for (const one of wishes) {
        try {
          const { id, row } = correctRow(ledger, { by: "Ann", why: "so it is", now: NOW, ...one });
          expect(historyOf(ledger, id).row).toEqual(row);
        } catch (error) {
          // What cannot be is refused with a word for it, and changes nothing.
          if (!(error instanceof SaysoError)) throw error;
        }
        expect(examine(ledger)).toEqual([]);
      }
      const other = fresh();
      expect(importCorrections(other, exportCorrections(ledger)).refused).toEqual([]);
      expect([...readingsIn(other)]).toEqual([...readingsIn(ledger)]);
      expect(examine(other)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
