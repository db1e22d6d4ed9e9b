import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

export const LAUNCHER = fileURLToPath(new URL("../../bin/sayso.cjs", import.meta.url));

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command as a user does, in a test's own folder, which is also where it keeps what is the user's. */
export function runSayso(
  folder: string,
  args: readonly string[],
  { cwd = folder, input }: { readonly cwd?: string; readonly input?: string } = {},
): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [LAUNCHER, ...args], {
    cwd,
    encoding: "utf8",
    env: { ...process.env, SAYSO_HOME: folder },
    ...(input === undefined ? {} : { input }),
  });
  return { status, stdout, stderr };
}
