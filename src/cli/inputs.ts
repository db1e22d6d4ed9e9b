import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { buffer } from "node:stream/consumers";
import { type Failure, SaysoError } from "../errors/sayso-error.ts";
import { fetchPage } from "../report/fetch-page.ts";
import { type IntakeOptions, intakeBytes, refuseSize } from "../report/intake.ts";
import { listReports } from "../report/list-reports.ts";
import type { Report } from "../report/report.ts";

/** Something to read: opened only when its turn comes, so that memory stays flat over a folder. */
export interface Input {
  readonly name: string;
  readonly open: () => Promise<{ readonly report: Report } | { readonly failure: Failure }>;
}

export interface Inputs {
  readonly list: readonly Input[];
  /** Whether one file, page or standard input was asked for, and no folder. */
  readonly isSingle: boolean;
  readonly notes: readonly string[];
}

export interface InputOptions {
  readonly published?: string;
  readonly publisher?: string;
  readonly title?: string;
  readonly manifest?: string;
  readonly maxSize?: number;
}

/** What the paths of a command name: files, folders, URLs, `-`. A path that is not there is told when it is opened. */
export async function inputsOf(paths: readonly string[], options: InputOptions): Promise<Inputs> {
  const list: Input[] = [];
  const notes: string[] = [];
  let isSingle = paths.length === 1;
  for (const path of paths) {
    if (path === "-") list.push(fromStandardInput(options));
    else if (/^[a-z][a-z\d+.-]*:\/\//i.test(path)) list.push(fromUrl(path, options));
    else {
      const found = await listReports(path, options.manifest).catch(asFailure);
      if ("failure" in found) {
        list.push({ name: path, open: async () => found });
        continue;
      }
      if (found.files.length !== 1 || found.files[0]?.path !== path) isSingle = false;
      if (found.passedOver > 0) notes.push(`${path}: ${found.passedOver} other files were passed over.`);
      if (found.missing.length > 0)
        notes.push(`${path}: the manifest names files that are not there: ${found.missing.join(", ")}.`);
      list.push(...found.files.map((file) => fromFile(file.path, { ...given(options), ...file.about }, options)));
    }
  }
  return { list, isSingle, notes };
}

function fromFile(path: string, about: IntakeOptions, options: InputOptions): Input {
  return input(path, async () => {
    refuseSize((await stat(path)).size, path, options.maxSize);
    return intakeBytes(await readFile(path), { ...about, file: path });
  });
}

function fromUrl(url: string, options: InputOptions): Input {
  return input(url, async () => {
    const page = await fetchPage(url, options.maxSize === undefined ? {} : { maxSize: options.maxSize });
    return intakeBytes(page.bytes, { ...given(options), url: page.url, contentType: page.contentType });
  });
}

function fromStandardInput(options: InputOptions): Input {
  return input("standard input", async () => {
    return intakeBytes(await buffer(process.stdin), given(options));
  });
}

function input(name: string, open: () => Promise<Report>): Input {
  return {
    name: basename(name),
    open: () =>
      open().then(
        (report) => ({ report }),
        (error: unknown) => asFailure(error, name),
      ),
  };
}

function given({ published, publisher, title, maxSize }: InputOptions): IntakeOptions {
  return {
    ...(published === undefined ? {} : { published }),
    ...(publisher === undefined ? {} : { publisher }),
    ...(title === undefined ? {} : { title }),
    ...(maxSize === undefined ? {} : { maxSize }),
  };
}

/** A failure that was foreseen, or one of the system's; anything else is a defect and goes on up. */
function asFailure(error: unknown, place?: string): { readonly failure: Failure } {
  if (error instanceof SaysoError) return { failure: error.failure };
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  return {
    failure: {
      code: "file-unreadable",
      message: `It cannot be read (${code}).`,
      remedy: "Check its permissions.",
      ...(place === undefined ? {} : { place }),
    },
  };
}
