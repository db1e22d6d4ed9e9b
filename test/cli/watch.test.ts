import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runSayso } from "./run-sayso.ts";

const FEED = "http://127.0.0.1:9/feed";
/** Several starts of the command on a machine that may be busy. */
const PATIENCE = 120_000;
let folder = "";

/** Runs the command on the test's own ledger. */
const sayso = (...args: readonly string[]) => runSayso(folder, [...args, "--ledger", "ledger.sqlite"]);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sayso-cli-watch-"));
  writeFileSync(join(folder, "a.txt"), "The mayor, Ana Brandt, said on Monday that the bridge would close.\n");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test(
  "a rule is kept, and what 'sayso add' brings is told once it is asked for, once",
  () => {
    expect(sayso("watch", "--when", "new statement by Ana Brandt").stdout).toBe("0 feeds watched, 1 rule\n");
    sayso("add", "a.txt");
    expect(sayso("alerts").stdout).toContain("new statement by Ana Brandt: ");
    expect(JSON.parse(sayso("alerts", "--format", "json").stdout)).toMatchObject([
      {
        rule: "new statement by Ana Brandt",
        report: { file: "a.txt" },
        rows: [{ words: expect.stringContaining("bridge") }],
      },
    ]);
    expect(sayso("alerts", "--format", "atom", "--out", "alerts.xml")).toMatchObject({ status: 0, stdout: "" });
    expect(readFileSync(join(folder, "alerts.xml"), "utf8")).toContain("http://www.w3.org/2005/Atom");
    expect(sayso("watch", "--drop", "new statement by Ana Brandt").stdout).toBe("0 feeds watched, 0 rules\n");
  },
  PATIENCE,
);

test(
  "a feed on this machine or its network is not asked; it is kept, told as failed, and then rests",
  () => {
    const first = sayso("watch", FEED, "--once");
    expect(first.status).toBe(1);
    expect(first.stdout).toBe(
      "0 added, 0 already there, 0 failed; 1 feed: 0 with answers, 0 unchanged, 0 resting, 1 failed\n",
    );
    expect(first.stderr).toContain("private to this machine");
    expect(sayso("watch", "--once").stdout).toContain("1 resting, 0 failed");
    expect(sayso("watch", "--list").stdout).toContain(`1 feed watched, 0 rules\n  ${FEED}  left alone until `);
    expect(sayso("watch", "--drop", FEED).stdout).toBe("0 feeds watched, 0 rules\n");
  },
  PATIENCE,
);

test.each([
  [["watch", "--when", "new gossip"], "new gossip\n      ^"],
  [["watch", "news"], "'news' is no web address"],
  [["watch", FEED, "--every", "soon"], "'soon' is no span of time"],
  [["watch", FEED, "--every", "5s"], "'5s' is less than 60 seconds"],
  [["watch", FEED, "--once", "--webhook", "http://10.0.0.1/"], "--allow-host 10.0.0.1"],
  [["watch", "--drop", "news"], "No such feed or rule is watched"],
  [["alerts", "--most", "few"], "'few' is no number"],
])("%j ends with 2 and says '%s'", (args, message) => {
  const ended = sayso(...args);
  expect(ended).toMatchObject({ status: 2, stdout: "" });
  expect(ended.stderr).toContain(message);
});
