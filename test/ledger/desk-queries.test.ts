import { expect, test } from "vitest";
import { correctRow } from "../../src/ledger/corrections/correct-row.ts";
import { facetCounts } from "../../src/ledger/desk/facet-counts.ts";
import { openLedger } from "../../src/ledger/open-ledger.ts";
import { storeReading } from "../../src/ledger/store-reading.ts";
import { aReading } from "./a-reading.ts";

const NOW = "2026-03-05T00:00:00.000Z";

test("facets count what stands: rows of a value, reports of a publisher, and anew after each change", () => {
  const ledger = openLedger(":memory:");
  storeReading(ledger, aReading({ id: "r-1" }), NOW);
  const acts = () => facetCounts(ledger, "act", 9).map(({ value, count }) => `${value} ${count}`);
  expect(acts()).toEqual(["denial 1", "speech 1"]);
  storeReading(
    ledger,
    aReading({ id: "r-2", text: "Petra Lunnik said that the canal was safe. Police denied it." }),
    NOW,
  );
  expect(acts()).toEqual(["denial 2", "speech 2"]);
  storeReading(
    ledger,
    aReading({ id: "r-2", model: "2", text: "Petra Lunnik said that the canal was safe. Police denied it." }),
    NOW,
  );
  expect(acts()).toEqual(["denial 2", "speech 2"]);
  correctRow(ledger, { id: "r-1/A2", action: "strike", by: "Ann", why: "no", now: NOW });
  expect(acts()).toEqual(["speech 2", "denial 1"]);
  expect(facetCounts(ledger, "publisher", 9)).toEqual([{ value: "Lake News", count: 2 }]);
});
