import { Command, Option } from "commander";
import { historyOf, unlaidCorrections } from "../ledger/corrections/history.ts";
import { openLedger } from "../ledger/open-ledger.ts";
import { reportAt } from "../ledger/row-at.ts";
import { ledgerOption, ledgerPath } from "./ledger-option.ts";
import { safe } from "./text/page.ts";
import { renderHistory } from "./text/render-history.ts";

/** `sayso show ID`: a row, an actor or a report of the ledger, with its history. */
export function showCommand(): Command {
  return new Command("show")
    .description("show a row, an actor or a report of the ledger, and what people corrected")
    .argument("<id>", "as 'sayso search' tells it")
    .addOption(ledgerOption())
    .addOption(new Option("--format <format>").choices(["text", "json"]).default("text"))
    .action((id: string, options: { readonly ledger?: string; readonly format: "text" | "json" }) => {
      const ledger = openLedger(ledgerPath(options.ledger));
      const { text, ...about } = reportAt(ledger, id);
      const history = id.includes("/") ? historyOf(ledger, id) : null;
      const unlaid = history === null ? unlaidCorrections(ledger, about.id) : [];
      ledger.close();
      if (options.format === "json") {
        const row =
          history === null
            ? { ...about, body: null, unlaid, text }
            : { ...about, id: history.id, kind: history.kind, body: history.row, history };
        return console.log(JSON.stringify(row, null, 2));
      }
      const lines = Object.entries(about.report).flatMap(([name, value]) =>
        value === null ? [] : [`${name}: ${safe(value)}`],
      );
      const rest =
        history === null
          ? [...unlaid.map((one) => `Correction ${one.id} is laid onto no row: ${safe(one.why)}`), text]
          : [
              history.row === null ? "It was struck." : JSON.stringify(history.row, null, 2),
              "",
              ...renderHistory(history),
            ];
      console.log([...lines, "", ...rest].join("\n"));
    });
}
