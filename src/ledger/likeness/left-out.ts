import { remembered } from "../desk/remembered.ts";
import type { Ledger } from "../open-ledger.ts";
import type { RowKind } from "../rows-of.ts";
import { LIKE_KINDS } from "./like-rows.ts";

/**
 * How many standing rows of a kind, or of all that say something, no search by likeness finds: their sentences have no
 * vectors, or another model's, which cannot be compared with this one's.
 */
export function leftOut(ledger: Ledger, model: string, kind: RowKind | null): number {
  return remembered(ledger, `left out ${model} ${kind}`, () => {
    const kinds = kind === null ? LIKE_KINDS : [kind];
    const found = ledger.db
      .prepare(
        `SELECT count(*) AS n FROM rows WHERE kind IN (SELECT value FROM json_each(?)) AND reading IN (
           SELECT id FROM readings WHERE superseded IS NULL
           AND NOT EXISTS (SELECT 1 FROM sentence_vectors AS own WHERE own.reading = readings.id AND own.model = ?))`,
      )
      .get(JSON.stringify(kinds), model);
    return Number(found?.["n"]);
  });
}
