import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { failuresIn } from "../ledger/failures.ts";
import type { Ledger } from "../ledger/open-ledger.ts";
import type { Taken } from "../report/files/taken.ts";
import { type Input, type InputOptions, inputsOf } from "./inputs.ts";

/**
 * What failed before, to be read again: each file or address once, however many reports of it failed, with what the
 * manifest beside it says.
 */
export async function inputsToRetry(ledger: Ledger, options: InputOptions): Promise<readonly Input[]> {
  const sources = new Set(failuresIn(ledger).map(({ place }) => sourceOf(place)));
  const inputs: Input[] = [];
  for (const source of sources) {
    const manifest = options.manifest ?? manifestBeside(source);
    inputs.push(...(await inputsOf([source], { ...options, ...(manifest === undefined ? {} : { manifest }) })).list);
  }
  return inputs;
}

/** Where a failure is kept, so that it is found again from any folder; null where nothing opens it again. */
export function keptPlace({ source, place }: Input, taken: Taken): string | null {
  return source === null ? null : source + taken.place.slice(place.length);
}

/** The file or address in which a place lies: "mail.mbox" of "mail.mbox#3". Names of files may have a # too. */
function sourceOf(place: string): string {
  if (isAddress(place)) return place.replace(/#.*$/, "");
  if (existsSync(place)) return place;
  const ends = [...place.matchAll(/#/g)].map(({ index }) => place.slice(0, index));
  return ends.find((path) => existsSync(path)) ?? ends[0] ?? place;
}

function manifestBeside(path: string): string | undefined {
  const manifest = join(dirname(path), "manifest.csv");
  return !isAddress(path) && existsSync(manifest) ? manifest : undefined;
}

function isAddress(place: string): boolean {
  return /^[a-z][a-z\d+.-]+:\/\//i.test(place);
}
