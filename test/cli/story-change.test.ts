import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openLedger } from "../../src/ledger/open-ledger.ts";
import { storeReading } from "../../src/ledger/store-reading.ts";
import { aReading } from "../ledger/a-reading.ts";
import { runSayso } from "./run-sayso.ts";

const NOW = "2026-03-05T00:00:00.000Z";
const BRIDGE =
  "Petra Lunnik said that the bridge of Ostrel was safe. Police denied it. Cracks ran through two pillars.";
const AGAIN = "Cracks ran through the pillars of the bridge in Ostrel, Petra Lunnik said. Police closed the bridge.";
const HARBOUR =
  "Tomas Verrin said that the herring fleet of Kolm would sail. Dockers struck for higher wages in the harbour.";
const TOLD = ["--by", "Ann", "--why", "she knows"];
/** Each call starts a process of its own. */
const PATIENCE = { timeout: 240_000 };

let folder = "";
const story = (...args: readonly string[]) => runSayso(folder, ["story", ...args, "--ledger", "ledger.sqlite"]);
const stories = (): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    JSON.parse(story("--format", "json").stdout).map((one: { id: string; reports: { id: string }[] }) => [
      one.id,
      one.reports.map(({ id }) => id),
    ]),
  );

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sayso-story-"));
  const ledger = openLedger(join(folder, "ledger.sqlite"));
  for (const [id, text] of [
    ["r-1", BRIDGE],
    ["r-2", AGAIN],
    ["r-3", HARBOUR],
    ["r-4", `${HARBOUR} It rained.`],
  ] as const) {
    const reading = aReading({ id, text });
    storeReading(ledger, { ...reading, actors: [], attributions: [] }, NOW);
  }
  ledger.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("sayso story", PATIENCE, () => {
  test("moves a report to another story after a look, and takes that back; both stand on record", () => {
    const move = ["--move", "r-2", "--to", "s-3", ...TOLD];
    const looked = story(...move, "--preview");
    expect(looked.stdout).toContain("r-2  Bridge: s-1 → s-3");
    expect(looked.stdout).toContain("This would move 1 report.");
    const done = story(...move);
    expect(done.stdout).toContain("Change 1 moved 1 report: --undo 1 takes it back.");
    expect(stories()).toEqual({ "s-3": ["r-2", "r-3", "r-4"] });
    expect(story("--undo", "1", ...TOLD).stdout).toContain("r-2  Bridge: s-3 → s-1");
    expect(stories()).toEqual({ "s-1": ["r-1", "r-2"], "s-3": ["r-3", "r-4"] });
  });

  test.each([
    ["a folder", ["reports", "--split", "r-1", ...TOLD], "Only stories of the ledger are changed"],
    ["no number of a change", ["--undo", "first", ...TOLD], "It is no number of a change."],
  ])("refuses %s, with what to do", (_, args, said) => {
    const { status, stderr } = story(...args);
    expect(stderr).toContain(said);
    expect(status).toBe(2);
  });
});
