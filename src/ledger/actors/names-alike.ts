import { sameBearer, type Verdict } from "../../names/same-bearer.ts";
import { folded } from "./traits.ts";

/** As many answers are kept: the same names meet again and again while reports go in. */
const MOST = 20_000;
const KNOWN = new Map<string, Verdict>();
const SAME: Verdict = { likelihood: 1, why: "the same name" };

/** Whether two names may be one bearer's (`sameBearer`), not worked out again for names that met lately. */
export function namesAlike(a: string, b: string, kind: "person" | "body"): Verdict {
  if (folded(a) === folded(b)) return SAME;
  const pair = JSON.stringify([a, b, kind]);
  const before = KNOWN.get(pair);
  if (before !== undefined) return before;
  const verdict = sameBearer(a, b, kind);
  if (KNOWN.size >= MOST) KNOWN.clear();
  KNOWN.set(pair, verdict);
  return verdict;
}
