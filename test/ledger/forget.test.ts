import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { correctRow } from "../../src/ledger/corrections/correct-row.ts";
import { examine } from "../../src/ledger/doctor.ts";
import { actorsNamed, forgetActor } from "../../src/ledger/forget/forget-actor.ts";
import { forgetReport } from "../../src/ledger/forget/forget-report.ts";
import { maskerOf } from "../../src/ledger/forget/mask.ts";
import { tombstones } from "../../src/ledger/forget/tombstones.ts";
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
  folder = mkdtempSync(join(tmpdir(), "sayso-forget-"));
  ledger = openLedger(join(folder, "ledger.sqlite"));
  storeReading(ledger, aReading(), NOW);
  storeReading(
    ledger,
    aReading({ id: "r-2", text: "Petra Lunnik said that the tunnel was shut. Police denied it." }),
    NOW,
  );
  correctRow(ledger, { id: "r-1/A1", action: "change", fields: { act: "denial" }, by: "Ann", why: "heard", now: NOW });
  correctRow(ledger, { id: "r-1/A2", action: "change", fields: { act: "order" }, by: "Ann", why: "heard", now: NOW });
});
afterEach(() => {
  expect(examine(ledger)).toEqual([]);
  ledger.close();
  rmSync(folder, { recursive: true });
});

/** Whether a word stands anywhere in the ledger's files, its journal too. */
function isInFiles(word: string): boolean {
  return readdirSync(folder).some((file) =>
    readFileSync(join(folder, file)).toString("latin1").toLowerCase().includes(word),
  );
}
const find = (query: string) =>
  searchRows(ledger, parseQuery(query), { kind: null, sort: "fit", limit: 10, cursor: null }).hits.map(({ id }) => id);

describe("a report that is forgotten", () => {
  test("leaves nothing in the files but a tombstone", () => {
    expect(isInFiles("safe")).toBe(true);
    expect(forgetReport(ledger, "r-1", "asked for", NOW)).toEqual({ sha256: "sha-r-1", isPurged: true });
    expect(isInFiles("safe")).toBe(false);
    expect(find("tunnel")).toEqual(["r-2/A1"]);
    expect(tombstones(ledger)).toEqual([{ what: "report", sha256: "sha-r-1", forgotten: NOW, why: "asked for" }]);
  });

  test("is not added again", () => {
    forgetReport(ledger, "r-1", "asked for", NOW);
    expect(() => storeReading(ledger, aReading(), NOW)).toThrow(
      "was forgotten on 2026-03-05 (asked for) and is not added again",
    );
  });

  test("is one that there is, or it is refused", () => {
    expect(() => forgetReport(ledger, "r-9", "asked for", NOW)).toThrow("There is no row 'r-9'");
  });
});

describe("an actor that is forgotten", () => {
  test("goes with its names, words and corrections; the rest of the report stays where it was", () => {
    forgetReport(ledger, "r-2", "to see what is left", NOW);
    forgetActor(ledger, "r-1/P1", "Petra Lunnik asked for it", NOW);
    for (const word of ["petra", "lunnik"]) expect(isInFiles(word)).toBe(false);
    const [reading] = [...readingsIn(ledger)];
    expect(reading?.report.text).toBe("████████████ said that the bridge was safe. Police denied it.");
    expect(reading).toMatchObject({ actors: [], attributions: [{ id: "A2", act: "order", speaker: null }] });
    expect(find("police")).toEqual(["r-1/A2"]);
    expect(tombstones(ledger)[1]?.why).toBe("████████████ asked for it");
  });

  test("does not come back with the report's own text", () => {
    forgetActor(ledger, "r-1/P1", "asked for", NOW);
    expect(() => storeReading(ledger, aReading({ model: "2" }), NOW)).toThrow(
      "Somebody was forgotten out of this report",
    );
  });

  test("is found by name in all reports", () => {
    expect(actorsNamed(ledger, "petra lunnik")).toEqual(["r-1/P1", "r-2/P1"]);
  });
});

test.each([
  ["Petra May", "Petra May may come. MAY: no", "█████████ may come. MAY: no"],
  ["May", "Petra May may come. MAY: no", "Petra ███ may come. ███: no"],
  ["Petra May", "https://news.example/petra-may-resigns", "https://news.example/█████████-resigns"],
  ["Ana", "Banana Ana", "Banana ███"],
  ["A. (B)", "A. (B) said", "██████ said"],
])("%j is hidden in %j", (name, text, masked) => {
  expect(maskerOf([name])(text)).toBe(masked);
});
