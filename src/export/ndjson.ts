import type { Reading } from "../reading/reading.ts";

/** A reading a line, as `sayso schema` has it. */
export function* ndjson(readings: Iterable<Reading>): Generator<string> {
  for (const reading of readings) yield `${JSON.stringify(reading)}\n`;
}
