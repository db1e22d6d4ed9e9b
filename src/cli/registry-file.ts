import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describeFailure, SaysoError } from "../errors/sayso-error.ts";
import type { Ledger } from "../ledger/open-ledger.ts";
import { entriesIn } from "../ledger/registry-entries.ts";
import { parseRegistry } from "../registry/parse-registry.ts";
import type { Registry } from "../registry/registry.ts";
import { dataFolder } from "./data-folder.ts";

/**
 * The registry of a file that was named; without one the user's own with what the ledger keeps, whose entries come
 * before the user's of the same id. Empty where there is none. Broken lines are told.
 */
export function registryFor(ledger: Ledger, named: string | undefined): Registry {
  const own = loadRegistry(named);
  if (named !== undefined) return own;
  return [...new Map([...own, ...entriesIn(ledger)].map((entry) => [entry.id, entry])).values()];
}

/** The registry of a file that was named, or the user's own; empty where there is none. Broken lines are told. */
export function loadRegistry(named: string | undefined): Registry {
  if (named !== undefined) {
    const { entries, failures } = parseRegistry(textOf(named), named);
    for (const failure of failures) console.error(`sayso: ${describeFailure(failure)}`);
    return entries;
  }
  const own = ownFile();
  return existsSync(own) ? (JSON.parse(readFileSync(own, "utf8")) as Registry) : [];
}

/** Takes entries into the user's registry; one of an id that is there takes its place. Returns how many it holds now. */
export function keepRegistry(entries: Registry): number {
  const kept = new Map(loadRegistry(undefined).map((entry) => [entry.id, entry]));
  for (const entry of entries) kept.set(entry.id, entry);
  writeFileSync(ownFile(), JSON.stringify([...kept.values()]));
  return kept.size;
}

/** A file's text. Refuses with `file-unreadable`. */
export function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw new SaysoError(
      {
        code: "file-unreadable",
        place: path,
        message: "The registry cannot be read.",
        remedy: "Check its name and its permissions.",
      },
      cause,
    );
  }
}

function ownFile(): string {
  return join(dataFolder(), "registry.json");
}
