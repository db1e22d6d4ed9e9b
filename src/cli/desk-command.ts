import { spawn } from "node:child_process";
import { existsSync, globSync, statSync } from "node:fs";
import { isIP } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Command, Option } from "commander";
import packageJson from "../../package.json" with { type: "json" };
import { SaysoError } from "../errors/sayso-error.ts";
import { createReader, type Reader } from "../index.ts";
import { openLedger } from "../ledger/open-ledger.ts";
import { fetchPage } from "../report/fetch-page.ts";
import { buildServer } from "../server/build-server.ts";
import { dataFolder } from "./data-folder.ts";
import { addExamples } from "./examples.ts";
import { ledgerOption, ledgerPath } from "./ledger-option.ts";
import { registryFor } from "./registry-file.ts";
import { storyTeller } from "./tell-story.ts";

interface DeskOptions {
  readonly ledger?: string;
  readonly port: string;
  readonly open: boolean;
  readonly examples?: true;
}

interface ServeOptions {
  readonly ledger?: string;
  readonly port: string;
  readonly host: string;
  readonly token?: string;
}

const PORT = "7373";
/** The built desk lies beside the sources in a clone, and beside the compiled code in the package. */
const DESK = fileURLToPath(new URL("../../desk/dist/", import.meta.url));

/** `sayso desk`: the ledger's pages on this machine, in the browser. */
export function deskCommand(): Command {
  return new Command("desk")
    .description("open the ledger in the browser: look, check, correct")
    .addOption(ledgerOption())
    .addOption(new Option("--examples", "on a ledger of the example reports").conflicts("ledger"))
    .option("--port <number>", "the port on 127.0.0.1", PORT)
    .option("--no-open", "do not open the browser")
    .action(async ({ ledger, port, open, examples }: DeskOptions) => {
      const path = examples === true ? join(dataFolder(), "examples.sqlite") : ledgerPath(ledger);
      const address = await serve({ path, host: "127.0.0.1", port, token: null, hasExamples: examples === true });
      console.log(`Sayso's desk is at ${address} (Ctrl+C ends it)`);
      if (open) openBrowser(address);
    });
}

/** `sayso serve`: the API and the desk on an address; beyond this machine only with a token. */
export function serveCommand(): Command {
  return new Command("serve")
    .description("serve the ledger's API and desk on an address")
    .addOption(ledgerOption())
    .option("--host <address>", "the address to listen on", "127.0.0.1")
    .option("--port <number>", "the port", PORT)
    .addOption(new Option("--token <word>", "what callers must show, 16 signs or more").env("SAYSO_TOKEN"))
    .action(async ({ ledger, host, port, token }: ServeOptions) => {
      if (token === undefined && !isLoopback(host)) {
        throw new SaysoError({
          code: "option-invalid",
          place: `--host ${host}`,
          message: "Beyond this machine Sayso is never open without a token.",
          remedy: "Give one with --token or SAYSO_TOKEN.",
        });
      }
      if (token !== undefined && token.length < 16) {
        throw new SaysoError({
          code: "option-invalid",
          place: "--token",
          message: `The token has ${token.length} signs.`,
          remedy: "Take 16 or more: 'openssl rand -hex 16' makes one.",
        });
      }
      const address = await serve({ path: ledgerPath(ledger), host, port, token: token ?? null, hasExamples: false });
      console.log(`Sayso's API is at ${address}api/v1 (Ctrl+C ends it)`);
    });
}

interface Serving {
  readonly path: string;
  readonly host: string;
  readonly port: string;
  readonly token: string | null;
  readonly hasExamples: boolean;
}

/** Listens, and gives the address. The reader is opened when the first report comes. */
async function serve({ path, host, port, token, hasExamples }: Serving): Promise<string> {
  const number = Number(port);
  if (!Number.isInteger(number) || number < 0 || number > 65_535)
    throw new SaysoError({
      code: "option-invalid",
      place: `--port ${port}`,
      message: `'${port}' is no port.`,
      remedy: "Give a number from 0 to 65535.",
    });
  await buildDesk();
  const ledger = openLedger(path);
  let reader: Promise<Reader> | null = null;
  const today = () => new Date().toISOString().slice(0, 10);
  const opened = () => (reader ??= createReader({ today: today(), registry: registryFor(ledger, undefined) }));
  if (hasExamples) await addExamples(ledger, opened);
  const hosts = new Set<string>();
  const server = await buildServer({
    ledger,
    version: packageJson.version,
    hosts,
    token,
    read: async (report) => (await opened()).readWithPassages(report),
    like: async (sentence) => {
      const { version, vectorOf } = await opened();
      return { vector: await vectorOf(sentence), model: version };
    },
    tell: storyTeller(ledger, opened),
    fetch: (url) => fetchPage(url),
    now: () => new Date().toISOString(),
    log: (error) => console.error(`sayso: ${error instanceof Error ? error.stack : String(error)}`),
    desk: existsSync(join(DESK, "index.html")) ? DESK : null,
  });
  const listen = (at: number) => server.listen({ host, port: at });
  // The usual port may be taken by another desk: then any free one will do.
  await listen(number).catch((error: NodeJS.ErrnoException) =>
    error.code === "EADDRINUSE" && port === PORT ? listen(0) : Promise.reject(error),
  );
  const listening = server.server.address();
  const bound = typeof listening === "object" && listening !== null ? listening.port : number;
  const shown = isIP(host) === 6 ? `[${host}]` : host;
  for (const name of isLoopback(host) ? ["127.0.0.1", "localhost", "[::1]"] : [shown]) hosts.add(`${name}:${bound}`);
  return `http://${shown}:${bound}/`;
}

/** In a clone the desk is built when its sources are newer than what was built; the package brings it along. */
async function buildDesk(): Promise<void> {
  const folder = fileURLToPath(new URL("../../desk/", import.meta.url));
  const config = join(folder, "vite.config.ts");
  if (!existsSync(config)) return;
  const built = join(DESK, "index.html");
  const changed = globSync("{*.html,vite.config.ts,src/**/*}", { cwd: folder }).map(
    (file) => statSync(join(folder, file)).mtimeMs,
  );
  if (existsSync(built) && statSync(built).mtimeMs > Math.max(...changed)) return;
  console.error("sayso: building the desk …");
  const { build } = await import("vite");
  await build({ configFile: config, logLevel: "error" });
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127\./.test(host);
}

function openBrowser(address: string): void {
  const [command, ...rest] =
    process.platform === "darwin" ? ["open"] : process.platform === "win32" ? ["cmd", "/c", "start"] : ["xdg-open"];
  if (command === undefined) return;
  // Where there is no browser to open, the address on the terminal is enough.
  spawn(command, [...rest, address], { stdio: "ignore", detached: true })
    .on("error", () => undefined)
    .unref();
}
