// `npm run check:api`: Schemathesis tries the API against its own description, on a ledger of the example reports in
// memory. Once with whatever it makes up, once with the names of things that are there. `-- --examples 200` tries more.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { addExamples } from "../src/cli/examples.ts";
import { storyTeller } from "../src/cli/tell-story.ts";
import { SaysoError } from "../src/errors/sayso-error.ts";
import { createReader } from "../src/index.ts";
import { openLedger } from "../src/ledger/open-ledger.ts";
import { makeReviewSet } from "../src/ledger/review/review-sets.ts";
import { buildServer } from "../src/server/build-server.ts";

const { values } = parseArgs({
  options: { examples: { type: "string", default: "40" }, seed: { type: "string", default: "1" } },
});
const CHECKS = [
  "not_a_server_error",
  "status_code_conformance",
  "content_type_conformance",
  "response_schema_conformance",
];
const named = process.env["SCHEMATHESIS"] ?? "schemathesis";
const program = named.includes("/") ? resolve(named) : named;

if (spawnSync(program, ["--version"]).status !== 0) {
  console.log(
    "Skipped: Schemathesis is not installed. 'python3 -m venv .bench/st && .bench/st/bin/pip install schemathesis'\n" +
      "does, then run 'SCHEMATHESIS=.bench/st/bin/schemathesis npm run check:api'.",
  );
} else process.exitCode = await checkApi();

async function checkApi(): Promise<number> {
  const ledger = openLedger(":memory:");
  const reader = await createReader({ threads: 1 });
  await addExamples(ledger, () => Promise.resolve(reader));
  const now = () => new Date().toISOString();
  const [first] = ledger.db.prepare("SELECT id FROM reports ORDER BY id").all();
  const report = String(first?.["id"]);
  const people = { name: "Tried", first: "Ann", second: "Ben", decider: "Cleo" };
  makeReviewSet(ledger, { ...people, reports: [report], query: "", kind: null, limit: 5, now: now() });
  const hosts = new Set<string>();
  const defects: unknown[] = [];
  const server = await buildServer({
    ledger,
    version: "0",
    hosts,
    token: null,
    read: (one) => reader.readWithPassages(one),
    like: async (sentence) => ({ vector: await reader.vectorOf(sentence), model: reader.version }),
    tell: storyTeller(ledger, async () => reader),
    // Nothing made up is fetched from anybody.
    fetch: (url) =>
      Promise.reject(
        new SaysoError({ code: "url-private", message: `'${url}' is not fetched.`, remedy: "None here." }),
      ),
    now,
    log: (error) => defects.push(error),
    desk: null,
  });
  const address = await server.listen({ host: "127.0.0.1", port: 0 });
  hosts.add(new URL(address).host);
  const folder = mkdtempSync(join(tmpdir(), "sayso-api-"));
  const known = join(folder, "schemathesis.toml");
  writeFileSync(known, knownNames(report));
  const codes = [await run(address, folder, []), await run(address, folder, ["--config-file", known])];
  await server.close();
  rmSync(folder, { recursive: true });
  const told = new Set(
    defects.map((error) => (error instanceof Error ? (error.stack ?? error.message) : String(error))),
  );
  for (const defect of told) console.error(defect);
  console.log(`${defects.length} server errors (${told.size} kinds)`);
  return Math.max(...codes, Number(defects.length > 0));
}

/** In a folder of its own: Schemathesis leaves what it found where it runs. */
function run(address: string, cwd: string, global: readonly string[]): Promise<number> {
  const wanted = ["--max-examples", values.examples, "--seed", values.seed, "--checks", CHECKS.join(",")];
  const args = [...global, "run", `${address}/api/v1/openapi.json`, ...wanted, "--no-shrink", "--warnings", "off"];
  return new Promise((done) => {
    spawn(program, args, { stdio: "inherit", cwd }).on("close", (code) => done(code ?? 1));
  });
}

/** So that rows and reviews are found, and what is done to them is tried too. */
function knownNames(report: string): string {
  const operation = (path: string, id: string) =>
    `[[operations]]\ninclude-path = "/api/v1${path}"\nparameters = { "path.id" = ${id} }\n`;
  const reviews = ["", "/queue", "/marks", "/finish", "/agreement", "/cases", "/decisions", "/agreed"];
  return [
    `[parameters]\n"path.report" = "${report}"\n"path.local" = "A1"\n"query.by" = "Ann"\n`,
    operation("/reports/{id}", `"${report}"`),
    ...reviews.map((path) => operation(`/reviews/{id}${path}`, "1")),
  ].join("\n");
}
