import { createReadStream } from "node:fs";
import { basename, resolve } from "node:path";
import { Readable } from "node:stream";
import { type Failure, SaysoError } from "../errors/sayso-error.ts";
import { fetchPage } from "../report/fetch-page.ts";
import { intakeFile } from "../report/files/intake-file.ts";
import type { Taken } from "../report/files/taken.ts";
import type { IntakeOptions } from "../report/intake.ts";
import { listReports } from "../report/list-reports.ts";

/** Something to read: opened only when its turn comes, and one report at a time, so that memory stays flat. */
export interface Input {
  readonly name: string;
  /** What opens it again from anywhere: an absolute path or an address; null for standard input. */
  readonly source: string | null;
  readonly open: () => AsyncGenerator<Taken>;
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
        list.push(unreadable(path, found.failure));
        continue;
      }
      if (found.files.length !== 1 || found.files[0]?.path !== path) isSingle = false;
      if (found.passedOver > 0) notes.push(`${path}: ${found.passedOver} other files were passed over.`);
      if (found.missing.length > 0)
        notes.push(`${path}: the manifest names files that are not there: ${found.missing.join(", ")}.`);
      list.push(...found.files.map((file) => fromFile(file.path, { ...given(options), ...file.about })));
    }
  }
  return { list, isSingle, notes };
}

function fromFile(path: string, about: IntakeOptions): Input {
  return input(path, resolve(path), () => intakeFile(path, createReadStream(path), { ...about, file: path }));
}

function fromUrl(url: string, options: InputOptions): Input {
  return input(url, url, async function* () {
    const page = await fetchPage(url, options.maxSize === undefined ? {} : { maxSize: options.maxSize });
    yield* intakeFile(page.url, Readable.from([page.bytes]), {
      ...given(options),
      url: page.url,
      contentType: page.contentType,
    });
  });
}

function fromStandardInput(options: InputOptions): Input {
  return input("standard input", null, () => intakeFile("standard input", process.stdin, given(options)));
}

function unreadable(path: string, failure: Failure): Input {
  return input(path, resolve(path), async function* () {
    yield { place: path, isPart: false, failure };
  });
}

/** What was foreseen is told in its place, and so is what the system refuses. */
function input(name: string, source: string | null, open: () => AsyncGenerator<Taken>): Input {
  return {
    name: basename(name),
    source,
    open: async function* () {
      try {
        yield* open();
      } catch (error) {
        yield { place: name, isPart: false, failure: asFailure(error, name).failure };
      }
    },
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
