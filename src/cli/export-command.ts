import { closeSync, mkdirSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { Command, Option } from "commander";
import { fileWriter } from "hyparquet-writer";
import { SaysoError } from "../errors/sayso-error.ts";
import { csv } from "../export/csv.ts";
import { FORMATS } from "../export/formats.ts";
import { parquet } from "../export/parquet.ts";
import { TABLES } from "../export/tables.ts";
import { type Ledger, openLedger } from "../ledger/open-ledger.ts";
import { readingsIn } from "../ledger/readings-in.ts";
import { ledgerOption, ledgerPath } from "./ledger-option.ts";

type StreamFormat = keyof typeof FORMATS;

interface ExportOptions {
  readonly ledger?: string;
  readonly format: StreamFormat | "csv" | "parquet";
  readonly table?: string;
  readonly out?: string;
}

/** `sayso export`: the standing readings of a ledger in a format that others read. */
export function exportCommand(): Command {
  return new Command("export")
    .description("write the ledger's standing rows in a format that other programs read")
    .addOption(ledgerOption())
    .addOption(
      new Option("--format <format>").choices([...Object.keys(FORMATS), "csv", "parquet"]).makeOptionMandatory(),
    )
    .addOption(new Option("--table <table>", "of csv: one table").choices(TABLES.map(({ name }) => name)))
    .option("--out <path>", "where to: a file; of csv and parquet a folder, which gets a file for each table")
    .action((options: ExportOptions) => {
      const ledger = openLedger(ledgerPath(options.ledger));
      write(ledger, options);
      ledger.close();
    });
}

function write(ledger: Ledger, { format, table, out }: ExportOptions): void {
  if (format !== "csv" && format !== "parquet") {
    stream(FORMATS[format](readingsIn(ledger)), out);
    return;
  }
  const chosen = TABLES.filter(({ name }) => table === undefined || name === table);
  const only = chosen.length === 1 ? chosen[0] : undefined;
  if (format === "csv" && only !== undefined) {
    stream(csv(readingsIn(ledger), only), out);
    return;
  }
  if (out === undefined) {
    throw new SaysoError({
      code: "option-invalid",
      place: `--format ${format}`,
      message: "Each table is a file of its own.",
      remedy: `Name a folder with --out${format === "csv" ? ", or one table with --table" : ""}.`,
    });
  }
  mkdirSync(out, { recursive: true });
  for (const each of chosen) {
    const path = join(out, `${each.name}.${format}`);
    if (format === "csv") stream(csv(readingsIn(ledger), each), path);
    else parquet(readingsIn(ledger), each, fileWriter(path));
  }
}

function stream(pieces: Iterable<string>, path: string | undefined): void {
  const file = path === undefined ? null : openSync(path, "w");
  for (const piece of pieces) {
    if (file === null) process.stdout.write(piece);
    else writeSync(file, piece);
  }
  if (file !== null) closeSync(file);
}
