import { DatabaseSync } from "node:sqlite";
import { SaysoError } from "../errors/sayso-error.ts";
import { joinWaiting } from "./actors/join-waiting.ts";
import { MIGRATIONS } from "./migrations.ts";

/** A ledger that is open. One process writes at a time; others wait for it. */
export interface Ledger {
  readonly path: string;
  readonly db: DatabaseSync;
  readonly close: () => void;
}

/** How long a writer waits for another, in milliseconds. */
const PATIENCE = 15_000;

/** How much of the file is kept in memory at most, in KiB: a search in a big ledger looks at a few thousand pages. */
const CACHE = 65_536;

/**
 * Opens the ledger at a path, made where there is none, and brings it to this version. Refuses with `ledger-unreadable`
 * what is no ledger or damaged, and with `ledger-newer` one of a later version.
 */
export function openLedger(path: string): Ledger {
  const db = refusing(path, () => {
    const opened = new DatabaseSync(path);
    // Whatever is acknowledged is on the disk: FULL costs one flush a report, which reading it dwarfs.
    opened.exec(
      `PRAGMA busy_timeout = ${PATIENCE}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -${CACHE};`,
    );
    return opened;
  });
  refusing(path, () => migrate(db, path));
  const ledger = { path, db, close: () => db.close() };
  refusing(path, () => joinWaiting(ledger));
  return ledger;
}

/** Does all of it or nothing; within another transaction, as a part of that one. */
export function inTransaction<T>({ db }: Pick<Ledger, "db">, work: () => T): T {
  if (db.isTransaction) return work();
  db.exec("BEGIN IMMEDIATE");
  try {
    const result = work();
    db.exec("COMMIT");
    return result;
  } catch (error) {
    // A full disk rolls back by itself; then there is nothing left to roll back.
    if (db.isTransaction) db.exec("ROLLBACK");
    throw error;
  }
}

function migrate(db: DatabaseSync, path: string): void {
  const version = versionOf(db);
  if (version > MIGRATIONS.length) {
    throw new SaysoError({
      code: "ledger-newer",
      place: path,
      message: `The ledger is of version ${version}; this Sayso knows versions up to ${MIGRATIONS.length}.`,
      remedy: "Use the newer Sayso that made it.",
    });
  }
  if (version === MIGRATIONS.length) return;
  inTransaction({ db }, () => {
    // Another process may have done it while this one waited.
    for (let step = versionOf(db); step < MIGRATIONS.length; step++) db.exec(MIGRATIONS[step] ?? "");
    db.exec(`PRAGMA user_version = ${MIGRATIONS.length}`);
  });
}

function versionOf(db: DatabaseSync): number {
  return Number(db.prepare("PRAGMA user_version").get()?.["user_version"] ?? 0);
}

function refusing<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (cause instanceof SaysoError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new SaysoError(
      {
        code: "ledger-unreadable",
        place: path,
        message: `It cannot be used as a ledger: ${reason}.`,
        remedy: "Name another file with --ledger, or put back a backup.",
      },
      cause,
    );
  }
}
