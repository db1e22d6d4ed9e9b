import { Command, Option } from "commander";
import { describeFailure, SaysoError } from "../errors/sayso-error.ts";
import { createReader, type Reader } from "../index.ts";
import { isRead, recordFailure, settleFailures } from "../ledger/failures.ts";
import { refuseForgotten } from "../ledger/forget/tombstones.ts";
import { type Ledger, openLedger } from "../ledger/open-ledger.ts";
import { storeReading } from "../ledger/store-reading.ts";
import type { Taken } from "../report/files/taken.ts";
import { type InputOptions, inputsOf } from "./inputs.ts";
import { ledgerOption, ledgerPath } from "./ledger-option.ts";
import { startProgress } from "./progress.ts";
import { registryFor } from "./registry-file.ts";
import { inputsToRetry, keptPlace } from "./retry.ts";

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
    .argument(
      "[path...]",
      "files (text, pages, PDFs, mails, web archives, database exports), folders, patterns or URLs",
    )
    .addOption(ledgerOption())
    .option("--registry <file>", "known actors (default: the ledger's and your own)")
    .option("--retry", "read again what failed before")
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
  const reader = await createReader({
    today: new Date().toISOString().slice(0, 10),
    registry: registryFor(ledger, options.registry),
  });
  const progress = startProgress(inputs.length);
  const counts = { added: 0, "already-there": 0, superseded: 0, failed: 0, forgotten: 0 };
  for (const input of inputs) {
    const failed = new Set<string>();
    for await (const taken of input.open()) {
      const place = keptPlace(input, taken);
      if ("failure" in taken && place !== null) failed.add(place);
      const { outcome, report } = await addOne(taken, place, ledger, reader);
      counts[outcome] += 1;
      // Written when it is on the disk, and not before: whoever reads this line can rely on it.
      const name = input.name + taken.place.slice(input.place.length);
      if (options.format === "ndjson") console.log(JSON.stringify({ report, input: name, outcome }));
    }
    if (input.source !== null) settleFailures(ledger, [input.source, input.place], failed);
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

async function addOne(taken: Taken, place: string | null, ledger: Ledger, reader: Reader) {
  const now = new Date().toISOString();
  if ("failure" in taken) {
    // One bad report never stops a batch: why it failed is kept, to be tried again.
    console.error(`sayso: ${describeFailure(taken.failure)}`);
    if (place !== null) recordFailure(ledger, place, taken.failure, now);
    return { outcome: "failed" as const, report: null };
  }
  const { report } = taken;
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

function nothingNamed(): SaysoError {
  return new SaysoError({
    code: "option-invalid",
    place: "add",
    message: "No file, folder or URL is named.",
    remedy: "Name one, or give --retry to read again what failed before.",
  });
}
