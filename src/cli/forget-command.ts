import { Command } from "commander";
import { partsOf } from "../ledger/actors/actor-parts.ts";
import { unknown } from "../ledger/corrections/refusals.ts";
import { actorsNamed, forgetActor } from "../ledger/forget/forget-actor.ts";
import { type Forgotten, forgetReport } from "../ledger/forget/forget-report.ts";
import { openLedger } from "../ledger/open-ledger.ts";
import { ledgerOption, ledgerPath } from "./ledger-option.ts";
import { safe } from "./text/page.ts";

interface Options {
  readonly ledger?: string;
  readonly why: string;
}

/** `sayso forget REPORT|ACTOR`: takes it out of the ledger for good. */
export function forgetCommand(): Command {
  return new Command("forget")
    .description("take a report or an actor out of the ledger for good; it cannot be brought back")
    .argument(
      "<what>",
      "a report, an actor of one (r-…/P2), one of the ledger (a-…), or an actor's name in all reports",
    )
    .addOption(ledgerOption())
    .requiredOption("--why <text>", "the reason, which is kept with the day and the report's hash")
    .addHelpText(
      "after",
      "\nOf an actor, the names are blacked out in the report's text. Backups and exports made before are not touched.",
    )
    .action(forget);
}

function forget(what: string, { ledger: path, why }: Options): void {
  const ledger = openLedger(ledgerPath(path));
  const now = new Date().toISOString();
  try {
    if (/^r-[^/\s]+$/u.test(what)) tell(what, forgetReport(ledger, what, why, now));
    else {
      const actors = /^r-[^/\s]+\/\S+$/u.test(what)
        ? [what]
        : /^a-[0-9a-f]{12}$/u.test(what)
          ? partsOf(ledger, what)
          : actorsNamed(ledger, what);
      if (actors.length === 0) unknown(what);
      for (const id of actors) tell(id, forgetActor(ledger, id, why, now));
    }
  } finally {
    ledger.close();
  }
}

function tell(what: string, { sha256, isPurged }: Forgotten): void {
  console.log(
    `${safe(what)} is forgotten (report ${sha256.slice(0, 16)}…). Backups and exports made before still hold it.`,
  );
  if (isPurged) return;
  console.error(
    "sayso: another program is reading the ledger: its journal still holds the words. Close it, and run 'sayso doctor --purge'.",
  );
  process.exitCode = 1;
}
