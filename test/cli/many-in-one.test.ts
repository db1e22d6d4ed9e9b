import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runSayso } from "./run-sayso.ts";

let folder = "";

/** Runs the command in a folder below the test's own. */
const sayso = (cwd: string, ...args: readonly string[]) => runSayso(folder, args, { cwd: join(folder, cwd) });

const mail = (words: string) =>
  `From desk@oskavar.example Mon May  5 10:00:00 2031\nFrom: The Post <desk@oskavar.example>\nDate: Mon, 5 May 2025 10:00:00 +0000\nSubject: Quay\n\n${words}\n\n`;
const SHUT = "The mayor, Ana Brandt, said on Monday that the quay would stay shut.";
const OPEN = "The harbour board said that the quay was open again.";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sayso-many-"));
  mkdirSync(join(folder, "in"));
  mkdirSync(join(folder, "elsewhere"));
  writeFileSync(join(folder, "in", "post.mbox"), mail(SHUT) + mail(""));
  writeFileSync(join(folder, "in", "a.txt"), SHUT);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("a file with many reports", () => {
  test("gives a reading for each, a list even of one, past what cannot be read", () => {
    const { status, stdout, stderr } = sayso("", "read", "in/post.mbox", "--format", "json");
    expect(JSON.parse(stdout)).toMatchObject([
      {
        report: { file: "in/post.mbox#1", title: "Quay", publisher: "The Post", published: "2025-05-05T10:00:00.000Z" },
      },
    ]);
    expect(stderr).toContain("in/post.mbox#2: The mail has no text.");
    expect(stderr).toContain("1 of 2 reports could not be read.");
    expect(status).toBe(1);
  });

  test("is found by a quoted pattern; one that matches nothing is told", () => {
    const { stdout, stderr } = sayso("", "read", "in/*.txt", "in/*.docx", "--format", "ndjson");
    expect(JSON.parse(stdout).report.file).toBe(join("in", "a.txt"));
    expect(stderr).toContain("in/*.docx: The pattern matches no file.");
  });
});

describe("sayso add --retry", () => {
  const ledger = ["--ledger", "../ledger.sqlite"];

  test("reads again what failed, from whatever folder, until it is read", () => {
    expect(sayso("in", "add", "post.mbox", ...ledger).stdout).toContain("1 added, 0 already there, 1 failed");
    expect(sayso("elsewhere", "add", "--retry", ...ledger).stdout).toContain("0 added, 1 already there, 1 failed");
    writeFileSync(join(folder, "in", "post.mbox"), mail(SHUT) + mail(OPEN));
    expect(sayso("elsewhere", "add", "--retry", ...ledger)).toMatchObject({
      stdout: "1 added, 1 already there, 0 failed\n",
      status: 0,
    });
    expect(sayso("elsewhere", "add", "--retry", ...ledger).stdout).toBe("0 added, 0 already there, 0 failed\n");
  });

  test("nothing named and nothing to retry is wrong use", () => {
    const { status, stderr } = sayso("in", "add", ...ledger);
    expect(status).toBe(2);
    expect(stderr).toContain("No file, folder or URL is named.");
  });
});
