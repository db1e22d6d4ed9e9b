import { Command } from "commander";
import { describeFailure } from "../errors/sayso-error.ts";
import { openLedger } from "../ledger/open-ledger.ts";
import { keepEntries } from "../ledger/registry-entries.ts";
import { parseRegistry } from "../registry/parse-registry.ts";
import type { Registry } from "../registry/registry.ts";
import { keepRegistry, textOf } from "./registry-file.ts";

/** `sayso registry import FILE [--ledger FILE]`. */
export function registryCommand(): Command {
  const importing = new Command("import")
    .description("take known actors into your registry: CSV, FollowTheMoney JSON lines or Wikidata JSON")
    .argument("<file>")
    .option(
      "--ledger <file>",
      "keep them in this ledger, for whatever is read into it (default: in Sayso's data folder)",
    )
    .action((file: string, { ledger: path }: { readonly ledger?: string }) => {
      const { entries, failures } = parseRegistry(textOf(file), file);
      for (const failure of failures) console.error(`sayso: ${describeFailure(failure)}`);
      const held = path === undefined ? keepRegistry(entries) : keepInLedger(path, entries);
      console.log(`${entries.length} taken in, ${failures.length} broken; the registry holds ${held}`);
      if (failures.length > 0) process.exitCode = 1;
    });
  return new Command("registry").description("known actors with their names and offices").addCommand(importing);
}

function keepInLedger(path: string, entries: Registry): number {
  const ledger = openLedger(path);
  try {
    return keepEntries(ledger, entries);
  } finally {
    ledger.close();
  }
}
