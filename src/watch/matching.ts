import type { Matching } from "../ledger/alerts.ts";
import type { Ledger } from "../ledger/open-ledger.ts";
import { matchingRows } from "./matching-rows.ts";
import { parseRule } from "./rule.ts";
import { secondReport } from "./second-report.ts";

/** Whether a ledger's new readings are what its rules ask for. */
export function matchingIn(ledger: Ledger): Matching {
  return ({ id, text }, reading) => {
    const rule = parseRule(text);
    if (rule.kind === "second-report") return secondReport(ledger, { id, on: rule.on ?? "" }, reading);
    const rows = matchingRows(rule, reading);
    return rows.length === 0 ? null : { rows, first: null };
  };
}
