import { existsSync } from "node:fs";
import { SaysoError } from "../errors/sayso-error.ts";
import type { Ledger } from "./open-ledger.ts";

/** Copies the ledger as it stands, while others may use it. Refuses to write over a file. */
export function backupLedger({ db }: Ledger, to: string): void {
  if (existsSync(to)) {
    throw new SaysoError({
      code: "file-exists",
      place: to,
      message: "There is a file of that name.",
      remedy: "Name another, or move it away.",
    });
  }
  db.prepare("VACUUM INTO ?").run(to);
}
