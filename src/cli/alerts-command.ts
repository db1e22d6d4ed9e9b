import { Command, Option } from "commander";
import { SaysoError } from "../errors/sayso-error.ts";
import { openLedger } from "../ledger/open-ledger.ts";
import { type AlertFormat, alertsText, raiseFresh, writeWhole } from "./alerts.ts";
import { ledgerOption, ledgerPath } from "./ledger-option.ts";

interface Options {
  readonly ledger?: string;
  readonly format: AlertFormat;
  readonly most: string;
  readonly out?: string;
}

/** `sayso alerts`: what the rules of `sayso watch --when` told. */
export function alertsCommand(): Command {
  return new Command("alerts")
    .description("tell what the rules of 'sayso watch --when' found in new reports, the newest first")
    .addOption(ledgerOption())
    .addOption(
      new Option("--format <format>", "for eyes, for programs, or a feed that any reader of feeds can follow")
        .choices(["text", "json", "atom"])
        .default("text"),
    )
    .option("--most <number>", "how many are told at most", "100")
    .option("--out <file>", "write them into a file")
    .action(async (options: Options) => {
      const most = Number(options.most);
      if (!Number.isSafeInteger(most) || most < 1)
        throw new SaysoError({
          code: "option-invalid",
          place: "--most",
          message: `'${options.most}' is no number of alerts.`,
          remedy: "Give a whole number from 1 on.",
        });
      const ledger = openLedger(ledgerPath(options.ledger));
      await raiseFresh(ledger, null);
      const text = await alertsText(ledger, options.format, most);
      ledger.close();
      if (options.out === undefined) process.stdout.write(text);
      else writeWhole(options.out, text);
    });
}
