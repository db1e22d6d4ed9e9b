// `npm run bench:speed`: how fast reports are read, and what of it is the network. Compare ratios: machines drift.
// `-- --huge` reads one report of 10 MB too, which takes a quarter of an hour.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createReader, intakeBytes, openModel } from "../src/index.ts";
import { windowsOf } from "../src/model/windows.ts";
import { wordsOf } from "../src/text/words.ts";
import { haveCorpora, OUT, SHARED, textsOf, WEIGHTS } from "./corpora.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const launcher = join(root, "bin", "sayso.cjs");
const seconds = (from: number) => (performance.now() - from) / 1000;

if (haveCorpora()) {
  mkdirSync(OUT, { recursive: true });
  const files = textsOf(join(SHARED, "corpora", "polnear", "dev", "text")).map(({ path }) => ({
    path,
    bytes: readFileSync(path),
  }));
  const reports = files.map(({ path, bytes }) => intakeBytes(bytes, { file: path }));
  const words = reports.reduce((n, { text }) => n + wordsOf(text).length, 0);
  console.log(`${reports.length} reports, ${words} words (PolNeAR development set)`);

  const bare = await bareNetwork();
  for (const threads of [1, availableParallelism()]) {
    const reader = await createReader({ threads, weights: WEIGHTS });
    for (const { bytes } of files.slice(0, 5)) await reader.read(intakeBytes(bytes));
    const start = performance.now();
    for (const { path, bytes } of files) await reader.read(intakeBytes(bytes, { file: path }));
    const took = seconds(start);
    await reader.close();
    console.log(
      `${threads} thread(s): ${rate(files.length, took)} reports/s, ${rate(words, took)} words/s${threads === 1 ? `; ${(took / bare).toFixed(2)} × the bare network, which takes ${((100 * bare) / took).toFixed(0)} % of it` : ""}`,
    );
  }

  const seed = join(SHARED, "seed", "report.txt");
  const cold = [1, 2, 3, 4, 5].map(() => {
    const start = performance.now();
    spawnSync(process.execPath, [launcher, "read", seed]);
    return seconds(start);
  });
  console.log(`cold sayso read of the seed, median of 5: ${cold.sort((a, b) => a - b)[2]?.toFixed(2)} s`);

  const sample = reports.map(({ text }) => text).join("\n\n");
  for (const size of [1e3, 1e4, 1e5, 1e6, ...(process.argv.includes("--huge") ? [1e7] : [])]) {
    const path = join(OUT, `size-${size}.txt`);
    writeFileSync(path, sample.repeat(Math.ceil(size / sample.length)).slice(0, size));
    const start = performance.now();
    const measured = spawnSync(
      process.execPath,
      [fileURLToPath(new URL("./read-and-weigh.ts", import.meta.url)), path],
      { encoding: "utf8" },
    );
    console.log(
      `one report of ${size / 1000} KB: ${seconds(start).toFixed(2)} s, peak memory ${measured.stdout.trim()}`,
    );
  }

  /** Seconds that the network alone takes over all windows, one at a time. */
  async function bareNetwork(): Promise<number> {
    const { network, wordPieces, heads } = await openModel(WEIGHTS, 1);
    const windows = reports.flatMap(({ text, blocks }) => [...windowsOf(text, blocks, wordPieces, heads.maxPieces)]);
    for (const window of windows.slice(0, 20)) await network.score(window);
    const start = performance.now();
    for (const window of windows) await network.score(window);
    const took = seconds(start);
    await network.close();
    return took;
  }
}

function rate(count: number, took: number): string {
  return (count / took).toFixed(1);
}
