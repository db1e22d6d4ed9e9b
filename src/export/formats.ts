import type { Reading } from "../reading/reading.ts";
import { brat } from "./brat.ts";
import { citron } from "./citron.ts";
import { csv } from "./csv.ts";
import { graphml } from "./graphml.ts";
import { ndjson } from "./ndjson.ts";
import { plover } from "./plover.ts";
import { polecat } from "./polecat.ts";

/** A format: readings in, pieces of text out, so that a ledger of any size is written in flat memory. */
export type Format = (readings: Iterable<Reading>) => Iterable<string>;

/** The formats that a ledger can be exported to: one file of code each. */
export const FORMATS = { ndjson, csv, polecat, plover, citron, brat, graphml } as const satisfies Readonly<
  Record<string, Format>
>;
