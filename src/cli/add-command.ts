import { Command, Option } from "commander";
import { SaysoError } from "../errors/sayso-error.ts";
import { settleFailures } from "../ledger/failures.ts";
import { type Ledger, openLedger } from "../ledger/open-ledger.ts";
import type { Taken } from "../report/files/taken.ts";
import { addReport, countsLine, failReport, type Reads } from "./add-report.ts";
import { inOrder } from "./in-order.ts";
import { type Input, type InputOptions, inputsOf } from "./inputs.ts";
import { EXIT_INTERRUPTED, endOnInterrupt } from "./interrupt.ts";
import { ledgerOption, ledgerPath } from "./ledger-option.ts";
import { startProgress } from "./progress.ts";
import { openReaders, workersOption } from "./readers.ts";
import { registryFor } from "./registry-file.ts";
import { inputsToRetry, keptPlace } from "./retry.ts";

interface AddOptions extends InputOptions {
  readonly ledger?: string;
  readonly retry?: true;
  readonly workers: string;
  readonly registry?: string;
  readonly format: "text" | "ndjson";
}

/** `sayso add PATH…|URL…`: reads reports into a ledger. */
export function addCommand(): Command {
  return new Command("add")
    .description("read reports into a ledger; what is there already is not read again")
    .argument(
      "[path...]",
      "files (text, pages, PDFs, mails, web archives, database exports), folders, patterns or URLs",
    )
    .addOption(ledgerOption())
    .option("--registry <file>", "known actors (default: the ledger's and your own)")
    .option("--retry", "read again what failed before")
    .addOption(workersOption())
    .option("--manifest <file>", "a CSV with the columns file, published, publisher, url, title")
    .addOption(
      new Option("--format <format>", "a count at the end, or a line for each report once it is stored")
        .choices(["text", "ndjson"])
        .default("text"),
    )
    .action(add);
}

async function add(paths: readonly string[], options: AddOptions): Promise<void> {
  if (paths.length === 0 && options.retry !== true) throw nothingNamed();
  const ledger = openLedger(ledgerPath(options.ledger));
  const named = await inputsOf(paths, options);
  for (const note of named.notes) console.error(`sayso: ${note}`);
  const inputs = [...named.list, ...(options.retry === true ? await inputsToRetry(ledger, options) : [])];
  const reader = await openReaders(options.workers, registryFor(ledger, options.registry));
  const end = endOnInterrupt();
  const progress = startProgress(inputs.length);
  const counts = { added: 0, "already-there": 0, superseded: 0, failed: 0, forgotten: 0 };
  let left = inputs.length;
  // As many reports are open as can be read at once, however many there are; this thread alone writes, and in the order
  // of the inputs, so that of two copies the first is kept however long each takes to read.
  await inOrder(takenFrom(inputs), reader.atOnce, end, async ({ input, taken, failed }, turn) => {
    if (taken === null) {
      await turn;
      if (input.source !== null) settleFailures(ledger, [input.source, input.place], failed);
      progress.step(input.name);
      left -= 1;
      return;
    }
    const { outcome, report } = await addOne(input, taken, failed, ledger, reader, turn);
    counts[outcome] += 1;
    // Written when it is on the disk, and not before: whoever reads this line can rely on it.
    const name = input.name + taken.place.slice(input.place.length);
    if (options.format === "ndjson") console.log(JSON.stringify({ report, input: name, outcome }));
  }).finally(async () => {
    progress.stop();
    await reader.close();
    ledger.close();
  });
  if (left > 0)
    console.error(`sayso: Stopped; ${left} were not read to their end. The same command goes on from here.`);
  if (options.format === "text") console.log(countsLine(counts));
  if (left > 0) process.exitCode = EXIT_INTERRUPTED;
  else if (counts.failed > 0) process.exitCode = 1;
}

/** What the inputs give, one after another, each input ended by null; where its failures are kept grows meanwhile. */
async function* takenFrom(inputs: readonly Input[]) {
  for (const input of inputs) {
    const failed = new Set<string>();
    for await (const taken of input.open()) yield { input, taken, failed };
    yield { input, taken: null, failed };
  }
}

async function addOne(
  input: Input,
  taken: Taken,
  failed: Set<string>,
  ledger: Ledger,
  reader: Reads,
  turn: Promise<void>,
) {
  const place = keptPlace(input, taken);
  try {
    if ("failure" in taken) throw new SaysoError(taken.failure);
    const outcome = await addReport(taken.report, ledger, reader, turn);
    await turn;
    return { outcome, report: taken.report.id };
  } catch (error) {
    if (!(error instanceof SaysoError)) throw error;
    await turn;
    if (place !== null) failed.add(place);
    return { outcome: failReport(ledger, error.failure, place), report: null };
  }
}

function nothingNamed(): SaysoError {
  return new SaysoError({
    code: "option-invalid",
    place: "add",
    message: "No file, folder or URL is named.",
    remedy: "Name one, or give --retry to read again what failed before.",
  });
}
