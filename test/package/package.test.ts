import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import packageJson from "../../package.json" with { type: "json" };

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "sayso-package-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What .npmrc sets, by the environment: a user of the package has no .npmrc of ours. */
const settings = Object.fromEntries(
  readFileSync(join(root, ".npmrc"), "utf8")
    .split(/\r?\n/)
    .filter((line) => /^[a-z-]+=/.test(line))
    .map((line) => line.split("=", 2))
    .map(([key = "", value = ""]) => [`npm_config_${key.replaceAll("-", "_")}`, value]),
);

function run(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: "utf8",
    env: { ...process.env, ...settings },
    shell: process.platform === "win32",
  });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${status}: ${stderr}`);
  return stdout;
}

test("slow: the packed package installs in an empty folder and reads a report under the Node of its engines", () => {
  const packed: readonly { filename: string; files: readonly { path: string }[] }[] = JSON.parse(
    run("npm", ["pack", "--json", "--silent", "--pack-destination", folder], root),
  );
  const { filename = "", files = [] } = packed[0] ?? {};
  const paths = files.map(({ path }) => path);
  expect(paths).toContain("weights/model.onnx.zst");
  expect(paths).toContain("gazetteer/places.bin");
  expect(paths).toContain("README.md");
  expect(paths.filter((path) => /^(src|test|training|bench)\//.test(path))).toEqual([]);

  run("npm", ["init", "-y"], folder);
  run("npm", ["install", "--no-audit", "--prefer-offline", join(folder, filename)], folder);
  copyFileSync(join(root, "examples", "wire.txt"), join(folder, "wire.txt"));
  const launcher = join(folder, "node_modules", "sayso", "bin", "sayso.cjs");
  expect(run(process.execPath, [launcher, "--version"], folder).trim()).toBe(packageJson.version);
  expect(run(process.execPath, [launcher, "read", "wire.txt"], folder)).toContain(
    "Not one shell left our positions last night",
  );
  const library =
    'import { createReader } from "sayso"; const r = await createReader(); console.log((await r.read("The mayor said that the bridge would close.")).attributions.length); await r.close();';
  expect(run(process.execPath, ["--input-type=module", "-e", library], folder).trim()).toBe("1");
}, 240_000);
