// `npm test`: every check, one after the other, each under its name. Fails when any fails; vitest's counts end it.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const bin = (name: string) => fileURLToPath(import.meta.resolve(`../node_modules/${name}`));

const passed = [
  check("types", bin("typescript/bin/tsc")),
  check("types of the desk", bin("typescript/bin/tsc"), "-p", "desk"),
  check("lint and format", bin("@biomejs/biome/bin/biome"), "check", "--error-on-warnings", "."),
  check("imports", fileURLToPath(import.meta.resolve("./check-imports.ts"))),
];
// Told before the tests, whose own counts come last.
if (passed.includes(false)) console.log("\nFAILED: see above. The tests are run all the same.");
passed.push(check("unit, property and package tests", bin("vitest/vitest.mjs"), "run"));
if (passed.includes(false)) process.exitCode = 1;

function check(name: string, script: string, ...args: readonly string[]): boolean {
  console.log(`\n— ${name}`);
  return spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: "inherit" }).status === 0;
}
