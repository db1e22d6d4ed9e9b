import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { READING } from "../../src/reading/reading.ts";
import { runSayso } from "./run-sayso.ts";

const example = fileURLToPath(new URL("../../examples/wire.txt", import.meta.url));
let folder = "";

const sayso = (args: readonly string[], input?: string) => runSayso(folder, args, input === undefined ? {} : { input });

const REPORT =
  'The mayor, Ana Brandt, said on Monday that the bridge would close. "We have no choice," she told reporters.\n';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sayso-cli-"));
  writeFileSync(join(folder, "a.txt"), REPORT);
  writeFileSync(join(folder, "empty.txt"), "");
  writeFileSync(join(folder, "picture.txt"), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]));
  writeFileSync(join(folder, "menu.html"), "<html><body><nav>Home</nav></body></html>");
  mkdirSync(join(folder, "batch"));
  for (const name of ["c.txt", "b.txt"]) writeFileSync(join(folder, "batch", name), REPORT);
  writeFileSync(join(folder, "batch", "bad.txt"), "");
  writeFileSync(join(folder, "batch", "notes.docx"), "x");
  writeFileSync(join(folder, "batch", "manifest.csv"), 'file,published,publisher\nb.txt,2031-05-06,"The Marn, Post"\n');
  mkdirSync(join(folder, "none"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("sayso read", () => {
  test("tells who said what, plain when piped", () => {
    const { status, stdout } = sayso(["read", example]);
    expect(status).toBe(0);
    expect(stdout).toContain("Not one shell left our positions last night");
    expect(stdout).not.toContain("\u001b");
  });

  test("prints a reading that keeps to its schema, with every span in the text", () => {
    const { stdout } = sayso(["read", "a.txt", "--format", "json", "--published", "2031-05-06"]);
    const reading = READING.parse(JSON.parse(stdout));
    expect(reading.report).toMatchObject({ file: "a.txt", text: REPORT, published: "2031-05-06", language: "en" });
    const said = reading.attributions.map(({ source, cue }) =>
      [...source, ...cue].map(({ start, end }) => REPORT.slice(start, end)),
    );
    expect(said).toContainEqual(["she", expect.stringContaining("told")]);
  });

  test("does not believe a day of publication that is yet to come", () => {
    const { stdout } = sayso(["read", "a.txt", "--format", "json", "--published", "2999-05-06"]);
    const { times, warnings } = READING.parse(JSON.parse(stdout));
    expect(times.map(({ from }) => from)).toEqual([null]);
    expect(warnings.map(({ code }) => code)).toEqual(["published-later"]);
  });

  test("prints one part alone, for eyes and for programs", () => {
    expect(sayso(["read", "a.txt", "--only", "actors"]).stdout).not.toContain("Who said what");
    const part = JSON.parse(sayso(["read", "a.txt", "--only", "actors", "--format", "json"]).stdout);
    expect(Object.keys(part)).toEqual(["report", "actors"]);
    expect(sayso(["read", "a.txt", "--only", "gossip"]).status).toBe(2);
  });

  test("reads standard input", () => {
    expect(sayso(["read", "-"], REPORT).stdout).toContain("that the bridge would close");
  });

  test("reads a folder in order of name, with its manifest, past what cannot be read", () => {
    const { status, stdout, stderr } = sayso(["read", "batch", "--format", "ndjson"]);
    const readings = stdout
      .trim()
      .split("\n")
      .map((line) => READING.parse(JSON.parse(line)));
    expect(readings.map(({ report }) => report.file)).toEqual([join("batch", "b.txt"), join("batch", "c.txt")]);
    expect(readings[0]?.report).toMatchObject({ published: "2031-05-06", publisher: "The Marn, Post" });
    expect(status).toBe(1);
    expect(stderr).toContain("bad.txt: The file holds no text.");
    expect(stderr).toContain("1 other files were passed over");
  });

  test("gives the same answer twice", () => {
    expect(sayso(["read", example, "--format", "json"]).stdout).toBe(
      sayso(["read", example, "--format", "json"]).stdout,
    );
  });

  test.each([
    [["read", "empty.txt"], 1, "empty.txt: The file holds no text."],
    [["read", "picture.txt"], 1, "picture.txt: The file is a PNG image, not text."],
    [["read", "menu.html"], 1, "menu.html: The page holds no article."],
    [["read", "missing.txt"], 1, "missing.txt: There is no such file or folder."],
    [["read", "none"], 1, "none: The folder holds no text, web page, PDF, mail or web archive"],
    [["read", "a.txt", "--max-size", "0.00001"], 1, "a.txt: The file has"],
    [["read", "http://127.0.0.1:9/"], 1, "private to this machine"],
    [["read", "http://[::ffff:10.0.0.1]/"], 1, "private to this machine"],
    [["read", "http://2130706433/"], 1, "private to this machine"],
    [["read", "file:///etc/passwd"], 1, "is no web address"],
    [["read"], 2, "missing required argument"],
    [["read", "a.txt", "--format", "xml"], 2, "Allowed choices are text, json, ndjson"],
    [["read", "a.txt", "--published", "soon"], 2, "YYYY-MM-DD"],
  ])("%s ends with %i and says '%s'", (args, status, message) => {
    const ended = sayso(args);
    expect(ended).toMatchObject({ status, stdout: "" });
    expect(ended.stderr).toContain(message);
    expect(ended.stderr).not.toContain("    at ");
  });
});

test("sayso schema prints the JSON Schema of a reading", () => {
  expect(JSON.parse(sayso(["schema"]).stdout)).toMatchObject({
    type: "object",
    properties: { attributions: { type: "array" } },
  });
});

test("sayso --help tells the commands and exit codes", () => {
  const { status, stdout } = sayso(["--help"]);
  expect(status).toBe(0);
  expect(stdout).toContain("Exit codes");
});

describe("sayso add and search", () => {
  const inLedger = (...args: readonly string[]) => sayso([...args, "--ledger", "ledger.sqlite"]);

  test("a folder goes in once, one bad report is told and does not stop the others", () => {
    const first = inLedger("add", "batch");
    expect(first.stdout).toContain("1 added, 1 already there, 1 failed");
    expect(first.stderr).toContain("bad.txt");
    expect(first.status).toBe(1);
    expect(inLedger("add", "batch").stdout).toContain("0 added, 2 already there, 1 failed");
  });

  test("what it holds is found, shown, checked and copied", () => {
    const { stdout } = inLedger("search", "bridge", "--kind", "statement", "--format", "ndjson");
    const { id, row } = JSON.parse(stdout.split("\n")[0] ?? "");
    expect(row.cue).toHaveLength(1);
    expect(inLedger("show", id).stdout).toContain("publisher");
    expect(inLedger("show", "r-none/A1").stderr).toContain("There is no row 'r-none/A1'");
    const like = inLedger("search", "--like", "the crossing is going to be shut", "--format", "json");
    const { hits, leftOut } = JSON.parse(like.stdout);
    expect(hits[0]).toMatchObject({ score: expect.any(Number), snippet: expect.stringContaining("bridge") });
    expect(leftOut).toBe(0);
    expect(inLedger("search").stderr).toContain("It is not told what to look for.");
    expect(inLedger("search", "colour:red").stderr).toContain("There is no filter 'colour'");
    expect(inLedger("doctor").stdout).toContain("All is well.");
    expect(inLedger("backup", "copy.sqlite").status).toBe(0);
    expect(inLedger("backup", "copy.sqlite").stderr).toContain("There is a file of that name");
  });
});

describe("story", () => {
  test("without a path lists the ledger's stories; one by its id is told; an unknown one is refused", () => {
    const text = (lead: string) =>
      `${lead}\n\nThe mayor of Marn, Ana Brandt, closed the Ferrol bridge after cracks ran.\n`;
    writeFileSync(join(folder, "one.txt"), text("Bridge closed in Marn"));
    writeFileSync(join(folder, "two.txt"), text("Cracks shut crossing in Marn"));
    expect(sayso(["add", "one.txt", "two.txt", "--ledger", "stories.sqlite"]).status).toBe(0);
    const [story] = JSON.parse(sayso(["story", "--ledger", "stories.sqlite", "--format", "json"]).stdout);
    expect(story.reports).toHaveLength(2);
    const told = sayso(["story", story.id, "--ledger", "stories.sqlite"]);
    expect(told.stdout).toContain("Copies of one text: one.txt, two.txt");
    expect(told.stderr).toContain("No day of publication is known");
    expect(sayso(["story", "s-none", "--ledger", "stories.sqlite"])).toMatchObject({ status: 2 });
    expect(sayso(["story", story.id, "--split", "r-1", "--ledger", "stories.sqlite"]).stderr).toContain(
      "--by and --why",
    );
  }, 120_000);

  test("of one report says that there is nothing to compare", () => {
    const { stdout, stderr } = sayso(["story", "a.txt", "--format", "json"]);
    expect(JSON.parse(stdout).reports).toHaveLength(1);
    expect(stderr).toContain("nothing to compare");
  }, 120_000);

  test("of a folder with two happenings prints two stories, and one where it is to; what is there twice is told once", () => {
    mkdirSync(join(folder, "mixed"));
    const put = (name: string, text: string) => writeFileSync(join(folder, "mixed", name), text);
    const bridge =
      "Bridge closed in Marn\n\nThe mayor of Marn, Ana Brandt, closed the Ferrol bridge after cracks ran.\n";
    put("a.txt", bridge);
    put("b.txt", bridge);
    put("c.txt", "Herring fleet stays in port\n\nThe fishermen of Kolm struck over the price of diesel.\n");
    const { stdout, stderr } = sayso(["story", "mixed", "--format", "json"]);
    const stories: { reports: readonly unknown[] }[] = JSON.parse(stdout);
    expect(stories.map(({ reports }) => reports.length)).toEqual([1, 1]);
    expect(stderr).toContain("on 2 happenings");
    expect(stderr).toContain("One report, told once: mixed/a.txt, mixed/b.txt.");
    const text = sayso(["story", "mixed"]).stdout;
    for (const title of ["Bridge closed in Marn", "Herring fleet stays in port"]) expect(text).toContain(title);
    expect(JSON.parse(sayso(["story", "mixed", "--as-one", "--format", "json"]).stdout).reports).toHaveLength(2);
  }, 120_000);
});
