import { spawn } from "node:child_process";
import { closeSync, cpSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { SaysoError } from "../src/errors/sayso-error.ts";
import { openLedger } from "../src/ledger/open-ledger.ts";
import { buildServer } from "../src/server/build-server.ts";
import { commandsIn, type Shown } from "./shown-output.ts";

/** The address that documents have the API at. */
const ADDRESS = "http://127.0.0.1:7373";
const root = new URL("..", import.meta.url);
const launcher = fileURLToPath(new URL("bin/sayso.cjs", root));
const library = new URL("src/index.ts", root).href;

/** Runs what the documents show, one after another, in a folder that has the examples and a ledger of its own. */
export interface Place {
  /** What it prints, standard output and errors as they come. */
  readonly print: (shown: Shown) => Promise<string>;
  readonly leave: () => void;
}

/** A fresh place: what an earlier command of a document adds, a later one finds. */
export function placeToRun(): Place {
  const folder = mkdtempSync(join(tmpdir(), "sayso-shown-"));
  cpSync(new URL("examples", root), join(folder, "examples"), { recursive: true });
  const ledger = join(folder, "ledger.sqlite");
  const env = { ...process.env, SAYSO_HOME: folder, SAYSO_LEDGER: "", NO_COLOR: "1", COLUMNS: "" };
  let last = { run: "", printed: "" };

  async function node(args: readonly string[]): Promise<string> {
    const out = join(folder, "printed");
    const file = openSync(out, "w");
    const child = spawn(process.execPath, args, { cwd: folder, env, stdio: ["ignore", file, file] });
    await new Promise((resolve, reject) => child.on("exit", resolve).on("error", reject));
    closeSync(file);
    return readFileSync(out, "utf8");
  }

  async function print({ kind, run }: Shown): Promise<string> {
    if (run === last.run) return last.printed;
    let printed = "";
    if (kind === "program")
      printed = await program(run, ledger, (code) => node(["--input-type=module-typescript", "-e", code]));
    else for (const args of commandsIn(run)) printed += await node([launcher, ...args]);
    last = { run, printed };
    return printed;
  }
  return { print, leave: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A program that asks the API finds it at the address that it has. */
async function program(run: string, path: string, node: (code: string) => Promise<string>): Promise<string> {
  const code = run.replaceAll('from "sayso"', `from ${JSON.stringify(library)}`);
  if (!code.includes(ADDRESS)) return node(code);
  const ledger = openLedger(path);
  const hosts = new Set<string>();
  const none = () =>
    Promise.reject(new SaysoError({ code: "url-private", message: "Documents read nothing.", remedy: "None here." }));
  const server = await buildServer({
    ...{ ledger, hosts, version: "0", token: null, desk: null, read: none, like: none, tell: none, fetch: none },
    now: () => new Date().toISOString(),
    log: console.error,
  });
  const address = await server.listen({ host: "127.0.0.1", port: 0 });
  hosts.add(new URL(address).host);
  try {
    return await node(code.replaceAll(ADDRESS, address));
  } finally {
    await server.close();
    ledger.close();
  }
}
