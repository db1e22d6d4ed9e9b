import { type Fragment, mappedText, type Piece } from "../text/mapped-text.ts";
import { captionCredit, lineForm } from "./line-forms.ts";
import type { PageText } from "./marked-page.ts";
import type { Block, BlockKind } from "./report.ts";

/** An article's text, a blank line between its blocks, and the way back to the page's source. */
export interface PageLayout {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly source: readonly Piece[];
}

/** A line of a page: the text nodes of one block element, and its words. */
interface Line {
  readonly texts: readonly PageText[];
  readonly fragments: readonly Fragment[];
  readonly words: string;
}

const BREAK = "\n\n";
/** So many lines below the title may name the writer, the place and the day. */
const HEAD = 5;

/** Lays out the text nodes of an article, in order. `title` is one of them, where the page shows its headline. */
export function pageLayout(texts: readonly PageText[], title: PageText | null): PageLayout {
  const fragments: Fragment[] = [];
  const blocks: Block[] = [];
  let start = 0;
  const lines = linesOf(texts);
  const head = lines.findIndex((line) => line.texts.some((text) => text === title)) + HEAD;
  lines.forEach((line, i) => {
    if (blocks.length > 0) {
      const at = line.fragments[0]?.sourceStart ?? 0;
      fragments.push({ text: BREAK, sourceStart: at, sourceEnd: at });
      start += BREAK.length;
    }
    for (const fragment of line.fragments) fragments.push(fragment);
    blocks.push({ ...formOf(line, title, i <= head), start, end: start + line.words.length });
    start += line.words.length;
  });
  const { text, pieces } = mappedText(fragments);
  return { text, blocks, source: pieces };
}

function linesOf(texts: readonly PageText[]): readonly Line[] {
  const groups: PageText[][] = [];
  for (const text of texts) {
    const last = groups.at(-1);
    if (last?.[0]?.line === text.line) last.push(text);
    else groups.push([text]);
  }
  return groups
    .map((group) => {
      const fragments = withSingleSpaces(group.flatMap(({ fragments }) => fragments));
      return { texts: group, fragments, words: fragments.map(({ text }) => text).join("") };
    })
    .filter(({ words }) => words !== "");
}

/** The fragments with every run of white space as one blank, and none at their ends. */
function withSingleSpaces(fragments: readonly Fragment[]): readonly Fragment[] {
  const out: Fragment[] = [];
  for (const { text, sourceStart, sourceEnd } of fragments) {
    const isCopy = text.length === sourceEnd - sourceStart;
    for (const { 0: run, index } of text.matchAll(/\s+|\S+/g)) {
      const from = isCopy ? sourceStart + index : sourceStart;
      const to = isCopy ? from + run.length : sourceEnd;
      if (!/^\s/.test(run)) out.push({ text: run, sourceStart: from, sourceEnd: to });
      else if (out.length > 0 && out.at(-1)?.text !== " ") out.push({ text: " ", sourceStart: from, sourceEnd: to });
    }
  }
  if (out.at(-1)?.text === " ") out.pop();
  return out;
}

function formOf({ texts, words }: Line, title: PageText | null, inHead: boolean): { kind: BlockKind; credit?: string } {
  const [first] = texts;
  const kind = first?.setting.kind ?? "paragraph";
  if (texts.some((text) => text === title)) return { kind: "title" };
  if (kind === "title") return { kind: "crosshead" };
  if (kind === "caption") return withCredit(captionCredit(words) ?? calledCredit(texts));
  if (kind !== "paragraph" || words.length > 400) return { kind };
  const all = (called: string) => texts.every(({ setting }) => setting.called === called);
  if (words.length <= 160 && all("byline")) return { kind: "byline" };
  if (words.length <= 120 && all("dateline")) return { kind: "dateline" };
  const form = lineForm(words);
  if (inHead && (form.kind === "byline" || form.kind === "dateline")) return { kind: form.kind };
  if (form.kind === "caption") return withCredit(form.credit ?? null);
  const isHeading =
    form.kind === "heading" && words.length <= 90 && texts.every(({ setting }) => setting.isBold && !setting.isLink);
  return { kind: isHeading ? "crosshead" : "paragraph" };
}

function withCredit(credit: string | null): { kind: BlockKind; credit?: string } {
  return credit === null || credit === "" ? { kind: "caption" } : { kind: "caption", credit };
}

/** What the page itself marks as the credit of a picture. */
function calledCredit(texts: readonly PageText[]): string | null {
  const credit = texts
    .filter(({ setting }) => setting.called === "credit")
    .flatMap(({ fragments }) => fragments.map(({ text }) => text))
    .join("")
    .trim();
  return credit.length <= 100 ? credit.replace(/^[([]+|[)\]]+$/g, "") : null;
}
