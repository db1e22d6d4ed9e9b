import { Command, InvalidArgumentError, Option } from "commander";
import { describeFailure } from "../errors/sayso-error.ts";
import { createReader } from "../index.ts";
import type { Reading } from "../reading/reading.ts";
import { isDate } from "../report/dates.ts";
import { inputsOf } from "./inputs.ts";
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
    .argument(
      "<path...>",
      "a file (text, page, PDF, mail, mbox, WARC, WACZ), a folder of such, a glob, a URL, or - for standard input",
    )
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
  return Math.ceil(size * MEGABYTE);
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
  let count = 0;
  let failed = 0;
  for (const input of inputs.list) {
    for await (const taken of input.open()) {
      count += 1;
      // One bad report never stops a batch: its failure is told and the next is read.
      if ("failure" in taken) {
        console.error(`sayso: ${describeFailure(taken.failure)}`);
        failed += 1;
      } else writer.write(await reader.read(taken.report), taken.isMember);
    }
    progress.step(input.name);
  }
  progress.stop();
  writer.end();
  await reader.close();
  if (failed > 0) {
    if (count > 1) console.error(`sayso: ${failed} of ${count} reports could not be read.`);
    process.exitCode = 1;
  }
}

interface Writer {
  /** A file that may hold several reports gives a list, even of one. */
  readonly write: (reading: Reading, isMember: boolean) => void;
  readonly end: () => void;
}

function writerFor({ format, only }: ReadOptions, isSingle: boolean): Writer {
  const out = (text: string) => process.stdout.write(text);
  let count = 0;
  // One part alone is still a reading of its report: what points at its words needs them.
  const told = (reading: Reading) => (only === undefined ? reading : { report: reading.report, [only]: reading[only] });
  if (format === "ndjson") return { write: (reading) => out(`${JSON.stringify(told(reading))}\n`), end: () => {} };
  if (format === "json") {
    let isList = !isSingle;
    return {
      write: (reading, isMember) => {
        isList ||= isMember;
        out((isList ? (count++ === 0 ? "[\n" : ",\n") : "") + JSON.stringify(told(reading), null, 2));
      },
      end: () => out(!isList ? "\n" : count === 0 ? "[]\n" : "\n]\n"),
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
