import { readFileSync, writeFileSync } from "node:fs";
import { Command } from "commander";
import { SaysoError } from "../errors/sayso-error.ts";
import { exportCorrections, importCorrections } from "../ledger/corrections/exchange.ts";
import { openLedger } from "../ledger/open-ledger.ts";
import { ledgerOption, ledgerPath } from "./ledger-option.ts";
import { counted, safe } from "./text/page.ts";

interface Options {
  readonly ledger?: string;
  readonly out?: string;
}

/** `sayso corrections export` and `import FILE`: what people corrected, from one ledger to another. */
export function correctionsCommand(): Command {
  return new Command("corrections")
    .description("take people's corrections from one ledger to another")
    .addCommand(
      new Command("export")
        .description("write all corrections, one a line (NDJSON)")
        .addOption(ledgerOption())
        .option("--out <file>", "where to; by default to standard output")
        .action(write),
    )
    .addCommand(
      new Command("import")
        .description("take corrections in, and lay them onto the rows of the same reports")
        .argument("<file>", "what 'sayso corrections export' wrote; - for standard input")
        .addOption(ledgerOption())
        .action(take),
    );
}

function write({ ledger: path, out }: Options): void {
  const ledger = openLedger(ledgerPath(path));
  const lines = [...exportCorrections(ledger)].join("");
  ledger.close();
  if (out === undefined) process.stdout.write(lines);
  else writeFileSync(out, lines);
}

function take(file: string, { ledger: path }: Options): void {
  const lines = contentsOf(file).split("\n");
  const ledger = openLedger(ledgerPath(path));
  const { taken, alreadyThere, without, refused, unlaid } = importCorrections(ledger, lines);
  ledger.close();
  for (const { line, why } of refused) console.error(`sayso: ${file}, line ${line}: ${safe(why)}`);
  for (const { id, why } of unlaid) console.log(`${id} is kept, but laid onto no row: ${safe(why)}`);
  console.log(
    `${counted(taken, "correction")} taken in, ${alreadyThere} already there, ${without} of reports that are not here, ${refused.length} refused`,
  );
  if (refused.length > 0) process.exitCode = 1;
}

function contentsOf(file: string): string {
  try {
    return readFileSync(file === "-" ? 0 : file, "utf8");
  } catch (cause) {
    throw new SaysoError(
      { code: "file-unreadable", place: file, message: "It cannot be read.", remedy: "Check its name." },
      cause,
    );
  }
}
