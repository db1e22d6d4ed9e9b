import { Command } from "commander";
import { SaysoError } from "../errors/sayso-error.ts";
import { openLedger } from "../ledger/open-ledger.ts";
import { type Reread, reportIn, rereadReport, staleReports } from "../ledger/reread.ts";
import { CORRECTABLE_KINDS } from "../ledger/row-parts.ts";
import { failReport, readBy } from "./add-report.ts";
import { inOrder } from "./in-order.ts";
import { EXIT_INTERRUPTED, endOnInterrupt } from "./interrupt.ts";
import { ledgerOption, ledgerPath } from "./ledger-option.ts";
import { startProgress } from "./progress.ts";
import { openReaders, workersOption } from "./readers.ts";
import { registryFor } from "./registry-file.ts";
import { counted, safe } from "./text/page.ts";

interface Options {
  readonly ledger?: string;
  readonly registry?: string;
  readonly workers: string;
}

/** `sayso reread [REPORT…]`: what an older model read is read again by this one. */
export function rereadCommand(): Command {
  return new Command("reread")
    .description("read again the reports that another model read, keep people's corrections, and tell what changed")
    .argument("[report...]", "their names in the ledger (default: all that another model read)")
    .addOption(ledgerOption())
    .option("--registry <file>", "known actors (default: the ledger's and your own)")
    .addOption(workersOption())
    .action(reread);
}

async function reread(wanted: readonly string[], options: Options): Promise<void> {
  const ledger = openLedger(ledgerPath(options.ledger));
  const reports = wanted.map((id) => reportIn(ledger, id));
  const reader = await openReaders(options.workers, registryFor(ledger, options.registry));
  const all = staleReports(ledger, reader.version);
  const stale = wanted.length === 0 ? all : reports.map(({ id }) => id).filter((id) => all.includes(id));
  const end = endOnInterrupt();
  const progress = startProgress(stale.length);
  const done: Reread[] = [];
  let failed = 0;
  await inOrder(stale, reader.atOnce, end, async (id, turn) => {
    const report = reportIn(ledger, id);
    try {
      const read = await readBy(reader, report);
      await turn;
      done.push(rereadReport(ledger, read, new Date().toISOString()));
    } catch (error) {
      // One bad report never stops the others: the reading that it has stands.
      if (!(error instanceof SaysoError)) throw error;
      await turn;
      failReport(ledger, error.failure, null);
      failed += 1;
    }
    progress.step(id);
  }).finally(async () => {
    progress.stop();
    await reader.close();
    ledger.close();
  });
  for (const line of summary(done, reader.version, wanted.length - stale.length)) console.log(line);
  const left = stale.length - done.length - failed;
  if (left > 0) {
    console.error(`sayso: Stopped; ${left} were not read again. The same command goes on from here.`);
    process.exitCode = EXIT_INTERRUPTED;
  } else if (failed > 0) process.exitCode = 1;
}

function summary(done: readonly Reread[], model: string, passed: number): readonly string[] {
  const lines = CORRECTABLE_KINDS.flatMap((kind) => {
    const own = done.flatMap(({ differences }) => differences.filter((one) => one.kind === kind));
    const sum = (count: (one: (typeof own)[number]) => number) => own.reduce((n, one) => n + count(one), 0);
    const [gone, added, changed] = [
      sum((one) => one.gone.length),
      sum((one) => one.added.length),
      sum((one) => one.changed.length),
    ];
    const same = sum((one) => one.same);
    return gone + added + changed + same === 0
      ? []
      : [`${kind}: ${gone} gone, ${added} new, ${changed} changed, ${same} the same`];
  });
  const unlaid = done.flatMap(({ report, unlaid: own }) =>
    own.map(({ id, why }) => `Correction ${id} of ${report} is kept, but laid onto no row: ${safe(why)}`),
  );
  const already = passed > 0 ? `, ${passed} read by it already` : "";
  return [`${counted(done.length, "report")} read again by model ${model}${already}`, ...lines, ...unlaid];
}
