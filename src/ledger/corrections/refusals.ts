import { SaysoError } from "../../errors/sayso-error.ts";
import type { Ledger } from "../open-ledger.ts";
import { type Body, type CorrectableKind, partOf, spansIn } from "../row-parts.ts";
import { type Correction, versionOf } from "./correction.ts";
import { bestRow } from "./overlap.ts";
import type { Step } from "./replay.ts";
import type { Standing } from "./standing.ts";

export function refuse(message: string, remedy: string): never {
  throw new SaysoError({ code: "correction-invalid", message, remedy });
}

export function unknown(name: string): never {
  throw new SaysoError({
    code: "row-unknown",
    message: `There is no row '${name}' in the ledger.`,
    remedy: "'sayso search' tells the names of rows; a report's name is the part before the slash.",
  });
}

export function refuseExisting(name: string): never {
  throw new SaysoError({
    code: "row-exists",
    message: `There is such a row: ${name}.`,
    remedy: "Change that one, or strike it first.",
  });
}

/** The row was corrected since the person saw it: tells who did, and how it stands now. */
export function refuseNewer(name: string, now: Body, last: Correction | undefined): never {
  const who = last === undefined ? "read again" : `corrected by ${last.by} at ${last.at} (${last.why})`;
  throw new SaysoError({
    code: "row-superseded",
    message: `'${name}' was ${who} since you saw it. It now stands so:\n${JSON.stringify(now, null, 2)}\n`,
    remedy: `Look at it, and correct ${name}@${versionOf(now)}.`,
  });
}

/** A row that no longer stands: struck by a person, or not in the newer reading. Tells which, with the row in its place. */
export function refuseGone(ledger: Ledger, standing: Standing, steps: readonly Step[], name: string): never {
  const local = name.split("/")[1] ?? "";
  const strike = steps.filter(({ changes }) => changes.some((c) => c.local === local && c.after === null)).at(-1);
  if (strike !== undefined) {
    const { by, at, why } = strike.correction;
    throw new SaysoError({
      code: "row-superseded",
      message: `'${name}' was struck by ${by} at ${at} (${why}).`,
      remedy: `To bring it back: sayso correct ${name} --withdraw.`,
    });
  }
  const older = olderRow(ledger, standing.reading.report.id, local);
  if (older === null) return unknown(name);
  const { kind, body } = older;
  const newer = bestRow(partOf(standing.reading, kind), kind, spansIn(kind, body), body);
  throw new SaysoError({
    code: "row-superseded",
    message:
      newer === null
        ? `'${name}' is of an older reading; the newer one has no row there.`
        : `'${name}' is of an older reading; the newer one has this row there:\n${JSON.stringify(newer, null, 2)}\n`,
    remedy: newer === null ? "Add the row if it is missed." : `Correct ${standing.reading.report.id}/${newer.id}.`,
  });
}

function olderRow(
  { db }: Ledger,
  report: string,
  local: string,
): { readonly kind: CorrectableKind; readonly body: Body } | null {
  const found = db
    .prepare(
      `SELECT kind, body FROM (
         SELECT rows.kind, rows.body, readings.id FROM rows JOIN readings ON readings.id = rows.reading WHERE report = ?1 AND local = ?2
         UNION ALL SELECT 'actor', actors.body, readings.id FROM actors JOIN readings ON readings.id = actors.reading WHERE report = ?1 AND local = ?2
       ) ORDER BY id DESC`,
    )
    .get(report, local);
  return found === undefined
    ? null
    : { kind: found["kind"] as CorrectableKind, body: JSON.parse(String(found["body"])) };
}
