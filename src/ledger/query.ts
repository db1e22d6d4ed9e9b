import { SaysoError } from "../errors/sayso-error.ts";

/** A search, understood: words for the full-text index, and what the rows must have. */
export interface Query {
  /** In the index's own language; null where only filters are asked for. */
  readonly match: string | null;
  readonly filters: readonly Filter[];
}

export interface Filter {
  readonly name: FilterName;
  readonly value: string;
  readonly isNot: boolean;
}

/** What can be asked by name, beside words. */
export const FILTERS = [
  "speaker",
  "role",
  "act",
  "manner",
  "channel",
  "publisher",
  "after",
  "before",
  "type",
  "mode",
  "modality",
  "actor",
  "recipient",
  "target",
  "polarity",
  "basis",
  "dispute",
  "place",
  "country",
] as const;
export type FilterName = (typeof FILTERS)[number];

const PART = /(-?)([a-z]+):(?:"([^"]*)"|(\S*))|"([^"]*)"(\*?)|NEAR\(([^)]*)\)|(\S+)/gu;

/**
 * Understands a query: words (all must stand there), `"a phrase"`, `begin*`, `NEAR(word word, 5)`, `-word` that must
 * not, and filters such as `speaker:"Petra Lunnik"`, `after:2026-03-01`, `-act:denial`. Refuses with `query-invalid` a
 * filter that there is none of, a day that is none, and a quotation mark left open, and says where.
 */
export function parseQuery(given: string): Query {
  // The index takes a NUL for the end of what it is asked.
  const query = given.replaceAll("\0", " ");
  if ((query.match(/"/g)?.length ?? 0) % 2 === 1)
    refuse(query, query.lastIndexOf('"'), "A quotation mark is left open.", "Close it, or leave it out.");
  const words: string[] = [];
  const not: string[] = [];
  const filters: Filter[] = [];
  for (const match of query.matchAll(PART)) {
    const [whole, minus, name, quoted, plain, phrase, star, near, word] = match;
    if (name !== undefined) filters.push(filterOf(query, match.index, name, quoted ?? plain ?? "", minus === "-"));
    else if (phrase !== undefined) {
      if (/[\p{L}\p{N}]/u.test(phrase)) words.push(`"${phrase}"${star ?? ""}`);
    } else if (near !== undefined) words.push(nearOf(query, match.index, near));
    else if (word?.startsWith("-") === true && word.length > 1) not.push(quote(word.slice(1)));
    else if (word !== undefined && /[\p{L}\p{N}]/u.test(word)) words.push(quote(word));
    else if (word === undefined)
      refuse(query, match.index, `'${whole}' is not understood.`, "See 'sayso search --help'.");
  }
  if (words.length === 0 && not.length > 0)
    refuse(query, 0, "A search needs something that must be there.", "Add a word without a minus sign.");
  const match = words.length === 0 ? null : [words.join(" AND "), ...not].join(" NOT ");
  return { match, filters };
}

function filterOf(query: string, at: number, name: string, value: string, isNot: boolean): Filter {
  const known = FILTERS.find((filter) => filter === name);
  if (known === undefined)
    return refuse(query, at, `There is no filter '${name}'.`, `Filters are ${FILTERS.join(", ")}.`);
  if (value === "")
    refuse(query, at, `The filter '${name}' has no value.`, `Write ${name}:value or ${name}:"two words".`);
  const isDay = known !== "after" && known !== "before";
  if (!isDay && !/^\d{4}(-\d{2}(-\d{2})?)?$/.test(value))
    refuse(query, at, `'${value}' is no day.`, "Write it as YYYY-MM-DD.");
  return { name: known, value, isNot };
}

function nearOf(query: string, at: number, inside: string): string {
  const [, words = "", reach = "10"] = /^(.*?)(?:,\s*(\d+))?\s*$/u.exec(inside) ?? [];
  const list = words.match(/[\p{L}\p{N}*]+/gu) ?? [];
  if (list.length < 2) return refuse(query, at, "NEAR needs two words.", "Write NEAR(army withdrew, 5).");
  return `NEAR(${list.map(quote).join(" ")}, ${reach})`;
}

/** A word as the index wants it; a star at its end finds what begins so. */
function quote(word: string): string {
  const isPrefix = word.endsWith("*") && word.length > 1;
  return `"${word.replace(/\*$/, "").replaceAll('"', "")}"${isPrefix ? "*" : ""}`;
}

function refuse(query: string, at: number, message: string, remedy: string): never {
  throw new SaysoError({ code: "query-invalid", message: `${message}\n  ${query}\n  ${" ".repeat(at)}^\n`, remedy });
}
