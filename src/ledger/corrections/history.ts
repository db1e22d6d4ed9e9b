import type { Ledger } from "../open-ledger.ts";
import { type Body, type CorrectableKind, partOf } from "../row-parts.ts";
import { type Action, versionOf } from "./correction.ts";
import { rowNamed } from "./references.ts";
import { refuseGone, unknown } from "./refusals.ts";
import { replay, WITHDRAWN } from "./replay.ts";
import { correctionsOf, standingOf } from "./standing.ts";

/** How a row came to stand as it does. */
export interface History {
  readonly id: string;
  readonly kind: CorrectableKind;
  /** As the machine read it; null of a row that a person added. */
  readonly machine: Body | null;
  /** Of the weights that read it, and when. */
  readonly model: string;
  readonly read: string;
  readonly corrections: readonly Entry[];
  /** As it stands; null where it was struck. */
  readonly row: Body | null;
  /** Of the row as it stands: what a correction can be pinned to, `r-…/A4@version`. */
  readonly version: string | null;
}

export interface Entry {
  readonly correction: string;
  readonly action: Action;
  readonly by: string;
  readonly why: string;
  readonly at: string;
  readonly before: Body | null;
  readonly after: Body | null;
  /** Whether another row was corrected, and this one changed with it. */
  readonly isAlong: boolean;
  /** Why it does not hold, or null. */
  readonly unlaid: string | null;
}

/** The history of a row or an actor, struck ones too. Refuses with `row-unknown`, or `row-superseded` one of an older reading. */
export function historyOf(ledger: Ledger, id: string): History {
  const [report = "", local = ""] = (id.split("@")[0] ?? "").split("/");
  const standing = standingOf(ledger, report);
  if (standing === null || local === "") return unknown(id);
  const { machine } = standing;
  const { reading, steps } = replay(machine, correctionsOf(ledger, report));
  const touching = steps.filter((step) => step.local === local || step.changes.some((c) => c.local === local));
  const own = rowNamed(machine, local);
  const kind = own?.kind ?? touching.flatMap((s) => s.changes).find((c) => c.local === local)?.kind;
  if (kind === undefined) return refuseGone(ledger, standing, steps, `${report}/${local}`);
  const about = ledger.db.prepare("SELECT model, read FROM readings WHERE id = ?").get(standing.id);
  const row = partOf(reading, kind).find((one) => one.id === local) ?? null;
  return {
    id: `${report}/${local}`,
    kind,
    machine: own?.body ?? null,
    model: String(about?.["model"]),
    read: String(about?.["read"]),
    corrections: touching.map(({ correction, changes, unlaid, local: laid }) => {
      const change = changes.find((c) => c.local === local);
      const { id: name, action, by, why, at } = correction;
      const told = { before: change?.before ?? null, after: change?.after ?? null };
      return { correction: name, action, by, why, at, ...told, isAlong: laid !== local, unlaid };
    }),
    row,
    version: row === null ? null : versionOf(row),
  };
}

/** A report's corrections that find no row in the reading that stands, with why: they are kept for the next. */
export function unlaidCorrections(
  { db }: Ledger,
  report: string,
): readonly { readonly id: string; readonly why: string }[] {
  return db
    .prepare("SELECT id, unlaid FROM corrections WHERE report = ? AND unlaid <> ? ORDER BY at, rowid")
    .all(report, WITHDRAWN)
    .map(({ id, unlaid }) => ({ id: String(id), why: String(unlaid) }));
}
