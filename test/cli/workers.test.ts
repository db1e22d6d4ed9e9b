import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, expect, test } from "vitest";
import { LAUNCHER, runSayso } from "./run-sayso.ts";

/** Several starts of the command on a machine that may be busy. */
const PATIENCE = 180_000;
let folder = "";

const sayso = (...args: readonly string[]) => runSayso(folder, args);
const linesOf = (text: string) =>
  text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sayso-cli-workers-"));
  mkdirSync(join(folder, "batch"));
  const names = ["Ana Brandt", "Petra Lunnik", "Ivo Marn", "Ada Vell", "Jon Tarn", "Mia Holm"];
  for (const [i, name] of names.entries()) {
    const told = `The mayor, ${name}, said on Monday that bridge ${i} would close. `;
    writeFileSync(join(folder, "batch", `${i}.txt`), `${told.repeat(i === 0 ? 30 : 2)}\n`);
  }
  writeFileSync(join(folder, "batch", "9.txt"), "");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test(
  "workers add what the main thread does, in the order of the inputs, though the first takes longest",
  () => {
    const alone = sayso("add", "batch", "--ledger", "alone.sqlite", "--format", "ndjson");
    const both = sayso("add", "batch", "--ledger", "both.sqlite", "--format", "ndjson", "--workers", "2");
    expect(both.status).toBe(1);
    expect(linesOf(both.stdout)).toEqual(linesOf(alone.stdout));
    expect(linesOf(both.stdout).map(({ input }) => input)).toEqual([
      "0.txt",
      "1.txt",
      "2.txt",
      "3.txt",
      "4.txt",
      "5.txt",
      "9.txt",
    ]);
    const exported = (ledger: string) => sayso("export", "--format", "ndjson", "--ledger", ledger).stdout;
    expect(exported("both.sqlite")).toBe(exported("alone.sqlite"));
  },
  PATIENCE,
);

test.each([["0"], ["2"]])(
  "Ctrl+C ends with what is at hand stored, and is gone on from, with %s workers",
  async (workers) => {
    const ledger = `stopped-${workers}.sqlite`;
    const args = ["add", "batch", "--ledger", ledger, "--format", "ndjson", "--workers", workers];
    const child = spawn(process.execPath, [LAUNCHER, ...args], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
    const acknowledged: string[] = [];
    let told = "";
    child.stderr.on("data", (text) => {
      told += text;
    });
    createInterface({ input: child.stdout }).on("line", (line) => {
      if (acknowledged.push(line) === 1) child.kill("SIGINT");
    });
    const [status] = await once(child, "exit");
    // With few reports, all may have been begun when the signal came.
    expect([130, 1]).toContain(status);
    if (status === 130) expect(told).toContain("The same command goes on from here");
    expect(sayso("doctor", "--ledger", ledger).status).toBe(0);
    const rest = linesOf(sayso("add", "batch", "--ledger", ledger, "--format", "ndjson").stdout);
    const there = rest.filter(({ outcome }) => outcome === "already-there").length;
    expect(there).toBe(acknowledged.filter((line) => JSON.parse(line).outcome === "added").length);
  },
  PATIENCE,
);

test("a number of workers that is none is refused", () => {
  expect(sayso("add", "batch", "--workers", "many")).toMatchObject({ status: 2, stdout: "" });
});
