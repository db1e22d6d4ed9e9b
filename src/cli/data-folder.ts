import { mkdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/**
 * Where Sayso keeps what is the user's: SAYSO_HOME, or the system's own place for it (XDG's data folder, Application
 * Support, AppData). Made where it is not there.
 */
export function dataFolder(env: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): string {
  const folder = env["SAYSO_HOME"] ?? join(systemFolder(env, platform), "sayso");
  mkdirSync(folder, { recursive: true });
  return folder;
}

function systemFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (platform === "win32") return env["LOCALAPPDATA"] ?? join(homedir(), "AppData", "Local");
  if (platform === "darwin") return join(homedir(), "Library", "Application Support");
  return env["XDG_DATA_HOME"] ?? join(homedir(), ".local", "share");
}
