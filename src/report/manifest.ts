import { parse } from "csv-parse/sync";
import { SaysoError } from "../errors/sayso-error.ts";
import { isDate } from "./dates.ts";

/** What a manifest says of one file. */
export interface ManifestEntry {
  readonly published?: string;
  readonly publisher?: string;
  readonly url?: string;
  readonly title?: string;
}

const COLUMNS = ["published", "publisher", "url", "title"] as const;

/**
 * A manifest by file name: CSV with a header line, of the columns `file, published, publisher, url, title`; all but
 * `file` may be missing, others are passed over. Refuses what is no such table, a file named twice and a date that is
 * none, with line and column.
 */
export function parseManifest(csv: string, place: string): ReadonlyMap<string, ManifestEntry> {
  const entries = new Map<string, ManifestEntry>();
  for (const { record, info } of tableOf(csv, place)) {
    const { lines: line } = info;
    const file = record["file"];
    if (file === undefined || file === "") throw invalid(place, `Line ${line}, column file: no file is named.`);
    if (entries.has(file)) throw invalid(place, `Line ${line}, column file: '${file}' is named a second time.`);
    const known = COLUMNS.flatMap((column) => {
      const value = record[column];
      return value === undefined || value === "" ? [] : [[column, value] as const];
    });
    const entry: ManifestEntry = Object.fromEntries(known);
    if (entry.published !== undefined && !isDate(entry.published)) {
      throw invalid(place, `Line ${line}, column published: '${entry.published}' is no date (YYYY-MM-DD).`);
    }
    entries.set(file, entry);
  }
  return entries;
}

interface Row {
  readonly record: Readonly<Record<string, string | undefined>>;
  /** `lines` is the line of the file that the row ends on. */
  readonly info: { readonly lines: number };
}

function tableOf(csv: string, place: string): readonly Row[] {
  try {
    return parse(csv, {
      bom: true,
      columns: (header: readonly string[]) => headerOf(header, place),
      info: true,
      record_delimiter: ["\r\n", "\n", "\r"],
      skip_empty_lines: true,
      trim: true,
      relax_column_count_less: true,
    }) as unknown as readonly Row[];
  } catch (error) {
    if (error instanceof SaysoError) throw error;
    throw invalid(place, error instanceof Error ? `${error.message}.` : "It cannot be read.");
  }
}

function headerOf(header: readonly string[], place: string): string[] {
  const names = header.map((name) => name.trim().toLowerCase());
  if (!names.includes("file")) throw invalid(place, `Line 1 has no column 'file', but: ${header.join(", ")}.`);
  return names;
}

function invalid(place: string, message: string): SaysoError {
  return new SaysoError({
    code: "manifest-invalid",
    place,
    message,
    remedy: "A manifest is a CSV with a header line: file, published, publisher, url, title.",
  });
}
