import { inTransaction, type Ledger } from "../open-ledger.ts";
import { CORRECTION, type Correction, named } from "./correction.ts";
import { WITHDRAWN } from "./replay.ts";
import { layAgain } from "./standing.ts";

/** All corrections of a ledger, one a line (NDJSON), anchored so that another ledger can lay them onto its own rows. */
export function* exportCorrections({ db }: Ledger): Generator<string> {
  const all = db.prepare(
    "SELECT corrections.body, reports.text FROM corrections JOIN reports ON reports.id = corrections.report ORDER BY at, corrections.rowid",
  );
  for (const { body, text } of all.iterate()) {
    const correction = CORRECTION.parse(JSON.parse(String(body)));
    const anchor = correction.anchor.map(({ start, end }) => ({ start, end, text: String(text).slice(start, end) }));
    yield `${JSON.stringify({ ...correction, anchor })}\n`;
  }
}

/** What became of corrections that were taken in. */
export interface TakenIn {
  readonly taken: number;
  readonly alreadyThere: number;
  /** Of reports that this ledger does not have. */
  readonly without: number;
  /** Lines that are no corrections, or whose words do not stand in the report, with why. */
  readonly refused: readonly { readonly line: number; readonly why: string }[];
  /** Taken in and kept, though the reading has no row for them, with why. */
  readonly unlaid: readonly { readonly id: string; readonly why: string }[];
}

/** Takes in corrections that were exported, from this ledger or another; all of them or, where something breaks, none. */
export function importCorrections(ledger: Ledger, lines: Iterable<string>): TakenIn {
  return inTransaction(ledger, () => {
    const { db } = ledger;
    let [alreadyThere, without] = [0, 0];
    const refused: { line: number; why: string }[] = [];
    const taken = new Map<string, string>();
    const insert = db.prepare(
      "INSERT INTO corrections (id, report, at, local, unlaid, body) VALUES (?, ?, ?, NULL, '', ?)",
    );
    let number = 0;
    for (const line of lines) {
      number += 1;
      if (line.trim() === "") continue;
      const correction = parsed(line);
      if (typeof correction === "string") {
        refused.push({ line: number, why: correction });
        continue;
      }
      const report = db.prepare("SELECT id, text FROM reports WHERE sha256 = ?").get(correction.sha256);
      const why = report === undefined ? null : strayWords(correction, String(report["text"]));
      if (report === undefined) without += 1;
      else if (why !== null) refused.push({ line: number, why });
      else {
        const { id: _, ...told } = correction;
        const bare = named({ ...told, anchor: told.anchor.map(({ start, end }) => ({ start, end })) });
        if (db.prepare("SELECT 1 FROM corrections WHERE id = ?").get(bare.id) !== undefined) alreadyThere += 1;
        else {
          insert.run(bare.id, String(report["id"]), bare.at, JSON.stringify(bare));
          taken.set(bare.id, String(report["id"]));
        }
      }
    }
    const steps = [...new Set(taken.values())].flatMap((report) => layAgain(ledger, report)?.steps ?? []);
    const unlaid = steps.flatMap(({ correction, unlaid: why }) =>
      why !== null && why !== WITHDRAWN && taken.has(correction.id) ? [{ id: correction.id, why }] : [],
    );
    return { taken: taken.size, alreadyThere, without, refused, unlaid };
  });
}

function parsed(line: string): Correction | string {
  try {
    const checked = CORRECTION.safeParse(JSON.parse(line));
    if (checked.success) return checked.data;
    const [issue] = checked.error.issues;
    return `It is no correction (${issue?.path.join(".")}: ${issue?.message}).`;
  } catch {
    return "It is no JSON.";
  }
}

/** Why a correction's words are not the report's, or null. */
function strayWords({ anchor }: Correction, text: string): string | null {
  for (const { start, end, text: words } of anchor) {
    if (end <= start || end > text.length) return `The report has no words from ${start} to ${end}.`;
    const there = text.slice(start, end);
    if (words !== undefined && words !== there) return `From ${start} to ${end} stands “${there}”, not “${words}”.`;
  }
  return null;
}
