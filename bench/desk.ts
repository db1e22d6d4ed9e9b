// `npm run bench:desk`: how soon each page of the desk is there on a made ledger, warm, how much JavaScript it is sent,
// and how long lists scroll. `-- --reports 1000` for another size, `-- --keep FOLDER` to keep the ledger.
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { build } from "vite";
import { PAGES } from "../desk/src/navigation.ts";
import { launch } from "../scripts/launch-browser.ts";
import { type Ledger, openLedger } from "../src/ledger/open-ledger.ts";
import { storeReading } from "../src/ledger/store-reading.ts";
import { buildServer } from "../src/server/build-server.ts";
import { withMoreRows } from "./made-events.ts";
import { madeReadings, personOf, STATEMENTS } from "./made-reports.ts";

const { values } = parseArgs({
  options: {
    reports: { type: "string", default: "10000" },
    keep: { type: "string" },
    runs: { type: "string", default: "7" },
  },
});
const NOW = "2026-01-01T00:00:00.000Z";
const LONG = "r-long";
const ROWS = 500;
const SCROLLED = 10_000;

const folder = values.keep ?? mkdtempSync(join(tmpdir(), "sayso-bench-"));
mkdirSync(folder, { recursive: true });
const path = join(folder, `desk-${values.reports}.sqlite`);
const isThere = existsSync(path);
const ledger = openLedger(path);
if (!isThere) fill(ledger, Number(values.reports));

const outDir = fileURLToPath(new URL("../.bench/desk/", import.meta.url));
const configFile = fileURLToPath(new URL("../desk/vite.config.ts", import.meta.url));
await build({ configFile, logLevel: "error", build: { outDir, emptyOutDir: true } });
const hosts = new Set<string>();
const server = await buildServer({
  ...{ ledger, version: "0", hosts, token: null, desk: outDir, now: () => NOW, log: console.error },
  read: () => Promise.reject(new Error("nothing is read here")),
  like: () => Promise.reject(new Error("nothing is compared here")),
  tell: () => Promise.reject(new Error("nothing is told here")),
  fetch: () => Promise.reject(new Error("nothing is fetched here")),
});
const address = await server.listen({ host: "127.0.0.1", port: 0 });
hosts.add(new URL(address).host);
const browser = await launch();
// The policy forbids what waits in the page; nothing else of it matters here.
const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, bypassCSP: true });
// Notes when the page has its content: no word of waiting is left, and a frame has been drawn since.
await page.addInitScript(`
  const look = () => {
    const main = document.querySelector("main");
    const isThere = main !== null && main.childElementCount > 0 && main.querySelector("p.state[role=status]") === null;
    if (isThere) requestAnimationFrame(() => { window.there = performance.now(); });
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
`);

console.log("page                 first paint   content   JavaScript, gzipped");
for (const { name, path: at } of PAGES) await measure(name, at);
await measure("one actor", `/actors/${encodeURIComponent(personOf(0))}`);
await measure("one report", `/reports/${String(ledger.db.prepare("SELECT min(id) AS id FROM reports").get()?.["id"])}`);
await measure(`report, ${ROWS} rows`, `/reports/${LONG}`);
await scroll();
await browser.close();
await server.close();
ledger.close();
if (values.keep === undefined) rmSync(folder, { recursive: true });

async function measure(name: string, at: string): Promise<void> {
  const [paints, contents]: [number[], number[]] = [[], []];
  let script = 0;
  for (let run = -1; run < Number(values.runs); run++) {
    const sizes: Promise<number>[] = [];
    const heard = (response: { url: () => string; body: () => Promise<Buffer> }) => {
      if (response.url().endsWith(".js")) sizes.push(response.body().then((body) => gzipSync(body).length));
    };
    if (run < 0) page.on("response", heard);
    await page.goto(new URL(at, address).href, { waitUntil: "load" });
    await page.waitForFunction("window.there !== undefined", undefined, { timeout: 60_000 });
    if (run < 0) {
      script = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
      page.off("response", heard);
      continue;
    }
    const told = await page.evaluate<{ paint: number; content: number }>(
      `({ paint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN, content: window.there })`,
    );
    paints.push(told.paint);
    contents.push(told.content);
  }
  const ms = (list: readonly number[]) => `${median(list).toFixed(0)} ms`.padStart(9);
  console.log(`${name.padEnd(20)} ${ms(paints).padStart(11)} ${ms(contents)}   ${(script / 1024).toFixed(0)} KB`);
}

/** Goes down the Statements page until so many rows are loaded, then through them, and tells the frames. */
async function scroll(): Promise<void> {
  await page.goto(new URL("/statements?sort=date", address).href, { waitUntil: "load" });
  await page.waitForFunction("window.there !== undefined");
  const loaded = () => page.evaluate<number>("Number(document.querySelector('[data-loaded]')?.dataset.loaded ?? 0)");
  for (let last = 0; last < SCROLLED; last = await loaded()) {
    await page.evaluate("window.scrollTo(0, document.body.scrollHeight)");
    await page.waitForFunction(`Number(document.querySelector("[data-loaded]").dataset.loaded) > ${last}`, undefined, {
      timeout: 60_000,
    });
  }
  const frames = await framesOf(page);
  const slow = frames.filter((ms) => ms > 20).length;
  const at = (share: number) => ([...frames].sort((a, b) => a - b)[Math.floor(share * frames.length)] ?? 0).toFixed(1);
  console.log(
    `${await loaded()} rows scrolled: ${frames.length} frames, median ${at(0.5)} ms, p95 ${at(0.95)} ms, ${slow} over 20 ms`,
  );
}

/** How long each frame took while the page was scrolled through, from its end to its start. */
function framesOf(scrolled: Page): Promise<number[]> {
  return scrolled.evaluate<number[]>(`new Promise((resolve) => {
    const frames = [];
    let last = performance.now();
    const step = (now) => {
      frames.push(now - last);
      last = now;
      window.scrollBy(0, -240);
      if (frames.length < 400) requestAnimationFrame(step);
      else resolve(frames.slice(5));
    };
    requestAnimationFrame(step);
  })`);
}

function median(list: readonly number[]): number {
  return [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN;
}

function fill(into: Ledger, reports: number): void {
  const start = performance.now();
  // The ledger is made anew where the machine dies: no flush is needed for each report.
  into.db.exec("PRAGMA synchronous = OFF");
  let made = 0;
  for (const reading of madeReadings(reports * STATEMENTS)) storeReading(into, withMoreRows(reading, made++), NOW);
  const [first] = madeReadings(ROWS, 2, ROWS);
  if (first !== undefined)
    storeReading(into, { ...first, report: { ...first.report, id: LONG, sha256: LONG, title: "A long report" } }, NOW);
  into.db.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  console.log(`${reports} reports made in ${((performance.now() - start) / 1000).toFixed(0)} s`);
}
