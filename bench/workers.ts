// `npm run bench:workers -- [ROUNDS] [FOLDER]`: whether workers read the texts of a folder faster than the main thread. Ways are taken in turn, round after
// round, and told as ratios to the first of the same round: machines drift, and something else may run.
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { openReadingPool } from "../src/cli/reading-pool.ts";
import { createReader, intakeBytes, type Report } from "../src/index.ts";
import { haveCorpora, SHARED, textsOf } from "./corpora.ts";

const TODAY = "2026-11-25";
const cores = availableParallelism();

interface Way {
  readonly name: string;
  readonly atOnce: number;
  readonly open: () => Promise<{
    readonly read: (report: Report) => Promise<unknown>;
    readonly close: () => Promise<void>;
  }>;
}

const inMain = (atOnce: number, threads: number): Way => ({
  name: `main thread, ${atOnce} report(s) at once, ${threads} thread(s) each`,
  atOnce,
  open: () => createReader({ today: TODAY, threads }),
});
const inWorkers = (workers: number, threads: number): Way => ({
  name: `${workers} worker(s), ${threads} thread(s) each`,
  atOnce: workers,
  open: () => openReadingPool(workers, { today: TODAY, threads, registry: [] }),
});

const folder = process.argv[3] ?? join(SHARED, "corpora", "polnear", "dev", "text");
if (process.argv[3] !== undefined || haveCorpora()) {
  const ways = [inMain(1, cores), inMain(2, cores), inWorkers(2, 1)];
  const reports = textsOf(folder).map(({ path }) => intakeBytes(readFileSync(path), { file: path }));
  const rounds = Number(process.argv[2] ?? 18);
  const size = Math.min(8, Math.floor(reports.length / (rounds + 1)));
  const opened = [];
  for (const way of ways) {
    // What runs is compiled as it runs: each has read some before the clock starts.
    const reader = await way.open();
    await readAll(reports.slice(0, 8), reader.read, way.atOnce);
    opened.push({ ...way, ...reader, ratios: [] as number[], costs: [] as number[] });
  }
  for (let round = 0; round < rounds; round++) {
    const own = reports.slice((round + 1) * size, (round + 2) * size);
    const took = new Map<string, Taken>();
    // Another way begins each round, so that none always follows the same one.
    for (let i = 0; i < opened.length; i++) {
      const way = opened[(round + i) % opened.length];
      if (way !== undefined) took.set(way.name, await readAll(own, way.read, way.atOnce));
    }
    const first = took.get(opened[0]?.name ?? "");
    for (const way of opened) {
      const own = took.get(way.name);
      way.ratios.push((first?.wall ?? Number.NaN) / (own?.wall ?? Number.NaN));
      way.costs.push((own?.cpu ?? Number.NaN) / (first?.cpu ?? Number.NaN));
    }
    console.log(
      `round ${round}: ${opened.map(({ ratios, costs }) => `${ratios.at(-1)?.toFixed(2)} × for ${costs.at(-1)?.toFixed(2)}`).join("   ")}`,
    );
  }
  for (const { name, ratios, costs, close } of opened) {
    console.log(`${name}: ${median(ratios)} × as fast, for ${median(costs)} × the work of the processor`);
    await close();
  }
}

interface Taken {
  readonly wall: number;
  /** Of all threads: where something else runs, the wall tells who got more of the processor, and this who needs less. */
  readonly cpu: number;
}

function median(values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, middle, high] = [0.25, 0.5, 0.75].map((part) =>
    sorted[Math.floor((sorted.length - 1) * part)]?.toFixed(2),
  );
  return `${middle} (${low} to ${high})`;
}

async function readAll(
  reports: readonly Report[],
  read: (report: Report) => Promise<unknown>,
  atOnce: number,
): Promise<Taken> {
  const [start, before] = [performance.now(), process.cpuUsage()];
  const queue = reports.values();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const report of queue) await read(report);
    }),
  );
  const { user, system } = process.cpuUsage(before);
  return { wall: performance.now() - start, cpu: (user + system) / 1000 };
}
