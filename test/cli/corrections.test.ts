import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runSayso } from "./run-sayso.ts";

/** Several starts of the command on a machine that may be busy. */
const PATIENCE = 120_000;
let folder = "";
let report = "";
let row = "";

/** Runs the command on the test's own ledger. */
const sayso = (...args: readonly string[]) => runSayso(folder, [...args, "--ledger", "ledger.sqlite"]);
const BY = ["--by", "Ann Vell", "--why", "heard it"];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sayso-cli-corrections-"));
  writeFileSync(
    join(folder, "a.txt"),
    'The mayor, Ana Brandt, said on Monday that the bridge would close. "We have no choice," she told reporters.\n',
  );
  report = String(JSON.parse(sayso("add", "a.txt", "--format", "ndjson").stdout).report);
  row = String(
    JSON.parse(sayso("search", "bridge", "--kind", "statement", "--format", "ndjson").stdout.split("\n")[0] ?? "").id,
  );
}, PATIENCE);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("sayso correct", () => {
  test("changes a row, told by words and names; the history says who did and why", () => {
    const done = sayso(
      "correct",
      row,
      "--set",
      "act=promise",
      "content=the bridge would close",
      "speaker=Ana Brandt",
      ...BY,
    );
    expect(done).toMatchObject({ status: 0, stdout: `${row} is changed.\n` });
    expect(JSON.parse(sayso("search", "act:promise", "--format", "ndjson").stdout)).toMatchObject({
      id: row,
      isCorrected: true,
    });
    const shown = sayso("show", row).stdout;
    expect(shown).toContain("changed by Ann Vell: heard it");
    expect(shown).toMatch(/act: "\w+" → "promise"/);
    expect(sayso("export", "--format", "ndjson").stdout).toContain('"act":"promise"');
  });

  test("adds a row that was missed, and strikes and brings back another", () => {
    const added = sayso("correct", report, "--add", "suspicion", "--set", "span=bridge", "likely=ferry", ...BY);
    expect(added.stdout).toMatch(/\/W-[0-9a-f]{8} is added\.$/m);
    expect(sayso("correct", row, "--strike", ...BY).status).toBe(0);
    expect(sayso("search", "act:promise").stdout).toContain("Nothing found.");
    expect(sayso("show", row).stdout).toContain("It was struck.");
    expect(sayso("correct", row, "--withdraw", ...BY).status).toBe(0);
    expect(sayso("search", "act:promise").stdout).toContain(row);
    expect(sayso("doctor").stdout).toContain("All is well.");
  });

  test.each<[readonly string[], string]>([
    [[], "Nothing is asked for."],
    [["--confirm", "--strike"], "More than one thing is asked for."],
    [["--set", "cue=no such words"], "'no such words' does not stand in the text"],
    [["--set", "cue=0-9999"], "The text has no words from 0 to 9999"],
    [["--set", "speaker=Nobody"], "'Nobody' is no actor of this report"],
    [["--set", "mood=sad"], "A statement has no field 'mood'"],
  ])("with %j is refused", (args, message) => {
    const { status, stderr } = sayso("correct", row, ...args, ...BY);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });
});

test("corrections go out and come in, and reread passes over what this model read", () => {
  sayso("correct", row, "--confirm", ...BY);
  const { stdout } = sayso("corrections", "export");
  writeFileSync(join(folder, "corrections.ndjson"), stdout);
  const lines = stdout.trim().split("\n").length;
  expect(sayso("corrections", "import", "corrections.ndjson").stdout).toContain(
    `0 corrections taken in, ${lines} already there`,
  );
  expect(sayso("reread", report).stdout).toContain("0 reports read again");
});

test.each([0, 1])("reread with --workers %d reads what another model read, and keeps corrections", (workers) => {
  const db = new DatabaseSync(join(folder, "ledger.sqlite"));
  db.prepare("UPDATE readings SET model = 'older' WHERE superseded IS NULL").run();
  db.close();
  const { stdout, status } = sayso("reread", "--workers", String(workers));
  expect(status).toBe(0);
  expect(stdout).toContain("1 report read again");
  expect(sayso("show", row).stdout).toContain("Ann Vell");
});

test("sayso forget takes a report out, and it is not added again", () => {
  expect(sayso("forget", report, "--why", "asked for").stdout).toContain(`${report} is forgotten`);
  const again = sayso("add", "a.txt");
  expect(again.stdout).toContain("0 added, 0 already there, 1 forgotten, 0 failed");
  expect(again.stderr).toContain("(asked for) and is not added again");
  expect(sayso("show", report).stderr).toContain("There is no row");
});
