import { parse } from "csv-parse/sync";
import { SaysoError } from "../errors/sayso-error.ts";

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
 * `file` may be missing, others are passed over. Refuses what is no such table, with its line.
 */
export function parseManifest(csv: string, place: string): ReadonlyMap<string, ManifestEntry> {
  const rows = tableOf(csv, place);
  const entries = new Map<string, ManifestEntry>();
  for (const [index, row] of rows.entries()) {
    const file = row["file"];
    if (file === undefined || file === "") throw invalid(place, `Line ${index + 2} names no file.`);
    const known = COLUMNS.flatMap((column) => {
      const value = row[column];
      return value === undefined || value === "" ? [] : [[column, value] as const];
    });
    entries.set(file, Object.fromEntries(known));
  }
  return entries;
}

function tableOf(csv: string, place: string): readonly Readonly<Record<string, string | undefined>>[] {
  try {
    return parse(csv, {
      bom: true,
      columns: true,
      record_delimiter: ["\r\n", "\n", "\r"],
      skip_empty_lines: true,
      trim: true,
      relax_column_count_less: true,
    });
  } catch (error) {
    throw invalid(place, error instanceof Error ? `${error.message}.` : "It cannot be read.");
  }
}

function invalid(place: string, message: string): SaysoError {
  return new SaysoError({
    code: "manifest-invalid",
    place,
    message,
    remedy: "A manifest is a CSV with a header line: file, published, publisher, url, title.",
  });
}
