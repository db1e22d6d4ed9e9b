// Fails where a folder of src imports one that it may not: see import-rules.ts.
import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { breaches } from "./import-rules.ts";

const src = fileURLToPath(new URL("../src/", import.meta.url));
const files = globSync("**/*.ts", { cwd: src }).map((file) => file.replaceAll("\\", "/"));
const found = files.flatMap((file) => breaches(file, readFileSync(src + file, "utf8")));
for (const { file, imports, why } of found) console.error(`src/${file} imports ${imports}: ${why}`);
console.log(`${files.length} files, ${found.length} imports that may not be`);
if (found.length > 0) process.exitCode = 1;
