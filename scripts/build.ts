// Builds what the package carries: dist/, the compiled sources with their vocabularies beside them, and desk/dist/.
import { spawnSync } from "node:child_process";
import { cpSync, globSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const root = fileURLToPath(new URL("..", import.meta.url));
rmSync(join(root, "dist"), { recursive: true, force: true });
const tsc = fileURLToPath(import.meta.resolve("../node_modules/typescript/bin/tsc"));
const { status } = spawnSync(process.execPath, [tsc, "-p", "tsconfig.build.json"], { cwd: root, stdio: "inherit" });
if (status !== 0) process.exit(1);
for (const file of globSync("src/**/*.json", { cwd: root }))
  cpSync(join(root, file), join(root, file.replace(/^src/, "dist")));
await build({ configFile: join(root, "desk", "vite.config.ts"), logLevel: "error" });
