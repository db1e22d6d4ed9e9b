// Reads one file and prints the most memory that the process held: run by speed.ts in a process of its own.
import { readFileSync } from "node:fs";
import { createReader, intakeBytes } from "../src/index.ts";

const reader = await createReader();
const { attributions } = await reader.read(intakeBytes(readFileSync(process.argv[2] ?? "")));
await reader.close();
console.log(`${Math.round(process.resourceUsage().maxRSS / 1024)} MB, ${attributions.length} statements`);
