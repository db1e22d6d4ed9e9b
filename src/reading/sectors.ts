import type { Actor } from "./reading.ts";
import vocabulary from "./vocabulary/sectors.json" with { type: "json" };
import { wordStarts } from "./word-starts.ts";

const SECTORS = vocabulary.sectors.map(({ code, words }) => ({ code, isIn: wordStarts(words) }));
/** Who held an office and holds none. */
const isFormer = wordStarts(["former$", "ex-", "ousted$", "deposed$"]);

/**
 * PLOVER's sector of an actor, by its roles, then its names and descriptions (`vocabulary/sectors.json`); a state is
 * its government. Null where no word tells it.
 */
export function sectorOf(kind: Actor["kind"], roles: readonly string[], names: readonly string[]): string | null {
  if (kind === "state") return "GOV";
  for (const words of [...roles, ...(kind === "person" ? [] : names)]) {
    const found = SECTORS.find(({ isIn }) => isIn(words));
    if (found === undefined) continue;
    return found.code === "GOV" && isFormer(words) ? "ELI" : found.code;
  }
  return null;
}
