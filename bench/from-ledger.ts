// `npm run bench:accuracy -- --from-ledger FILE`: how the machine's rows fare against what people made of them.
import { canonical } from "../src/ledger/corrections/correction.ts";
import { correctionsOf, standingOf } from "../src/ledger/corrections/standing.ts";
import type { Ledger } from "../src/ledger/open-ledger.ts";
import { type Body, CORRECTABLE_KINDS, type CorrectableKind, partOf } from "../src/ledger/row-parts.ts";

/** What people made of the rows of one kind. */
export interface Verdicts {
  readonly kind: CorrectableKind;
  /** Looked at and left as they were. */
  readonly right: number;
  readonly changed: number;
  readonly struck: number;
  /** Added by people. */
  readonly missed: number;
}

/**
 * The verdicts on a ledger's standing readings, by kind. Rows that nobody looked at tell nothing and count for nothing:
 * shares of what was looked at, which is seldom a fair sample unless whole reports were.
 */
export function verdictsIn(ledger: Ledger): readonly Verdicts[] {
  const reports = ledger.db.prepare("SELECT DISTINCT report FROM corrections ORDER BY report").all();
  const counts = new Map(CORRECTABLE_KINDS.map((kind) => [kind, { right: 0, changed: 0, struck: 0, missed: 0 }]));
  for (const { report } of reports) {
    const standing = standingOf(ledger, String(report));
    if (standing === null) continue;
    const looked = new Set(correctionsOf(ledger, String(report)).flatMap(({ row }) => row?.id ?? []));
    for (const kind of CORRECTABLE_KINDS) {
      const count = counts.get(kind);
      if (count === undefined) continue;
      const machine = new Map(partOf(standing.machine, kind).map((row) => [row.id, saidBy(row)]));
      const stands = new Map(partOf(standing.reading, kind).map((row) => [row.id, saidBy(row)]));
      count.missed += [...stands.keys()].filter((id) => !machine.has(id)).length;
      for (const [id, body] of machine) {
        const now = stands.get(id);
        if (now === undefined) count.struck += 1;
        else if (now !== body) count.changed += 1;
        else if (looked.has(id)) count.right += 1;
      }
    }
  }
  return [...counts].map(([kind, count]) => ({ kind, ...count }));
}

/** All that a row says but how sure it is: people make it sure. */
function saidBy(row: Body): string {
  return canonical({ ...row, confidence: null });
}

/** A line a kind that anybody looked at: counts, and the shares of right ones and of those found. */
export function verdictLines(verdicts: readonly Verdicts[]): readonly string[] {
  return verdicts.flatMap(({ kind, right, changed, struck, missed }) => {
    const told = right + changed + struck;
    if (told + missed === 0) return [];
    const share = (part: number, whole: number) => (whole === 0 ? "-" : (part / whole).toFixed(3));
    return [
      `${kind.padEnd(10)} right ${right}, changed ${changed}, struck ${struck}, missed ${missed}; right of those told ${share(right, told)}, found of those that stand ${share(right + changed, right + changed + missed)}`,
    ];
  });
}
