import type { Reading } from "../reading/reading.ts";
import { brat } from "./brat.ts";
import { citron } from "./citron.ts";
import { dna } from "./dna.ts";
import { followTheMoney } from "./follow-the-money.ts";
import { graphml } from "./graphml.ts";
import { ndjson } from "./ndjson.ts";
import { plover } from "./plover.ts";
import { polecat } from "./polecat.ts";
import { webAnnotation } from "./web-annotation.ts";

/** A format: readings in, pieces of text out, so that a ledger of any size is written in flat memory. */
export type Format = (readings: Iterable<Reading>) => Iterable<string>;

/** The formats that are one stream of text: one file of code each. CSV and Parquet are a file a table: `tables.ts`. */
export const FORMATS = {
  ndjson,
  polecat,
  plover,
  citron,
  brat,
  webanno: webAnnotation,
  ftm: followTheMoney,
  graphml,
  dna,
} as const satisfies Readonly<Record<string, Format>>;
