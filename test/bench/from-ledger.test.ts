import { expect, test } from "vitest";
import { verdictLines, verdictsIn } from "../../bench/from-ledger.ts";
import { correctRow, type Wish } from "../../src/ledger/corrections/correct-row.ts";
import { openLedger } from "../../src/ledger/open-ledger.ts";
import { storeReading } from "../../src/ledger/store-reading.ts";
import { aReading } from "../ledger/a-reading.ts";

const NOW = "2026-03-05T00:00:00.000Z";

test("rows that people confirmed, changed, struck and added are counted; what nobody looked at is not", () => {
  const ledger = openLedger(":memory:");
  for (const id of ["r-1", "r-2", "r-3"]) storeReading(ledger, aReading({ id }), NOW);
  const correct = (wish: Partial<Wish>) =>
    correctRow(ledger, { id: "r-1/A1", action: "confirm", by: "Ann", why: "checked", now: NOW, ...wish });
  correct({});
  correct({ id: "r-1/A2", action: "strike" });
  correct({ id: "r-2/A1", action: "change", fields: { act: "promise" } });
  const content = [{ start: 44, end: 61, text: "Police denied it." }];
  correct({ id: "r-2", action: "add", kind: "statement", fields: { content } });
  expect(verdictsIn(ledger)[0]).toEqual({ kind: "statement", right: 1, changed: 1, struck: 1, missed: 1 });
  expect(verdictLines(verdictsIn(ledger))).toEqual([
    "statement  right 1, changed 1, struck 1, missed 1; right of those told 0.333, found of those that stand 0.667",
  ]);
  ledger.close();
});
