import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeEach, describe, expect, test } from "vitest";

const launcher = fileURLToPath(new URL("../../bin/sayso.cjs", import.meta.url));
const base = mkdtempSync(join(tmpdir(), "sayso-launcher-"));
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** A clone with nothing in it but the launcher. */
let clone = "";
beforeEach(() => {
  clone = mkdtempSync(join(base, "clone-"));
  write("package.json", '{ "type": "module" }');
  mkdirSync(join(clone, "bin"));
  copyFileSync(launcher, join(clone, "bin", "sayso.cjs"));
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(clone, path)), { recursive: true });
  writeFileSync(join(clone, path), text);
}

/** Puts the Node that runs this test where `npm ci` puts the pinned one. */
function pin(version: string): void {
  write("node_modules/node/package.json", JSON.stringify({ name: "node", version }));
  mkdirSync(join(clone, "node_modules", "node", "bin"));
  const isWindows = process.platform === "win32";
  const file = join(clone, "node_modules", "node", "bin", isWindows ? "node.exe" : "node");
  if (isWindows) copyFileSync(process.execPath, file);
  else symlinkSync(process.execPath, file);
}

/** Runs the launcher; `as` makes the Node that runs it (not one that it hands over to) believe that it is that version. */
function launch({ as, args = [] }: { readonly as?: string; readonly args?: readonly string[] } = {}) {
  const pretence = join(clone, "pretence.cjs");
  writeFileSync(
    pretence,
    `for (const [object, key, value] of [[process.versions, "node", "${as}"], [process, "version", "v${as}"]])
       Object.defineProperty(object, key, { value });`,
  );
  const node = as === undefined ? [] : ["--require", pretence];
  return spawnSync(process.execPath, [...node, join(clone, "bin", "sayso.cjs"), ...args], { encoding: "utf8" });
}

describe("under a Node that is new enough", () => {
  test("runs the sources of a clone rather than what was built from them", () => {
    write("src/cli/main.ts", 'console.log("source" as string, process.argv.slice(2).join());');
    write("dist/cli/main.js", 'console.log("built");');
    expect(launch({ args: ["read", "a b.txt"] })).toMatchObject({ status: 0, stdout: "source read,a b.txt\n" });
  });

  test("runs what was built where there are no sources", () => {
    write("dist/cli/main.js", "process.exitCode = 3;");
    expect(launch()).toMatchObject({ status: 3, stderr: "" });
  });

  test("says in one line what is missing, and what to do", () => {
    expect(launch()).toMatchObject({ status: 70, stderr: expect.stringMatching(/^sayso: its code .*npm ci.*\n$/) });
    write("src/cli/main.ts", 'import "a-package-that-is-not-there";');
    expect(launch()).toMatchObject({ status: 70, stderr: expect.stringMatching(/^sayso: a part .*npm ci.*\n$/) });
  });
});

describe("under an older Node", () => {
  test("hands over to the pinned one, with arguments and exit code", () => {
    pin("24.0.0");
    write("src/cli/main.ts", "console.log(process.version, process.argv.slice(2).join()); process.exitCode = 3;");
    expect(launch({ as: "18.20.0", args: ["read", "-"] })).toMatchObject({
      status: 3,
      stdout: `${process.version} read,-\n`,
    });
  });

  test.skipIf(process.platform === "win32")("ends by the signal that ended the pinned one", () => {
    pin("24.0.0");
    write("src/cli/main.ts", 'process.kill(process.pid, "SIGTERM"); setTimeout(() => {}, 10_000);');
    expect(launch({ as: "18.20.0" })).toMatchObject({ status: null, signal: "SIGTERM" });
  });

  test.each([
    ["there is none", () => {}],
    ["it is too old itself", () => pin("22.1.0")],
  ])("says so where no pinned one can take over: %s", (_, prepare) => {
    prepare();
    write("src/cli/main.ts", "");
    expect(launch({ as: "18.20.0" })).toMatchObject({
      status: 70,
      stderr: expect.stringMatching(/^sayso: needs Node 24 or newer; this is v18\.20\.0 .*npm ci.*\n$/),
    });
  });
});
