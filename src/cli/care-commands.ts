import { Command } from "commander";
import { backupLedger } from "../ledger/backup-ledger.ts";
import { contents, examine } from "../ledger/doctor.ts";
import { purge } from "../ledger/forget/purge.ts";
import { openLedger } from "../ledger/open-ledger.ts";
import { staleReports } from "../ledger/reread.ts";
import { installation } from "./installation.ts";
import { ledgerOption, ledgerPath } from "./ledger-option.ts";
import { counted } from "./text/page.ts";

interface Options {
  readonly ledger?: string;
}

/** `sayso doctor`: what the ledger holds, and what is wrong with it or with the installation. */
export function doctorCommand(): Command {
  return new Command("doctor")
    .description(
      "check the installation and a ledger: its file, its version, and that every row stands on its report's words",
    )
    .addOption(ledgerOption())
    .option("--purge", "take what was forgotten out of the file, where another program was in the way")
    .action(doctor);
}

async function doctor({ ledger: path, purge: isWanted }: Options & { readonly purge?: true }): Promise<void> {
  const here = await installation();
  for (const line of here.lines) console.log(line);
  const ledger = openLedger(ledgerPath(path));
  const isPurged = isWanted === undefined || purge(ledger);
  const held = Object.entries(contents(ledger)).map(([name, count]) => counted(count, name));
  const stale = here.model === null ? 0 : staleReports(ledger, here.model).length;
  const faults = examine(ledger);
  ledger.close();
  console.log(`${ledger.path}: ${held.join(", ")}`);
  if (stale > 0) console.log(`${counted(stale, "report")} read by another model: 'sayso reread' reads them again.`);
  for (const fault of [...here.faults, ...faults]) console.log(`! ${fault}`);
  if (!isPurged) console.log("! Another program is reading the ledger: its journal could not be cut.");
  if (faults.length > 0) console.log("Put back a backup, or add the reports to a new ledger.");
  const isWell = here.faults.length === 0 && faults.length === 0 && isPurged;
  if (isWell) console.log("All is well.");
  else process.exitCode = 1;
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
