import { SaysoError } from "../errors/sayso-error.ts";

/** A search, understood: words for the full-text index, and what the rows must have. */
export interface Query {
  /** In the index's own language; null where only filters are asked for. */
  readonly match: string | null;
  readonly filters: readonly Filter[];
  /** The sentence that rows are to be like, best first; null where none is asked for. */
  readonly like: string | null;
}

export interface Filter {
  readonly name: FilterName;
  readonly value: string;
  readonly isNot: boolean;
}

/** What can be asked by name, beside words. */
export const FILTERS = [
  "speaker",
  "of",
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

const PART =
  /(?<minus>-?)(?:(?<name>[a-z]+):(?:"(?<quoted>[^"]*)"|(?<plain>\S*))|"(?<phrase>[^"]*)"(?<star>\*?)|NEAR\((?<near>[^)]*)\)|(?<word>\S+))/gu;

/**
 * Understands a query: words (all must stand there), `"a phrase"`, `begin*`, `NEAR(word word, 5)`; with a minus sign
 * before it, what must not; filters such as `speaker:"Petra Lunnik"`, `after:2026-03-01`, `-act:denial`; and
 * `like:"a sentence"`. Refuses with `query-invalid` a filter that there is none of, a day that is none, a second
 * `like:` and a quotation mark left open, and says where.
 */
export function parseQuery(given: string): Query {
  // The index takes a NUL for the end of what it is asked.
  const query = given.replaceAll("\0", " ");
  if ((query.match(/"/g)?.length ?? 0) % 2 === 1)
    refuse(query, query.lastIndexOf('"'), "A quotation mark is left open.", "Close it, or leave it out.");
  const words: string[] = [];
  const not: string[] = [];
  const filters: Filter[] = [];
  let like: string | null = null;
  for (const match of query.matchAll(PART)) {
    const { minus, name, quoted, plain, phrase, star, near, word } = match.groups ?? {};
    const isNot = minus === "-";
    const list = isNot ? not : words;
    if (name === "like") like = likeOf(query, match.index, quoted ?? plain ?? "", isNot || like !== null);
    else if (name !== undefined) filters.push(filterOf(query, match.index, name, quoted ?? plain ?? "", isNot));
    else if (near !== undefined) list.push(nearOf(query, match.index, near));
    else if (phrase !== undefined && hasWord(phrase)) list.push(`"${phrase}"${star ?? ""}`);
    else if (word !== undefined && hasWord(word)) list.push(quote(word));
  }
  if (words.length === 0 && not.length > 0)
    refuse(query, 0, "A search needs something that must be there.", "Add a word without a minus sign.");
  const match = words.length === 0 ? null : [words.join(" AND "), ...not].join(" NOT ");
  return { match, filters, like };
}

/** The query with a sentence that was given beside it. Refuses with `query-invalid` one that has no words, or a second. */
export function withLike(query: Query, sentence: string | undefined): Query {
  if (sentence === undefined) return query;
  return { ...query, like: likeOf(sentence, 0, sentence, query.like !== null) };
}

function likeOf(query: string, at: number, value: string, isTooMuch: boolean): string {
  if (isTooMuch)
    refuse(
      query,
      at,
      "Rows are like one sentence, and never unlike one.",
      'Write like:"…" once, without a minus sign.',
    );
  if (!hasWord(value))
    refuse(query, at, "It is not told what rows are to be like.", 'Write like:"the bridge will be closed".');
  return value;
}

function filterOf(query: string, at: number, name: string, value: string, isNot: boolean): Filter {
  const known = FILTERS.find((filter) => filter === name);
  if (known === undefined)
    return refuse(query, at, `There is no filter '${name}'.`, `Filters are ${FILTERS.join(", ")}, and like.`);
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

/** Signs alone are not in the index. */
function hasWord(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** A word as the index wants it; a star at its end finds what begins so. */
function quote(word: string): string {
  const isPrefix = word.endsWith("*") && word.length > 1;
  return `"${word.replace(/\*$/, "").replaceAll('"', "")}"${isPrefix ? "*" : ""}`;
}

function refuse(query: string, at: number, message: string, remedy: string): never {
  throw new SaysoError({ code: "query-invalid", message: `${message}\n  ${query}\n  ${" ".repeat(at)}^\n`, remedy });
}
