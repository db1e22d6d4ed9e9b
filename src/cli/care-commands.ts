import { Command } from "commander";
import { backupLedger } from "../ledger/backup-ledger.ts";
import { contents, examine } from "../ledger/doctor.ts";
import { openLedger } from "../ledger/open-ledger.ts";
import { ledgerOption, ledgerPath } from "./ledger-option.ts";
import { counted } from "./text/page.ts";

interface Options {
  readonly ledger?: string;
}

/** `sayso doctor`: what the ledger holds, and what is wrong with it. */
export function doctorCommand(): Command {
  return new Command("doctor")
    .description("check a ledger: the file, its version, and that every row stands on its report's words")
    .addOption(ledgerOption())
    .action(({ ledger: path }: Options) => {
      const ledger = openLedger(ledgerPath(path));
      const held = Object.entries(contents(ledger)).map(([name, count]) => counted(count, name));
      const faults = examine(ledger);
      ledger.close();
      console.log(`${ledger.path}: ${held.join(", ")}`);
      for (const fault of faults) console.log(`! ${fault}`);
      console.log(faults.length === 0 ? "All is well." : "Put back a backup, or add the reports to a new ledger.");
      if (faults.length > 0) process.exitCode = 1;
    });
}

/** `sayso backup FILE`. */
export function backupCommand(): Command {
  return new Command("backup")
    .description("copy the ledger, while it may be in use")
    .argument("<file>", "where to; no file is written over")
    .addOption(ledgerOption())
    .action((file: string, { ledger: path }: Options) => {
      const ledger = openLedger(ledgerPath(path));
      backupLedger(ledger, file);
      ledger.close();
      console.log(`Copied to ${file}.`);
    });
}
