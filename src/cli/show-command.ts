import { Command, Option } from "commander";
import { openLedger } from "../ledger/open-ledger.ts";
import { rowAt } from "../ledger/row-at.ts";
import { ledgerOption, ledgerPath } from "./ledger-option.ts";
import { safe } from "./text/page.ts";

/** `sayso show ID`: a row, an actor or a report of the ledger. */
export function showCommand(): Command {
  return new Command("show")
    .description("show a row, an actor or a report of the ledger")
    .argument("<id>", "as 'sayso search' tells it")
    .addOption(ledgerOption())
    .addOption(new Option("--format <format>").choices(["text", "json"]).default("text"))
    .action((id: string, options: { readonly ledger?: string; readonly format: "text" | "json" }) => {
      const ledger = openLedger(ledgerPath(options.ledger));
      const { text, ...row } = rowAt(ledger, id);
      ledger.close();
      if (options.format === "json")
        return console.log(JSON.stringify(row.kind === "report" ? { ...row, text } : row, null, 2));
      const about = Object.entries(row.report).flatMap(([name, value]) =>
        value === null ? [] : [`${name}: ${safe(value)}`],
      );
      console.log([...about, "", row.kind === "report" ? text : JSON.stringify(row.body, null, 2)].join("\n"));
    });
}
