import { Command, Option } from "commander";
import { createReader, type Reader } from "../index.ts";
import { failuresIn } from "../ledger/failures.ts";
import { type Ledger, openLedger } from "../ledger/open-ledger.ts";
import { addReport, countsLine, failReport } from "./add-report.ts";
import { type Input, type InputOptions, inputsOf } from "./inputs.ts";
import { ledgerOption, ledgerPath } from "./ledger-option.ts";
import { startProgress } from "./progress.ts";
import { loadRegistry } from "./registry-file.ts";

interface AddOptions extends InputOptions {
  readonly ledger?: string;
  readonly retry?: true;
  readonly registry?: string;
  readonly format: "text" | "ndjson";
}

/** `sayso add PATH…|URL…`: reads reports into a ledger. */
export function addCommand(): Command {
  return new Command("add")
    .description("read reports into a ledger; what is there already is not read again")
    .argument("[path...]", "files, folders or URLs")
    .addOption(ledgerOption())
    .option("--registry <file>", "known actors (default: your own registry)")
    .option("--retry", "try again what failed before")
    .option("--manifest <file>", "a CSV with the columns file, published, publisher, url, title")
    .addOption(
      new Option("--format <format>", "a count at the end, or a line for each report once it is stored")
        .choices(["text", "ndjson"])
        .default("text"),
    )
    .action(add);
}

async function add(paths: readonly string[], options: AddOptions): Promise<void> {
  const ledger = openLedger(ledgerPath(options.ledger));
  const again = options.retry === true ? failuresIn(ledger).map(({ place }) => place) : [];
  const inputs = await inputsOf([...paths, ...again], options);
  for (const note of inputs.notes) console.error(`sayso: ${note}`);
  const reader = await createReader({
    today: new Date().toISOString().slice(0, 10),
    registry: loadRegistry(options.registry),
  });
  const progress = startProgress(inputs.list.length);
  const counts = { added: 0, "already-there": 0, superseded: 0, failed: 0, forgotten: 0 };
  for (const input of inputs.list) {
    const { outcome, report } = await addOne(input, ledger, reader);
    counts[outcome] += 1;
    // Written when it is on the disk, and not before: whoever reads this line can rely on it.
    if (options.format === "ndjson") console.log(JSON.stringify({ report, input: input.name, outcome }));
    progress.step(input.name);
  }
  progress.stop();
  await reader.close();
  ledger.close();
  if (options.format === "text") console.log(countsLine(counts));
  if (counts.failed > 0) process.exitCode = 1;
}

async function addOne(input: Input, ledger: Ledger, reader: Reader) {
  const opened = await input.open();
  if ("failure" in opened) return { outcome: failReport(ledger, opened.failure, input.name), report: null };
  const { report } = opened;
  return { outcome: await addReport(report, ledger, reader), report: report.id };
}
