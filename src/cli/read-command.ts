import { Command, InvalidArgumentError, Option } from "commander";
import { describeFailure } from "../errors/sayso-error.ts";
import { createReader, type Reader } from "../index.ts";
import type { Reading } from "../reading/reading.ts";
import { isDate } from "../report/dates.ts";
import { type Input, inputsOf } from "./inputs.ts";
import { startProgress } from "./progress.ts";
import { loadRegistry } from "./registry-file.ts";
import { PARTS, type Part, renderReading } from "./text/render-reading.ts";

interface ReadOptions {
  readonly format: "text" | "json" | "ndjson";
  readonly published?: string;
  readonly publisher?: string;
  readonly title?: string;
  readonly manifest?: string;
  readonly maxSize?: number;
  readonly only?: Part;
  readonly registry?: string;
}

const MEGABYTE = 1024 * 1024;

/** `sayso read PATH…|URL|-`. */
export function readCommand(): Command {
  return new Command("read")
    .description("read reports and tell who said what")
    .argument("<path...>", "a file, a folder (its .txt and .html files), a URL, or - for standard input")
    .addOption(
      new Option("--format <format>", "text for eyes, json, or ndjson with a reading a line")
        .choices(["text", "json", "ndjson"])
        .default("text"),
    )
    .addOption(new Option("--only <part>", "print that part alone").choices(PARTS))
    .option("--published <date>", "day of publication, YYYY-MM-DD, where the report does not say it", day)
    .option("--publisher <name>", "who published it, where the report does not say it")
    .option("--title <title>", "its title, where the report does not say it")
    .option(
      "--manifest <file>",
      "a CSV with the columns file, published, publisher, url, title (default: manifest.csv in the folder)",
    )
    .option("--registry <file>", "known actors (default: your own registry, see 'sayso registry import')")
    .option("--max-size <MB>", "refuse larger files", megabytes)
    .action(read);
}

function day(value: string): string {
  if (isDate(value)) return value;
  throw new InvalidArgumentError("It is no day of the form YYYY-MM-DD.");
}

function megabytes(value: string): number {
  const size = Number(value);
  if (!Number.isFinite(size) || size <= 0) throw new InvalidArgumentError("It is no number of megabytes.");
  return size * MEGABYTE;
}

async function read(paths: readonly string[], options: ReadOptions): Promise<void> {
  const inputs = await inputsOf(paths, options);
  for (const note of inputs.notes) console.error(`sayso: ${note}`);
  const reader = await createReader({
    today: new Date().toISOString().slice(0, 10),
    registry: loadRegistry(options.registry),
  });
  const writer = writerFor(options, inputs.list.length === 1 && inputs.isSingle);
  const progress = startProgress(inputs.list.length);
  let failed = 0;
  for (const input of inputs.list) {
    const reading = await attempt(input, reader);
    if (reading === null) failed++;
    else writer.write(reading);
    progress.step(input.name);
  }
  progress.stop();
  writer.end();
  await reader.close();
  if (failed > 0) {
    if (inputs.list.length > 1) console.error(`sayso: ${failed} of ${inputs.list.length} reports could not be read.`);
    process.exitCode = 1;
  }
}

/** One bad report never stops a batch: its failure is told and the next is read. */
async function attempt(input: Input, reader: Reader): Promise<Reading | null> {
  const result = await input.open();
  if ("failure" in result) {
    console.error(`sayso: ${describeFailure(result.failure)}`);
    return null;
  }
  return reader.read(result.report);
}

interface Writer {
  readonly write: (reading: Reading) => void;
  readonly end: () => void;
}

function writerFor({ format, only }: ReadOptions, isSingle: boolean): Writer {
  const out = (text: string) => process.stdout.write(text);
  let count = 0;
  // One part alone is still a reading of its report: what points at its words needs them.
  const told = (reading: Reading) => (only === undefined ? reading : { report: reading.report, [only]: reading[only] });
  if (format === "ndjson") return { write: (reading) => out(`${JSON.stringify(told(reading))}\n`), end: () => {} };
  if (format === "json") {
    return {
      write: (reading) => out((isSingle ? "" : count++ === 0 ? "[\n" : ",\n") + JSON.stringify(told(reading), null, 2)),
      end: () => out(isSingle ? "\n" : count === 0 ? "[]\n" : "\n]\n"),
    };
  }
  const { isTTY, columns } = process.stdout;
  const page = {
    width: isTTY ? columns : null,
    isColoured: isTTY && process.stdout.hasColors() && !process.env["NO_COLOR"],
  };
  const parts = only === undefined ? PARTS : [only];
  return {
    write: (reading) => out(`${count++ > 0 ? "\n\n" : ""}${renderReading(reading, page, parts)}\n`),
    end: () => {},
  };
}
