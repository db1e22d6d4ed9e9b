import { availableParallelism } from "node:os";
import { Option } from "commander";
import { SaysoError } from "../errors/sayso-error.ts";
import { createReader } from "../index.ts";
import type { Registry } from "../registry/registry.ts";
import { type Reads, readsOf } from "./add-report.ts";

/** What reads many reports: how many are to be given to it at a time, so that it always has one to go on with. */
export interface Readers extends Reads {
  readonly atOnce: number;
  readonly close: () => Promise<void>;
}

const MOST = 64;
/** Two measured best on two cores; each holds a model of its own, and more would take more than a gigabyte. */
const USUAL_WORKERS = Math.min(availableParallelism(), 2);

/** `--workers`, as `openReaders` takes it. */
export function workersOption(): Option {
  const about = "threads that read beside this one, each with a model of its own; 0 for none";
  return new Option("--workers <number>", about).default(String(USUAL_WORKERS));
}

/** Opens the reader in this thread, or so many workers. Refuses with `option-invalid` a number that is none. */
export async function openReaders(workers: string, registry: Registry): Promise<Readers> {
  const count = Number(workers);
  if (!/^\d+$/.test(workers) || count > MOST) {
    throw new SaysoError({
      code: "option-invalid",
      place: "--workers",
      message: `'${workers}' is no number of workers.`,
      remedy: `Give a whole number from 0, for none, to ${MOST}.`,
    });
  }
  const today = new Date().toISOString().slice(0, 10);
  if (count === 0) {
    const reader = await createReader({ today, registry });
    return { ...readsOf(reader), close: reader.close, atOnce: 1 };
  }
  const { openReadingPool } = await import("./reading-pool.ts");
  // Twice as many reports as workers are open: one that waits for its turn to be written keeps no worker idle.
  const threads = Math.max(1, Math.floor(availableParallelism() / count));
  return { ...(await openReadingPool(count, { today, registry, threads })), atOnce: 2 * count };
}
