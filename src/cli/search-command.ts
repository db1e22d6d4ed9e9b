import { Command, InvalidArgumentError, Option } from "commander";
import { SaysoError } from "../errors/sayso-error.ts";
import { createReader } from "../index.ts";
import { LIKEST, type Like } from "../ledger/likeness/like-rows.ts";
import { openLedger } from "../ledger/open-ledger.ts";
import { FILTERS, parseQuery, withLike } from "../ledger/query.ts";
import { ROW_KINDS, type RowKind } from "../ledger/rows-of.ts";
import { type Hit, searchRows } from "../ledger/search.ts";
import { ledgerOption, ledgerPath } from "./ledger-option.ts";
import { counted, painter, safe } from "./text/page.ts";

interface SearchOptions {
  readonly ledger?: string;
  readonly like?: string;
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
    .argument("[query...]", `words, "a phrase", begin*, NEAR(one other, 5), -without, and filters such as speaker:"…"`)
    .addOption(ledgerOption())
    .option("--like <sentence>", "statements and events whose sentence means the like of this one, the likest first")
    .addOption(new Option("--kind <kind>", "rows of one kind alone").choices(ROW_KINDS))
    .addOption(new Option("--format <format>").choices(["text", "json", "ndjson"]).default("text"))
    .addOption(
      new Option("--sort <order>", "the best fit first, or the newest").choices(["fit", "date"]).default("fit"),
    )
    .option("--limit <count>", "rows a page", count, 20)
    .option("--cursor <cursor>", "go on from where a page ended")
    .addHelpText(
      "after",
      `\nFilters: ${FILTERS.join(", ")}. A minus sign before one asks for rows without it. like:"a sentence" in the query is the same as --like: the ${LIKEST} likest of the rows that the rest of the query asks for, each with how like it is (at most 1). Where thousands of rows have the words, those added last come first.`,
    )
    .action(search);
}

function count(value: string): number {
  const limit = Number(value);
  if (Number.isInteger(limit) && limit > 0 && limit <= 1000) return limit;
  throw new InvalidArgumentError("It is no number from 1 to 1000.");
}

async function search(words: readonly string[], options: SearchOptions): Promise<void> {
  const { kind, format, sort, limit, cursor } = options;
  if (words.length === 0 && options.like === undefined) throw nothingAsked();
  const query = withLike(parseQuery(words.join(" ")), options.like);
  const ledger = openLedger(ledgerPath(options.ledger));
  const like = query.like === null ? null : await likeOf(query.like);
  const page = searchRows(ledger, query, { kind: kind ?? null, sort, limit, cursor: cursor ?? null, like });
  ledger.close();
  if (like !== null && page.leftOut > 0)
    console.error(
      `sayso: ${counted(page.leftOut, "row")} left out: their sentences were not seen by model ${like.model}. 'sayso reread' has it read them.`,
    );
  if (format === "json") console.log(JSON.stringify(page, null, 2));
  else if (format === "ndjson") for (const hit of page.hits) console.log(JSON.stringify(hit));
  else {
    for (const hit of page.hits) console.log(`${rendered(hit)}\n`);
    console.log(page.hits.length === 0 ? "Nothing found." : page.next === null ? "" : `More: --cursor ${page.next}`);
  }
}

/** A sentence by the model that ships: no places are needed for it. */
async function likeOf(sentence: string): Promise<Like> {
  const reader = await createReader({ gazetteer: null });
  const vector = await reader.vectorOf(sentence);
  await reader.close();
  return { vector, model: reader.version };
}

function nothingAsked(): SaysoError {
  return new SaysoError({
    code: "query-invalid",
    message: "It is not told what to look for.",
    remedy: 'Give words or filters, or a sentence with --like "…".',
  });
}

function rendered({ id, kind, report, snippet, isCorrected, score }: Hit): string {
  const paint = painter({ width: null, isColoured: process.stdout.isTTY && process.stdout.hasColors() });
  const where = [report.publisher, report.published?.slice(0, 10), report.title ?? report.file].filter(
    (x) => x != null,
  );
  const how = score === null ? "" : `  ${score.toFixed(2)}`;
  return `${paint("bold", safe(id))}  ${paint("cyan", kind)}${how}${isCorrected ? paint("green", " corrected") : ""}  ${paint("dim", safe(where.join(" · ")))}\n  ${safe(snippet)}`;
}
