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

/** The standing row of a name such as `r-1f3…/A4`, an actor (`…/P2`), or a report. Refuses with `row-unknown`. */
export function rowAt(ledger: Ledger, id: string): LedgerRow {
  const about = reportAt(ledger, id);
  const local = id.split("/")[1];
  if (local === undefined) return about;
  const found = ledger.db
    .prepare(
      `SELECT kind, body FROM (
         SELECT reading, local, kind, body FROM rows UNION ALL SELECT reading, local, 'actor', body FROM actors
       ) AS all_rows JOIN readings ON readings.id = all_rows.reading
       WHERE report = ? AND superseded IS NULL AND local = ?`,
    )
    .get(about.report["id"] ?? "", local);
  if (found === undefined) return refuse(id);
  return { ...about, id, kind: String(found["kind"]), body: JSON.parse(String(found["body"])) };
}

/** The report of a row's or a report's name. Refuses with `row-unknown`. */
export function reportAt({ db }: Ledger, id: string): LedgerRow {
  const report = id.split("/")[0] ?? "";
  const found = db.prepare("SELECT * FROM reports WHERE id = ?").get(report);
  if (found === undefined) return refuse(id);
  const about = ["id", "file", "url", "title", "publisher", "published", "language", "sha256", "added"] as const;
  return {
    id: report,
    kind: "report",
    body: null,
    report: Object.fromEntries(about.map((name) => [name, found[name] === null ? null : String(found[name])])),
    text: String(found["text"]),
  };
}

function refuse(id: string): never {
  throw new SaysoError({
    code: "row-unknown",
    message: `There is no row '${id}' in the ledger.`,
    remedy: "'sayso search' tells the names of rows; a report's name is the part before the slash.",
  });
}
