import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runSayso } from "./run-sayso.ts";

let folder = "";
/** Runs the command on the test's own ledger. */
const sayso = (...args: readonly string[]) => runSayso(folder, [...args, "--ledger", "ledger.sqlite"]);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sayso-actors-"));
  writeFileSync(join(folder, "a.txt"), "The mayor, Ana Brandt, said on Monday that the bridge would close.\n");
  writeFileSync(join(folder, "b.txt"), "Mayor Ana Brandt said on Tuesday that the tunnel would open.\n");
  writeFileSync(join(folder, "known.csv"), "id,name,aliases,kind,country\nQ7,Ana Maria Brandt,Ana Brandt,person,\n");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Each call starts a process of its own. */
const PATIENCE = { timeout: 120_000 };

describe("sayso actors", PATIENCE, () => {
  test("a registry that the ledger keeps is used for what is read into it", () => {
    expect(sayso("registry", "import", "known.csv").stdout).toContain("1 taken in, 0 broken; the registry holds 1");
    expect(sayso("add", "a.txt", "b.txt").stdout).toContain("2 added");
    const [actor] = JSON.parse(sayso("actors", "brandt", "--format", "json").stdout);
    expect(actor).toMatchObject({ name: "Ana Maria Brandt", reports: 2, statements: 2 });
    const shown = sayso("actors", "show", actor.id).stdout;
    expect(shown).toContain("registry: Q7");
    expect(shown).toContain("both are the registry's Q7");
  });

  test("an actor is split, shown with who did so, and joined again", () => {
    const [{ id }] = JSON.parse(sayso("actors", "brandt", "--format", "json").stdout);
    const { parts } = JSON.parse(sayso("actors", "show", id, "--format", "json").stdout);
    const decide = ["--by", "Ann", "--why", "two women"];
    expect(sayso("actors", "split", id, parts[1].id, ...decide, "--preview").stdout).toContain(
      "This would change 1 part in 1 report, 1 row",
    );
    const done = JSON.parse(sayso("actors", "split", id, parts[1].id, ...decide, "--format", "json").stdout);
    expect(sayso("actors", "show", id).stdout).toContain("Ann: ");
    expect(sayso("actors", "undo", done.decision, ...decide).status).toBe(0);
    expect(JSON.parse(sayso("actors", "brandt", "--format", "json").stdout)).toHaveLength(1);
    expect(sayso("actors", "rename", id, "Ana B.", ...decide).status).toBe(0);
    expect(sayso("actors", "ana b").stdout).toContain(`${id}  Ana B.  person  2 reports, 2 statements`);
  });

  test("one is forgotten whole", () => {
    const [{ id }] = JSON.parse(sayso("actors", "ana b", "--format", "json").stdout);
    expect(sayso("forget", id, "--why", "asked").status).toBe(0);
    expect(sayso("actors", "ana").stdout).toContain("Nobody of the ledger is called so.");
    expect(sayso("doctor").stdout).toContain("All is well.");
  });

  test.each([
    [["show", "a-none"], "There is no actor 'a-none'"],
    [["merge", "a-none", "a-none", "--by", "Ann", "--why", "x"], "There is no actor 'a-none'"],
    [["merge", "a-1", "a-2", "--by", "Ann"], "required option '--why <text>' not specified"],
    [["undo", "d-none", "--by", "Ann", "--why", "x"], "There is no decision 'd-none'"],
  ])("%j is refused", (args, message) => {
    const { status, stderr } = sayso("actors", ...args);
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining(message) });
  });
});
