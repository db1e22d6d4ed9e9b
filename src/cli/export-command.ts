import { closeSync, openSync, writeSync } from "node:fs";
import { Command, Option } from "commander";
import { FORMATS } from "../export/formats.ts";
import { openLedger } from "../ledger/open-ledger.ts";
import { readingsIn } from "../ledger/readings-in.ts";
import { ledgerOption, ledgerPath } from "./ledger-option.ts";

interface ExportOptions {
  readonly ledger?: string;
  readonly format: keyof typeof FORMATS;
  readonly out?: string;
}

/** `sayso export`: the standing readings of a ledger in a format that others read. */
export function exportCommand(): Command {
  return new Command("export")
    .description("write the ledger's standing rows in a format that other programs read")
    .addOption(ledgerOption())
    .addOption(new Option("--format <format>").choices(Object.keys(FORMATS)).makeOptionMandatory())
    .option("--out <file>", "where to; by default to standard output")
    .action(({ ledger: path, format, out }: ExportOptions) => {
      const ledger = openLedger(ledgerPath(path));
      const file = out === undefined ? null : openSync(out, "w");
      for (const piece of FORMATS[format](readingsIn(ledger))) {
        if (file === null) process.stdout.write(piece);
        else writeSync(file, piece);
      }
      if (file !== null) closeSync(file);
      ledger.close();
    });
}
