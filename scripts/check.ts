// `npm test`: every check, one after the other, each named with its outcome. Fails when any fails; vitest's counts end it.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const bin = (name: string) => fileURLToPath(import.meta.resolve(`../node_modules/${name}`));
const CHECKS: readonly { readonly name: string; readonly script: string; readonly args: readonly string[] }[] = [
  { name: "types", script: bin("typescript/bin/tsc"), args: [] },
  { name: "lint and format", script: bin("@biomejs/biome/bin/biome"), args: ["check", "--error-on-warnings", "."] },
  { name: "imports", script: fileURLToPath(import.meta.resolve("./check-imports.ts")), args: [] },
  { name: "unit, property and package tests", script: bin("vitest/vitest.mjs"), args: ["run"] },
];

const root = fileURLToPath(new URL("..", import.meta.url));
const failed = CHECKS.filter(({ name, script, args }) => {
  console.log(`\n— ${name}`);
  return spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: "inherit" }).status !== 0;
}).map(({ name }) => name);

if (failed.length > 0) {
  console.log(`\nFailed: ${failed.join("; ")}`);
  process.exitCode = 1;
}
