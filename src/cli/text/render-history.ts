import type { Entry, History } from "../../ledger/corrections/history.ts";
import { safe } from "./page.ts";

const DID: Readonly<Record<Entry["action"], string>> = {
  confirm: "confirmed",
  change: "changed",
  strike: "struck",
  add: "added",
  withdraw: "correction taken back",
};

/** How a row came to stand as it does, a line for each thing that happened to it. */
export function renderHistory({ machine, model, read, corrections, id, version }: History): readonly string[] {
  return [
    "History:",
    machine === null ? "  missed by the machine" : `  ${read}  read by model ${safe(model)}`,
    ...corrections.flatMap((entry) => [lineOf(entry), ...changesOf(entry)]),
    version === null ? "  It no longer stands." : `  It stands as ${safe(id)}@${version}.`,
  ];
}

function lineOf({ at, action, by, why, isAlong, unlaid }: Entry): string {
  const along = isAlong ? ", along with another row" : "";
  const not = unlaid === null ? "" : ` (does not hold: ${safe(unlaid)})`;
  return `  ${at}  ${DID[action]}${along} by ${safe(by)}: ${safe(why)}${not}`;
}

function changesOf({ before, after, action }: Entry): readonly string[] {
  if (before === null || after === null || action === "confirm") return [];
  return Object.keys({ ...before, ...after }).flatMap((field) => {
    const [old, now] = [JSON.stringify(before[field]), JSON.stringify(after[field])];
    return old === now ? [] : [`    ${field}: ${safe(old ?? "none")} → ${safe(now ?? "none")}`];
  });
}
