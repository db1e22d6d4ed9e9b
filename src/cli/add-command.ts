import { Command } from "commander";
import { describeFailure, type Failure } from "../errors/sayso-error.ts";
import { createReader, type Reader } from "../index.ts";
import { failuresIn, isRead, recordFailure } from "../ledger/failures.ts";
import { type Ledger, openLedger } from "../ledger/open-ledger.ts";
import { storeReading } from "../ledger/store-reading.ts";
import { type Input, type InputOptions, inputsOf } from "./inputs.ts";
import { ledgerOption, ledgerPath } from "./ledger-option.ts";
import { startProgress } from "./progress.ts";
import { loadRegistry } from "./registry-file.ts";

interface AddOptions extends InputOptions {
  readonly ledger?: string;
  readonly retry?: true;
  readonly registry?: string;
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
  const counts = { added: 0, "already-there": 0, superseded: 0, failed: 0 };
  for (const input of inputs.list) {
    counts[await addOne(input, ledger, reader)] += 1;
    progress.step(input.name);
  }
  progress.stop();
  await reader.close();
  ledger.close();
  const renewed = counts.superseded > 0 ? `, ${counts.superseded} read anew` : "";
  console.log(`${counts.added} added${renewed}, ${counts["already-there"]} already there, ${counts.failed} failed`);
  if (counts.failed > 0) process.exitCode = 1;
}

async function addOne(input: Input, ledger: Ledger, reader: Reader) {
  const now = new Date().toISOString();
  const opened = await input.open();
  if ("failure" in opened) return fail(ledger, opened.failure, input, now);
  if (isRead(ledger, opened.report.id, reader.version)) return "already-there";
  return storeReading(ledger, await reader.read(opened.report), now);
}

/** One bad report never stops a batch: why it failed is kept, to be tried again. */
function fail(ledger: Ledger, failure: Failure, input: Input, now: string) {
  console.error(`sayso: ${describeFailure(failure)}`);
  recordFailure(ledger, failure.place ?? input.name, failure, now);
  return "failed" as const;
}
