import { ParquetWriter, type SchemaElement, type Writer } from "hyparquet-writer";
import type { Reading } from "../reading/reading.ts";
import type { Cell, ColumnType, Table } from "./tables.ts";

/** Rows of a group: as many are held in memory. */
const GROUP = 20_000;

/** Apache Parquet's way of saying each type; every column may be empty. */
const TYPES: Readonly<Record<ColumnType, Omit<SchemaElement, "name">>> = {
  text: { type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "OPTIONAL" },
  whole: { type: "INT32", repetition_type: "OPTIONAL" },
  number: { type: "DOUBLE", repetition_type: "OPTIONAL" },
};

/** Writes a table as a Parquet file to the writer, a group of rows at a time, so that a ledger of any size fits. */
export function parquet(readings: Iterable<Reading>, { columns, rows }: Table, writer: Writer): void {
  const file = new ParquetWriter({
    writer,
    schema: [
      { name: "root", num_children: columns.length },
      ...columns.map(([name, type]) => ({ name, ...TYPES[type] })),
    ],
    createdBy: "sayso",
  });
  let group: (readonly Cell[])[] = [];
  const put = () => {
    const columnData = columns.map(([name], i) => ({ name, data: group.map((row) => row[i] ?? null) }));
    if (group.length > 0) file.write({ columnData, rowGroupSize: GROUP });
    group = [];
  };
  for (const reading of readings) {
    group.push(...rows(reading));
    if (group.length >= GROUP) put();
  }
  put();
  file.finish();
}
