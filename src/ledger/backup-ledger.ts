import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { SaysoError } from "../errors/sayso-error.ts";
import type { Ledger } from "./open-ledger.ts";

/**
 * Copies the ledger as it stands, while others may use it; the file has its name only once the copy is whole and on the
 * disk. Refuses with `file-exists` to write over a file, and with `file-unreadable` where nothing can be written.
 */
export function backupLedger({ db }: Ledger, to: string): void {
  if (existsSync(to)) {
    throw new SaysoError({
      code: "file-exists",
      place: to,
      message: "There is a file of that name.",
      remedy: "Name another, or move it away.",
    });
  }
  const part = `${to}.part`;
  try {
    rmSync(part, { force: true });
    db.prepare("VACUUM INTO ?").run(part);
    checked(part);
    const file = openSync(part, "r+");
    fsyncSync(file);
    closeSync(file);
    renameSync(part, to);
  } catch (cause) {
    rmSync(part, { force: true });
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new SaysoError(
      {
        code: "file-unreadable",
        place: to,
        message: `The copy cannot be made: ${reason}.`,
        remedy: "Check that the folder is there and has room.",
      },
      cause,
    );
  }
}

function checked(path: string): void {
  const copy = new DatabaseSync(path, { readOnly: true });
  const found = copy.prepare("PRAGMA quick_check").get();
  copy.close();
  if (found?.["quick_check"] !== "ok") throw new Error(`the copy is damaged (${found?.["quick_check"]})`);
}
