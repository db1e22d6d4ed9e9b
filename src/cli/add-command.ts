import { Command, Option } from "commander";
import { SaysoError } from "../errors/sayso-error.ts";
import { failuresIn } from "../ledger/failures.ts";
import { type Ledger, openLedger } from "../ledger/open-ledger.ts";
import { addReport, countsLine, failReport, type Reads } from "./add-report.ts";
import { inOrder } from "./in-order.ts";
import { type Input, type InputOptions, inputsOf } from "./inputs.ts";
import { endOnInterrupt } from "./interrupt.ts";
import { ledgerOption, ledgerPath } from "./ledger-option.ts";
import { startProgress } from "./progress.ts";
import { openReaders } from "./readers.ts";

interface AddOptions extends InputOptions {
  readonly ledger?: string;
  readonly retry?: true;
  readonly workers: string;
  readonly registry?: string;
  readonly format: "text" | "ndjson";
}

/** What shells take for an end by Ctrl+C. */
const EXIT_INTERRUPTED = 130;

/** `sayso add PATH…|URL…`: reads reports into a ledger. */
export function addCommand(): Command {
  return new Command("add")
    .description("read reports into a ledger; what is there already is not read again")
    .argument("[path...]", "files, folders or URLs")
    .addOption(ledgerOption())
    .option("--registry <file>", "known actors (default: your own registry)")
    .option("--retry", "try again what failed before")
    .option("--workers <number>", "threads that read beside this one, each with a model of its own", "0")
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
  const reader = await openReaders(options.workers, options.registry);
  const end = endOnInterrupt();
  const progress = startProgress(inputs.list.length);
  const counts = { added: 0, "already-there": 0, superseded: 0, failed: 0, forgotten: 0 };
  // As many reports are open as can be read at once, however many there are; this thread alone writes, and in the order
  // of the inputs, so that of two copies the first is kept however long each takes to read.
  await inOrder(inputs.list, reader.atOnce, end, async (input, turn) => {
    const { outcome, report } = await addOne(input, ledger, reader, turn);
    await turn;
    counts[outcome] += 1;
    // Written when it is on the disk, and not before: whoever reads this line can rely on it.
    if (options.format === "ndjson") console.log(JSON.stringify({ report, input: input.name, outcome }));
    progress.step(input.name);
  }).finally(async () => {
    progress.stop();
    await reader.close();
    ledger.close();
  });
  const left = inputs.list.length - Object.values(counts).reduce((sum, count) => sum + count, 0);
  if (left > 0) console.error(`sayso: Stopped; ${left} were not looked at. The same command goes on from here.`);
  if (options.format === "text") console.log(countsLine(counts));
  if (left > 0) process.exitCode = EXIT_INTERRUPTED;
  else if (counts.failed > 0) process.exitCode = 1;
}

async function addOne(input: Input, ledger: Ledger, reader: Reads, turn: Promise<void>) {
  const opened = await input.open();
  if ("failure" in opened) return { outcome: failReport(ledger, opened.failure, input.name), report: null };
  const { report } = opened;
  try {
    return { outcome: await addReport(report, ledger, reader, turn), report: report.id };
  } catch (error) {
    if (!(error instanceof SaysoError)) throw error;
    return { outcome: failReport(ledger, error.failure, input.name), report: null };
  }
}
