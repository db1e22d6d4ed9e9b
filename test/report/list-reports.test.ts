import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listReports } from "../../src/report/list-reports.ts";

describe("listReports", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "sayso-list-"));
    for (const name of ["b.txt", "a.html", "C.HTM", "d.pdf", "e.warc.gz", "f.gz", "notes.md"])
      writeFileSync(join(folder, name), "x");
    mkdirSync(join(folder, "inner.txt"));
    mkdirSync(join(folder, "empty"));
    writeFileSync(
      join(folder, "manifest.csv"),
      Buffer.from("file,published,publisher\nb.txt,2031-05-06,Caf\u00e9 Post\ngone.txt,,\n", "latin1"),
    );
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test("gives files that may hold reports in order of name, counts the others, and tells what the manifest says", async () => {
    expect(await listReports(folder)).toEqual({
      files: [
        { path: join(folder, "C.HTM"), about: {} },
        { path: join(folder, "a.html"), about: {} },
        { path: join(folder, "b.txt"), about: { published: "2031-05-06", publisher: "Café Post" } },
        { path: join(folder, "d.pdf"), about: {} },
        { path: join(folder, "e.warc.gz"), about: {} },
      ],
      passedOver: 2,
      missing: ["gone.txt"],
    });
  });

  test("gives a file as it is, whatever its name", async () => {
    const path = join(folder, "notes.md");
    expect((await listReports(path)).files).toEqual([{ path, about: {} }]);
  });

  test.each([
    ["nowhere", "file-not-found"],
    ["empty", "folder-empty"],
  ])("refuses %s", async (name, code) => {
    await expect(listReports(join(folder, name))).rejects.toMatchObject({ failure: { code } });
  });
});
