import { Command, Option } from "commander";
import { describeFailure, type Failure, SaysoError } from "../errors/sayso-error.ts";
import { createReader, type Reader } from "../index.ts";
import { failuresIn, isRead, recordFailure } from "../ledger/failures.ts";
import { refuseForgotten } from "../ledger/forget/tombstones.ts";
import { type Ledger, openLedger } from "../ledger/open-ledger.ts";
import { storeReading } from "../ledger/store-reading.ts";
import { type Input, type InputOptions, inputsOf } from "./inputs.ts";
import { ledgerOption, ledgerPath } from "./ledger-option.ts";
import { startProgress } from "./progress.ts";
import { registryFor } from "./registry-file.ts";

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
    .option("--registry <file>", "known actors (default: the ledger's and your own)")
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
    registry: registryFor(ledger, options.registry),
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
  const renewed = counts.superseded > 0 ? `, ${counts.superseded} read anew` : "";
  const forgotten = counts.forgotten > 0 ? `, ${counts.forgotten} forgotten` : "";
  if (options.format === "text")
    console.log(
      `${counts.added} added${renewed}, ${counts["already-there"]} already there${forgotten}, ${counts.failed} failed`,
    );
  if (counts.failed > 0) process.exitCode = 1;
}

async function addOne(input: Input, ledger: Ledger, reader: Reader) {
  const now = new Date().toISOString();
  const opened = await input.open();
  if ("failure" in opened) return { outcome: fail(ledger, opened.failure, input, now), report: null };
  const { report } = opened;
  try {
    refuseForgotten(ledger, report);
  } catch (error) {
    // It was meant to be gone: it is told, and is no failure to be tried again.
    if (!(error instanceof SaysoError)) throw error;
    console.error(`sayso: ${describeFailure(error.failure)}`);
    return { outcome: "forgotten" as const, report: report.id };
  }
  if (isRead(ledger, report.id, reader.version)) return { outcome: "already-there" as const, report: report.id };
  return { outcome: storeReading(ledger, await reader.read(report), now), report: report.id };
}

/** One bad report never stops a batch: why it failed is kept, to be tried again. */
function fail(ledger: Ledger, failure: Failure, input: Input, now: string) {
  console.error(`sayso: ${describeFailure(failure)}`);
  recordFailure(ledger, failure.place ?? input.name, failure, now);
  return "failed" as const;
}
