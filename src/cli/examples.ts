import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import type { Reader } from "../index.ts";
import { isRead } from "../ledger/failures.ts";
import type { Ledger } from "../ledger/open-ledger.ts";
import { storeReading } from "../ledger/store-reading.ts";
import { intakeBytes } from "../report/intake.ts";
import { parseManifest } from "../report/manifest.ts";

const EXAMPLES = new URL("../../examples/", import.meta.url);

/** Lays the example reports in the ledger where they are not yet, or were read by another model. */
export async function addExamples(ledger: Ledger, open: () => Promise<Reader>): Promise<void> {
  const reader = await open();
  const manifest = parseManifest(readFileSync(new URL("manifest.csv", EXAMPLES), "utf8"), "examples/manifest.csv");
  for (const name of readdirSync(EXAMPLES).filter((file) => file.endsWith(".txt"))) {
    const file = fileURLToPath(new URL(name, EXAMPLES));
    const report = intakeBytes(readFileSync(file), { ...manifest.get(name), file: basename(file) });
    if (isRead(ledger, report.id, reader.version)) continue;
    const { reading, sentences } = await reader.readWithPassages(report);
    storeReading(ledger, reading, new Date().toISOString(), sentences);
  }
}
