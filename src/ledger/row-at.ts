import { SaysoError } from "../errors/sayso-error.ts";
import type { Ledger } from "./open-ledger.ts";

/** A row of the ledger with the report that carries it. */
export interface LedgerRow {
  readonly id: string;
  readonly kind: string;
  readonly body: unknown;
  readonly report: Readonly<Record<string, string | null>>;
  readonly text: string;
}

/** The standing row of a name such as `r1f3…/A4`, an actor (`…/P2`), or a report. Refuses with `row-unknown`. */
export function rowAt({ db }: Ledger, id: string): LedgerRow {
  const [report = "", local] = id.split("/");
  const standing = db
    .prepare(
      "SELECT readings.id AS reading, reports.* FROM reports JOIN readings ON readings.report = reports.id AND superseded IS NULL WHERE reports.id = ?",
    )
    .get(report);
  const found =
    standing === undefined || local === undefined
      ? undefined
      : db
          .prepare(
            `SELECT kind, body FROM rows WHERE reading = ?1 AND local = ?2
             UNION ALL SELECT 'actor', body FROM actors WHERE reading = ?1 AND local = ?2`,
          )
          .get(Number(standing["reading"]), local);
  if (standing === undefined || (local !== undefined && found === undefined)) {
    throw new SaysoError({
      code: "row-unknown",
      message: `There is no row '${id}' in the ledger.`,
      remedy: "'sayso search' tells the names of rows; a report's name is the part before the slash.",
    });
  }
  const about = ["id", "file", "url", "title", "publisher", "published", "language", "sha256", "added"] as const;
  return {
    id,
    kind: found === undefined ? "report" : String(found["kind"]),
    body: found === undefined ? null : JSON.parse(String(found["body"])),
    report: Object.fromEntries(about.map((name) => [name, standing[name] === null ? null : String(standing[name])])),
    text: String(standing["text"]),
  };
}
