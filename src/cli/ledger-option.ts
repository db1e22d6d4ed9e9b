import { join } from "node:path";
import { Option } from "commander";
import { dataFolder } from "./data-folder.ts";

/** `--ledger FILE`, for every command that works on one. */
export function ledgerOption(): Option {
  return new Option("--ledger <file>", "the ledger's file (default: ledger.sqlite in Sayso's data folder)");
}

/** The ledger that was named, or the user's own. */
export function ledgerPath(named: string | undefined): string {
  return named ?? join(dataFolder(), "ledger.sqlite");
}
