import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expandGlob } from "../../src/cli/globs.ts";

describe("expandGlob", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "sayso-globs-"));
    mkdirSync(join(folder, "may", "first"), { recursive: true });
    for (const name of ["b.txt", "a.txt", "c.pdf", "quay[1].txt", "manifest.csv", "may/d.txt", "may/first/e.txt"])
      writeFileSync(join(folder, name), "x");
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each([
    ["*.txt", ["a.txt", "b.txt", "quay[1].txt"]],
    ["*.{txt,pdf}", ["a.txt", "b.txt", "c.pdf", "quay[1].txt"]],
    ["?.*", ["a.txt", "b.txt", "c.pdf"]],
    ["**/*.txt", ["a.txt", "b.txt", "may/d.txt", "may/first/e.txt", "quay[1].txt"]],
    // Files before folders; a manifest is no report.
    ["*", ["a.txt", "b.txt", "c.pdf", "quay[1].txt"]],
    ["may/f*", ["may/first"]],
    // No pattern, or a file of that very name.
    ["nowhere.txt", ["nowhere.txt"]],
    ["quay[1].txt", ["quay[1].txt"]],
  ])("%s gives %j", (pattern, names) => {
    expect(expandGlob(join(folder, pattern))).toEqual(names.map((name) => join(folder, name)));
  });

  test("refuses a pattern that matches nothing", () => {
    expect(() => expandGlob(join(folder, "*.docx"))).toThrow(
      expect.objectContaining({ failure: expect.objectContaining({ code: "glob-empty" }) }),
    );
  });
});
