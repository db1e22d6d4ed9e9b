import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import { SaysoError } from "../errors/sayso-error.ts";
import { markedPage, type PageText } from "./marked-page.ts";
import { type PageMetadata, pageMetadata } from "./page-metadata.ts";
import type { Block, BlockKind } from "./report.ts";

/** The article of a web page: its text, where each stretch of it stands in the page's source, and what the page says of itself. */
export interface Page extends PageMetadata {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly sourceMap: SourceMap;
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

type SourceMap = readonly { readonly text: number; readonly source: number; readonly length: number }[];

interface Line {
  readonly kind: BlockKind;
  readonly runs: PageText[];
}

function layOut(
  root: Node | null,
  texts: readonly PageText[],
  title: string | null,
): Pick<Page, "text" | "blocks" | "sourceMap"> {
  const lines: Line[] = [];
  const heading = titleLine(texts, title);
  if (heading !== null) lines.push(heading);
  if (root !== null) collect(root, texts, lines);
  let text = "";
  const blocks: Block[] = [];
  const sourceMap: { text: number; source: number; length: number }[] = [];
  for (const { kind, runs } of lines) {
    const start = text.length === 0 ? 0 : text.length + 2;
    let line = "";
    const mapped: typeof sourceMap = [];
    for (const { characters, offsets } of runs) {
      for (let i = 0; i < characters.length; i++) {
        const c = characters.charAt(i);
        const isSpace = /\s/.test(c);
        if (isSpace && (line === "" || line.endsWith(" "))) continue;
        const source = offsets[i] ?? 0;
        const last = mapped.at(-1);
        if (
          last !== undefined &&
          last.text + last.length === start + line.length &&
          last.source + last.length === source
        )
          last.length++;
        else mapped.push({ text: start + line.length, source, length: 1 });
        line += isSpace ? " " : c;
      }
    }
    const trimmed = line.trimEnd();
    if (trimmed === "") continue;
    text += (text === "" ? "" : "\n\n") + trimmed;
    blocks.push({ kind, start, end: start + trimmed.length });
    for (const run of mapped) {
      const length = Math.min(run.length, start + trimmed.length - run.text);
      if (length > 0) sourceMap.push({ ...run, length });
    }
  }
  return { text, blocks, sourceMap };
}

/** Readability takes the headline out of the article; its words are found again among the page's own. */
function titleLine(texts: readonly PageText[], title: string | null): Line | null {
  const wanted = title?.replace(/\s+/g, " ").trim();
  if (wanted === undefined || wanted === "") return null;
  const inHeading = (t: PageText) => t.characters.replace(/\s+/g, " ").trim() === wanted;
  const found =
    texts.find((t) => t.tag === "h1" && inHeading(t)) ?? texts.find((t) => t.tag !== "title" && inHeading(t));
  return found === undefined ? null : { kind: "title", runs: [found] };
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
