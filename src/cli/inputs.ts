import { createReadStream } from "node:fs";
import { basename, resolve } from "node:path";
import { Readable } from "node:stream";
import { type Failure, SaysoError } from "../errors/sayso-error.ts";
import { fetchPage } from "../report/fetch-page.ts";
import { intakeFile } from "../report/files/intake-file.ts";
import type { Taken } from "../report/files/taken.ts";
import type { IntakeOptions } from "../report/intake.ts";
import { listReports, type ReportFile } from "../report/list-reports.ts";
import { expandGlob } from "./globs.ts";

/** Something to read: opened only when its turn comes, and one report at a time, so that memory stays flat. */
export interface Input {
  readonly name: string;
  /** The path or address as it was given: what its reports' places begin with. */
  readonly place: string;
  /** What opens it again from anywhere: an absolute path or an address; null where nothing does. */
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

/** What the paths of a command name: files, folders, patterns, URLs, `-`. One that is not there is told when it is opened. */
export async function inputsOf(paths: readonly string[], options: InputOptions): Promise<Inputs> {
  const list: Input[] = [];
  const notes: string[] = [];
  let isSingle = paths.length === 1;
  for (const argument of paths) {
    if (argument === "-") list.push(fromStandardInput(options));
    else if (/^[a-z][a-z\d+.-]*:\/\//i.test(argument)) list.push(fromUrl(argument, options));
    else {
      const found = await filesOf(argument, options).catch((error) => asFailure(error, argument));
      if ("failure" in found) {
        list.push(unreadable(argument, found.failure));
        continue;
      }
      if (found.files.length !== 1 || found.files[0]?.path !== argument) isSingle = false;
      notes.push(...found.notes);
      list.push(...found.files.map((file) => fromFile(file.path, { ...given(options), ...file.about })));
    }
  }
  return { list, isSingle, notes };
}

/** The files that a path or a pattern names, and what is to be said of those beside them. */
async function filesOf(argument: string, { manifest }: InputOptions) {
  const files: ReportFile[] = [];
  const notes: string[] = [];
  for (const path of expandGlob(argument)) {
    const found = await listReports(path, manifest);
    files.push(...found.files);
    if (found.passedOver > 0) notes.push(`${path}: ${found.passedOver} other files were passed over.`);
    if (found.missing.length > 0)
      notes.push(`${path}: the manifest names files that are not there: ${found.missing.join(", ")}.`);
  }
  return { files, notes };
}

function fromFile(path: string, about: IntakeOptions): Input {
  return input(path, resolve(path), () => intakeFile(path, createReadStream(path), { ...about, file: path }));
}

function fromUrl(url: string, options: InputOptions): Input {
  return input(url, url, async function* () {
    const page = await fetchPage(url, options.maxSize === undefined ? {} : { maxSize: options.maxSize });
    yield* intakeFile(url, Readable.from([page.bytes]), {
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
  // A pattern that matches nothing was not meant so: there is nothing to try again.
  return input(path, failure.code === "glob-empty" ? null : resolve(path), async function* () {
    yield { place: path, isMember: false, failure };
  });
}

/** What was foreseen is told in its place, and so is what the system refuses. */
function input(name: string, source: string | null, open: () => AsyncGenerator<Taken>): Input {
  return {
    name: basename(name),
    place: name,
    source,
    open: async function* () {
      try {
        yield* open();
      } catch (error) {
        yield { place: name, isMember: false, failure: asFailure(error, name).failure };
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
