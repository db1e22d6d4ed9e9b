import type { Reading } from "../reading/reading.ts";
import { canonical } from "./corrections/correction.ts";
import { bestRow } from "./corrections/overlap.ts";
import { renamed, rowNamed } from "./corrections/references.ts";
import { type Body, CORRECTABLE_KINDS, type CorrectableKind, partOf, spansIn } from "./row-parts.ts";

/** How the rows of a kind differ between two readings of one report. */
export interface Difference {
  readonly kind: CorrectableKind;
  readonly gone: readonly Body[];
  readonly added: readonly Body[];
  readonly changed: readonly { readonly before: Body; readonly after: Body }[];
  readonly same: number;
}

/**
 * What differs between two readings of one report, kind by kind. Rows are paired by their words; of a pair, names of
 * rows and confidence alone make no difference.
 */
export function differencesBetween(before: Reading, after: Reading): readonly Difference[] {
  return CORRECTABLE_KINDS.map((kind) => {
    const left = new Map(partOf(after, kind).map((row) => [told(after, kind, row), row]));
    const unmatched = partOf(before, kind).filter((row) => !left.delete(told(before, kind, row)));
    const rest = new Set(left.values());
    const gone: Body[] = [];
    const changed: { before: Body; after: Body }[] = [];
    for (const row of unmatched) {
      const found = bestRow([...rest], kind, spansIn(kind, row), row);
      if (found === null) gone.push(row);
      else {
        rest.delete(found);
        changed.push({ before: row, after: found });
      }
    }
    const same = partOf(before, kind).length - unmatched.length;
    return { kind, gone, added: [...rest], changed, same };
  });
}

/** What a row says, with whatever it names told by words and not by the names of one reading. */
function told(reading: Reading, kind: CorrectableKind, { id: _, confidence: __, ...row }: Body): string {
  const names = renamed(kind, row, (id) => {
    const found = rowNamed(reading, id);
    if (found === null) return id;
    if (found.kind === "actor") return String(found.body["name"]);
    const [span] = spansIn(found.kind, found.body);
    return `${found.kind} ${span?.start}-${span?.end}`;
  });
  return canonical(names);
}
