import { Command, InvalidArgumentError, Option } from "commander";
import { openLedger } from "../ledger/open-ledger.ts";
import { FILTERS, parseQuery } from "../ledger/query.ts";
import { ROW_KINDS, type RowKind } from "../ledger/rows-of.ts";
import { type Hit, searchRows } from "../ledger/search.ts";
import { ledgerOption, ledgerPath } from "./ledger-option.ts";
import { painter, safe } from "./text/page.ts";

interface SearchOptions {
  readonly ledger?: string;
  readonly kind?: RowKind;
  readonly format: "text" | "json" | "ndjson";
  readonly sort: "fit" | "date";
  readonly limit: number;
  readonly cursor?: string;
}

/** `sayso search QUERY`. */
export function searchCommand(): Command {
  return new Command("search")
    .description("find rows of the ledger by words and by what they are")
    .argument("<query...>", `words, "a phrase", begin*, NEAR(one other, 5), -without, and filters such as speaker:"…"`)
    .addOption(ledgerOption())
    .addOption(new Option("--kind <kind>", "rows of one kind alone").choices(ROW_KINDS))
    .addOption(new Option("--format <format>").choices(["text", "json", "ndjson"]).default("text"))
    .addOption(
      new Option("--sort <order>", "the best fit first, or the newest").choices(["fit", "date"]).default("fit"),
    )
    .option("--limit <count>", "rows a page", count, 20)
    .option("--cursor <cursor>", "go on from where a page ended")
    .addHelpText(
      "after",
      `\nFilters: ${FILTERS.join(", ")}. A minus sign before one asks for rows without it. Where thousands of rows have the words, those added last come first.`,
    )
    .action(search);
}

function count(value: string): number {
  const limit = Number(value);
  if (Number.isInteger(limit) && limit > 0 && limit <= 1000) return limit;
  throw new InvalidArgumentError("It is no number from 1 to 1000.");
}

function search(words: readonly string[], { ledger: path, kind, format, sort, limit, cursor }: SearchOptions): void {
  const query = parseQuery(words.join(" "));
  const ledger = openLedger(ledgerPath(path));
  const page = searchRows(ledger, query, { kind: kind ?? null, sort, limit, cursor: cursor ?? null });
  ledger.close();
  if (format === "json") console.log(JSON.stringify(page, null, 2));
  else if (format === "ndjson") for (const hit of page.hits) console.log(JSON.stringify(hit));
  else {
    for (const hit of page.hits) console.log(`${rendered(hit)}\n`);
    console.log(page.hits.length === 0 ? "Nothing found." : page.next === null ? "" : `More: --cursor ${page.next}`);
  }
}

function rendered({ id, kind, report, snippet, isCorrected }: Hit): string {
  const paint = painter({ width: null, isColoured: process.stdout.isTTY && process.stdout.hasColors() });
  const where = [report.publisher, report.published?.slice(0, 10), report.title ?? report.file].filter(
    (x) => x != null,
  );
  return `${paint("bold", safe(id))}  ${paint("cyan", kind)}${isCorrected ? paint("green", " corrected") : ""}  ${paint("dim", safe(where.join(" · ")))}\n  ${safe(snippet)}`;
}
