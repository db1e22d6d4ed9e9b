// `node bench/blocks.ts`: the blocks of plain text against GUM's marks of form (heads, items, captions, quotations).
// GUM keeps the words and not the bullets of a list, nor what sets a quotation off: those two cannot be told from it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { plainBlocks } from "../src/report/blocks.ts";
import { haveCorpora, SHARED } from "./corpora.ts";

/** GUM's genres that are written prose; what is spoken has no blocks. */
const GENRES = /_(?:news|whow|voyage|bio|interview|academic|speech|textbook|court|essay|letter)_/;
const KINDS: Readonly<Record<string, string>> = {
  head: "heading",
  item: "list-item",
  caption: "caption",
  quote: "block-quote",
  p: "paragraph",
};

interface Marked {
  readonly kind: string;
  readonly words: string;
}

const files = process.argv.length > 2 ? process.argv.slice(2) : ["gum-dev.conllu", "gum-train.conllu"];
const counts = new Map<string, { right: number; gold: number; told: number }>();
for (const name of haveCorpora() ? files : []) {
  for (const document of documents(readFileSync(join(SHARED, "corpora/ud", name), "utf8"))) score(document);
}
for (const [kind, { right, gold, told }] of counts) {
  const f1 = (2 * right) / Math.max(1, gold + told);
  console.log(`${kind.padEnd(12)} F1 ${f1.toFixed(3)}  recall ${right}/${gold}  precision ${right}/${told}`);
}

/** Block by block, laid out as plain text with blank lines: GUM keeps no layout of its own. */
function score(marked: readonly Marked[]): void {
  const text = marked.map(({ words }) => words).join("\n\n");
  const told = new Map(
    plainBlocks(text).map(({ start, kind }) => [start, kind === "title" || kind === "crosshead" ? "heading" : kind]),
  );
  let start = 0;
  for (const { kind, words } of marked) {
    const as = told.get(start) ?? "none";
    tally(kind).gold += 1;
    tally(as).told += 1;
    if (as === kind) tally(kind).right += 1;
    start += words.length + 2;
  }
}

function tally(kind: string) {
  const found = counts.get(kind) ?? { right: 0, gold: 0, told: 0 };
  counts.set(kind, found);
  return found;
}

function documents(conllu: string): readonly (readonly Marked[])[] {
  return conllu
    .split("# newdoc id = ")
    .slice(1)
    .filter((document) => GENRES.test(document.slice(0, 60)))
    .map(blocksOf);
}

function blocksOf(document: string): readonly Marked[] {
  const blocks: { kind: string; words: string }[] = [];
  for (const sentence of document.split("\n\n")) {
    const words = /^# text = (.*)$/m.exec(sentence)?.[1] ?? "";
    const opened = /^# newpar_block = (.*)$/m.exec(sentence)?.[1];
    const last = blocks.at(-1);
    if (/^# newpar/m.test(sentence) || last === undefined) blocks.push({ kind: kindIn(opened ?? "p"), words });
    else last.words += ` ${words}`;
  }
  return blocks.filter(({ words }) => words !== "");
}

function kindIn(opened: string): string {
  const names = [...opened.matchAll(/(?:^|\| )(\w+)/g)].map((match) => match[1] ?? "");
  const told = ["caption", "item", "quote", "head"].find((name) => names.includes(name)) ?? "p";
  return KINDS[told] ?? "paragraph";
}
