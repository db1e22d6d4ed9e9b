import type { Reading } from "../reading/reading.ts";
import { csvCell } from "./cells.ts";
import type { Table } from "./tables.ts";

/** A table as CSV (RFC 4180), its first line the columns' names. */
export function* csv(readings: Iterable<Reading>, { columns, rows }: Table): Generator<string> {
  yield `${columns.map(([name]) => name).join(",")}\n`;
  for (const reading of readings) {
    for (const row of rows(reading)) yield `${row.map(csvCell).join(",")}\n`;
  }
}
