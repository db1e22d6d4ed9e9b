import type { Ledger } from "./open-ledger.ts";

/** A rule of watching, as it was written. */
export interface KeptRule {
  readonly id: number;
  readonly text: string;
}

/** The rules that stand, in the order in which they were made. */
export function rulesIn({ db }: Ledger): readonly KeptRule[] {
  return db
    .prepare("SELECT id, text FROM rules WHERE dropped IS NULL ORDER BY id")
    .all()
    .map((row) => ({ id: Number(row["id"]), text: String(row["text"]) }));
}

/** Keeps a rule for reports to come; one that was dropped stands again. `now` is an ISO instant. */
export function keepRule({ db }: Ledger, text: string, now: string): void {
  db.prepare("INSERT INTO rules (text, made) VALUES (?, ?) ON CONFLICT (text) DO UPDATE SET dropped = NULL").run(
    text,
    now,
  );
}

/** Watches by a rule no more; what it told stays. Tells whether it stood. */
export function dropRule({ db }: Ledger, text: string, now: string): boolean {
  return (
    Number(db.prepare("UPDATE rules SET dropped = ? WHERE text = ? AND dropped IS NULL").run(now, text).changes) > 0
  );
}
