import type { Ledger } from "../open-ledger.ts";
import type { RowKind } from "../rows-of.ts";
import { remembered } from "./remembered.ts";

/** How many rows of a kind stand in the ledger: what a page that shows some of them tells. */
export function standingCount(ledger: Ledger, kind: RowKind): number {
  return remembered(ledger, `count ${kind}`, () =>
    Number(
      ledger.db
        .prepare(
          `SELECT count(*) AS n FROM rows INDEXED BY rows_by_kind
           JOIN readings ON readings.id = rows.reading AND superseded IS NULL WHERE rows.kind = ?`,
        )
        .get(kind)?.["n"],
    ),
  );
}
