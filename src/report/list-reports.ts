import { readdir, readFile, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { SaysoError } from "../errors/sayso-error.ts";
import { decodeBytes } from "./decode.ts";
import { type ManifestEntry, parseManifest } from "./manifest.ts";

/** A file to read, and what a manifest says of it. */
export interface ReportFile {
  readonly path: string;
  readonly about: ManifestEntry;
}

export interface ReportList {
  readonly files: readonly ReportFile[];
  /** Files of a folder that by their names hold no reports. */
  readonly passedOver: number;
  /** Files that a folder's manifest tells of and that are not in the folder. */
  readonly missing: readonly string[];
}

/** By name, for the other files of a folder are not opened; what each is, its content tells. */
const READ = /\.(?:pdf|eml|mbox|wacz|(?:txt|html?|mbox|warc)(?:\.gz)?)$/i;
const MANIFEST = "manifest.csv";

/**
 * The reports at a path: the file itself, or those of a folder that may hold reports, in order of name (not those of folders in
 * it), with what `manifest`, or the folder's own manifest.csv, says of them. Refuses a path that is not there, a folder
 * without reports, and a manifest that is none.
 */
export async function listReports(path: string, manifest?: string): Promise<ReportList> {
  const found = await stat(path).catch((cause: NodeJS.ErrnoException) => {
    const isMissing = cause.code === "ENOENT" || cause.code === "ENOTDIR";
    throw new SaysoError(
      {
        code: isMissing ? "file-not-found" : "file-unreadable",
        place: path,
        message: isMissing ? "There is no such file or folder." : `It cannot be opened (${cause.code}).`,
        remedy: "Check the path.",
      },
      cause,
    );
  });
  if (!found.isDirectory()) {
    const entries = manifest === undefined ? new Map() : await readManifest(manifest);
    return { files: [{ path, about: entries.get(basename(path)) ?? {} }], passedOver: 0, missing: [] };
  }
  const entries = (await readdir(path, { withFileTypes: true })).filter((entry) => !entry.isDirectory());
  const names = entries.map(({ name }) => name);
  const chosen = manifest ?? (names.includes(MANIFEST) ? join(path, MANIFEST) : undefined);
  const about = chosen === undefined ? new Map<string, ManifestEntry>() : await readManifest(chosen);
  const reports = names.filter((name) => READ.test(name)).sort((a, b) => (a < b ? -1 : 1));
  if (reports.length === 0) {
    throw new SaysoError({
      code: "folder-empty",
      place: path,
      message:
        "The folder holds no text, web page, PDF, mail or web archive (.txt, .html, .pdf, .eml, .mbox, .warc, .wacz).",
      remedy: "Name a folder of reports.",
    });
  }
  return {
    files: reports.map((name) => ({ path: join(path, name), about: about.get(name) ?? {} })),
    passedOver: names.filter((name) => !READ.test(name) && name !== MANIFEST).length,
    missing: [...about.keys()].filter((name) => !names.includes(name)),
  };
}

async function readManifest(path: string): Promise<ReadonlyMap<string, ManifestEntry>> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new SaysoError(
      { code: "file-not-found", place: path, message: "The manifest cannot be read.", remedy: "Check the path." },
      cause,
    );
  });
  // Spreadsheets save CSV in the code page of their machine.
  return parseManifest(decodeBytes(bytes, path).text, path);
}
