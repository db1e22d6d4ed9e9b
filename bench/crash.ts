// `npm run bench:crash`: kills `sayso add` at random moments, again and again on one ledger (200 times, or as `-- --times 20`
// says), then looks whether anything that was acknowledged is lost, anything is there twice, or the doctor finds a fault.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { examine } from "../src/ledger/doctor.ts";
import { openLedger } from "../src/ledger/open-ledger.ts";
import { personOf, randomly, wordOf } from "./made-reports.ts";

const { values } = parseArgs({
  options: { times: { type: "string", default: "200" }, seed: { type: "string", default: "1" } },
});
const TIMES = Number(values.times);
/** Reports that wait for each start: more than it can read before it is killed. */
const REPORTS = 40;
/** After this many deaths the doctor looks, beside at the end. */
const CHECKED = 20;
/** So many folders are given once more at the end. */
const LAST = 5;
const launcher = fileURLToPath(new URL("../bin/sayso.cjs", import.meta.url));

const random = randomly(Number(values.seed));
const folder = mkdtempSync(join(tmpdir(), "sayso-crash-"));
const path = join(folder, "ledger.sqlite");
const acknowledged = new Set<string>();
const faults: string[] = [];
const folders: string[] = [];
let given = 0;

// Half of the deaths are spread over as long as one run takes that nobody kills, from before the ledger is open; the
// others over the time in which it writes.
const { took, wrote } = await add([fresh(REPORTS)], null);
let [killed, early] = [0, 0];
for (let time = 1; time <= TIMES; time++) {
  const { wasKilled, told } = await add(
    [fresh(REPORTS)],
    time % 2 === 0 ? { from: "start", after: random() * took } : { from: "first line", after: random() * wrote },
  );
  if (wasKilled) killed += 1;
  if (told === 0) early += 1;
  if (time % CHECKED === 0) {
    check(`after ${time} deaths`);
    console.log(`${time} of ${TIMES}: ${acknowledged.size} reports acknowledged, ${faults.length} faults`);
  }
}
// Over the ledger that the deaths left, what the last of them cut short is read to its end.
const last = folders.slice(-LAST);
const { told } = await add(last, null);
check("at the end");
if (told !== last.length * REPORTS) faults.push(`Of the last ${last.length * REPORTS} reports ${told} could be read.`);
for (const fault of faults) console.log(`! ${fault}`);
console.log(
  `${TIMES} starts, ${killed} killed (${early} before the first report was acknowledged); ${given} reports given; ${faults.length} faults`,
);
rmSync(folder, { recursive: true });
if (faults.length > 0) process.exitCode = 1;

/** Runs `sayso add` until it ends or until it is killed, and keeps what it acknowledged. */
async function add(
  reports: readonly string[],
  death: { readonly from: "start" | "first line"; readonly after: number } | null,
) {
  const start = performance.now();
  const child = spawn(process.execPath, [launcher, "add", ...reports, "--ledger", path, "--format", "ndjson"], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let timer: NodeJS.Timeout | null = null;
  let first: number | null = null;
  const doom = (from: "start" | "first line") => {
    if (death?.from === from) timer = setTimeout(() => child.kill("SIGKILL"), death.after);
  };
  doom("start");
  let [out, errors] = ["", ""];
  child.stdout.on("data", (piece) => {
    out += piece;
    if (first !== null) return;
    first = performance.now();
    doom("first line");
  });
  child.stderr.on("data", (piece) => {
    errors += piece;
  });
  const signal = await new Promise((resolve) => child.on("close", (_, by) => resolve(by)));
  if (timer !== null) clearTimeout(timer);
  // The last line may be cut where it was killed: only whole lines acknowledge.
  const lines = out.split("\n").slice(0, -1);
  for (const line of lines) {
    const { report } = JSON.parse(line) as { readonly report: string | null };
    if (report === null) faults.push(`A report could not be read: ${line}`);
    else acknowledged.add(report);
  }
  if (errors.includes("should not happen") || errors.includes("cannot be used"))
    faults.push(`It said: ${errors.trim().slice(0, 300)}`);
  const now = performance.now();
  return { wasKilled: signal === "SIGKILL", told: lines.length, took: now - start, wrote: now - (first ?? now) };
}

/** A folder of short reports that no ledger has seen; the last are given once more at the end. */
function fresh(count: number): string {
  const own = join(folder, "reports", String(given).padStart(6, "0"));
  mkdirSync(own, { recursive: true });
  folders.push(own);
  for (let i = 0; i < count; i++) {
    given += 1;
    const told = `${personOf(Math.floor(random() * 5000))} said that the ${wordOf(given)} of ${wordOf(given + 7)} would close. Officials denied it.`;
    writeFileSync(join(own, `${i}.txt`), `${told}\n`);
  }
  return own;
}

function reportsIn(): ReadonlySet<string> {
  const ledger = openLedger(path);
  const ids = ledger.db.prepare("SELECT id FROM reports").all();
  ledger.close();
  return new Set(ids.map(({ id }) => String(id)));
}

function check(when: string): void {
  const stored = reportsIn();
  const lost = [...acknowledged].filter((id) => !stored.has(id));
  if (lost.length > 0) faults.push(`${when}: ${lost.length} acknowledged reports are lost, such as ${lost[0]}.`);
  const ledger = openLedger(path);
  const doubled = ledger.db
    .prepare(
      `SELECT count(*) AS n FROM (
         SELECT 1 FROM readings WHERE superseded IS NULL GROUP BY report HAVING count(*) > 1
         UNION ALL SELECT 1 FROM reports GROUP BY text HAVING count(*) > 1
         UNION ALL SELECT 1 FROM rows GROUP BY reading, kind, local HAVING count(*) > 1
         UNION ALL SELECT 1 FROM report_words GROUP BY report HAVING count(*) > 1)`,
    )
    .get();
  if (Number(doubled?.["n"]) > 0) faults.push(`${when}: ${doubled?.["n"]} things are there twice.`);
  faults.push(...examine(ledger).map((fault) => `${when}: ${fault}`));
  ledger.close();
}
