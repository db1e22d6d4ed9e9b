import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import { SaysoError } from "../errors/sayso-error.ts";
import { type Fragment, mappedText, type Piece } from "../text/mapped-text.ts";
import { markedPage, type PageText } from "./marked-page.ts";
import { type PageMetadata, pageMetadata } from "./page-metadata.ts";
import type { Block, BlockKind } from "./report.ts";

/** The article of a web page: its text, where each stretch of it stands in the page's source, and what the page says of itself. */
export interface Page extends PageMetadata {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly source: readonly Piece[];
}

const KINDS: Readonly<Record<string, BlockKind>> = {
  H1: "title",
  H2: "crosshead",
  H3: "crosshead",
  H4: "crosshead",
  H5: "crosshead",
  H6: "crosshead",
  LI: "list-item",
  BLOCKQUOTE: "block-quote",
  FIGCAPTION: "caption",
  CAPTION: "caption",
  TIME: "dateline",
  ADDRESS: "byline",
};
const BREAKS = new Set([
  "P",
  "DIV",
  "SECTION",
  "ARTICLE",
  "PRE",
  "TD",
  "TR",
  "TABLE",
  "UL",
  "OL",
  "FIGURE",
  "BR",
  "HR",
  "DD",
  "DT",
  ...Object.keys(KINDS),
]);
const BREAK = "\n\n";
/** Fewer letters are a menu or an error page. */
const LEAST = 80;

/**
 * Finds a page's article (Mozilla's Readability) and lays out its text, a block a line with a blank line between.
 * Every run of text remembers its place in the source: text nodes are marked before the library moves them about.
 */
export function readPage(html: string, place: string): Page {
  const marked = markedPage(html);
  const { document } = parseHTML(marked.html);
  const metadata = pageMetadata(document as unknown as Document);
  const article = new Readability(document as unknown as Document, { charThreshold: 200, keepClasses: false }).parse();
  const root =
    article?.content == null ? null : parseHTML(`<html><body>${article.content}</body></html>`).document.body;
  const laid = layOut(root as unknown as Node | null, marked.texts, article?.title ?? null);
  const letters = laid.text.match(/\p{L}/gu)?.length ?? 0;
  if (letters < LEAST) {
    throw new SaysoError({
      code: "page-without-article",
      place,
      message: "The page holds no article.",
      remedy: "Give the page of one report, or save its text as a .txt file.",
    });
  }
  return { ...metadata, title: metadata.title ?? article?.title ?? null, ...laid };
}

interface Line {
  readonly kind: BlockKind;
  readonly runs: PageText[];
}

function layOut(
  root: Node | null,
  texts: readonly PageText[],
  title: string | null,
): Pick<Page, "text" | "blocks" | "source"> {
  const lines: Line[] = [];
  if (root !== null) collect(root, texts, lines);
  const heading = titleRun(texts, title);
  if (heading !== null && !lines.some(({ runs }) => runs.includes(heading))) {
    lines.unshift({ kind: "title", runs: [heading] });
  }
  const fragments: Fragment[] = [];
  const blocks: Block[] = [];
  let length = 0;
  for (const { kind, runs } of lines) {
    const line = fragmentsOf(runs);
    const first = line[0];
    if (first === undefined) continue;
    if (blocks.length > 0) {
      fragments.push({ text: BREAK, sourceStart: first.sourceStart, sourceEnd: first.sourceStart });
      length += BREAK.length;
    }
    fragments.push(...line);
    blocks.push({ kind, start: length, end: length + line.length });
    length += line.length;
  }
  const { text, pieces } = mappedText(fragments);
  return { text, blocks, source: pieces };
}

/** A line's code units one by one, white space as one blank, none at its ends. */
function fragmentsOf(runs: readonly PageText[]): readonly Fragment[] {
  const out: Fragment[] = [];
  for (const { characters, offsets } of runs) {
    for (let i = 0; i < characters.length; i++) {
      const sourceStart = offsets[i] ?? 0;
      const text = /\s/.test(characters.charAt(i)) ? " " : characters.charAt(i);
      if (text === " " && (out.length === 0 || out.at(-1)?.text === " ")) continue;
      out.push({ text, sourceStart, sourceEnd: Math.max(offsets[i + 1] ?? sourceStart + 1, sourceStart + 1) });
    }
  }
  if (out.at(-1)?.text === " ") out.pop();
  return out;
}

/** Readability takes the headline out of the article; its words are found again among the page's own headings. */
function titleRun(texts: readonly PageText[], title: string | null): PageText | null {
  const plain = (words: string) => words.replace(/\s+/g, " ").trim();
  const wanted = plain(title ?? "");
  // A page's title often has the house's name behind the headline.
  const isHeadline = ({ tag, characters }: PageText) =>
    tag === "h1" && plain(characters) !== "" && wanted.startsWith(plain(characters));
  return (
    texts.find(isHeadline) ??
    texts.find(({ tag, characters }) => tag !== "title" && plain(characters) === wanted) ??
    null
  );
}

/** Walks the article without recursion: a page may nest as deep as it likes. */
function collect(root: Node, texts: readonly PageText[], lines: Line[]): void {
  let open = false;
  const stack: { node: Node; kind: BlockKind }[] = [{ node: root, kind: "paragraph" }];
  const marks: { readonly leave: true }[] = [];
  const work: ((typeof stack)[number] | (typeof marks)[number])[] = stack;
  for (let item = work.pop(); item !== undefined; item = work.pop()) {
    if ("leave" in item) {
      open = false;
      continue;
    }
    const { node, kind } = item;
    const name = node.nodeName.toUpperCase();
    const inner = KINDS[name] ?? kind;
    if (BREAKS.has(name)) open = false;
    const id = (node as Partial<Element>).getAttribute?.("data-sayso");
    const run = id == null ? undefined : texts[Number(id)];
    if (run !== undefined) {
      const last = lines.at(-1);
      if (open && last !== undefined) last.runs.push(run);
      else if (run.characters.trim() !== "") {
        lines.push({ kind: inner, runs: [run] });
        open = true;
      }
      continue;
    }
    if (BREAKS.has(name)) work.push({ leave: true });
    for (let child = node.lastChild; child !== null; child = child.previousSibling)
      work.push({ node: child, kind: inner });
  }
}
