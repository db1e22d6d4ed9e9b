import { SaysoError } from "../errors/sayso-error.ts";
import { type MarkedPage, markedPage, type PageText } from "./marked-page.ts";
import { onDemand } from "./on-demand.ts";
import { type PageLayout, pageLayout } from "./page-layout.ts";
import { type PageMetadata, pageMetadata } from "./page-metadata.ts";

/** The article of a web page: its text, where each stretch of it stands in the page's source, and what the page says of itself. */
export type Page = PageMetadata & PageLayout;

/** Fewer letters outside links are a menu or an error page. */
const LEAST = 80;
/** Of an article's letters, no more stand in links: a page of headlines is no article. */
const MOST_LINKED = 0.6;
/** Larger pages are not searched, which would take minutes: what stands in their `article` or `main` is read. */
const MOST_TEXTS = 20_000;
const MOST_SOURCE = 8 * 1024 * 1024;

/**
 * Finds a page's article with Mozilla's Readability and lays out its text. Refuses a page without one. The library
 * only chooses: order, lines, kinds and the way back to the source come from the page's own tree.
 */
export function readPage(html: string, place: string): Page {
  const marked = markedPage(html);
  const { metadata, headline, chosen } = choose(marked);
  const title = titleText(marked.texts, metadata.title ?? headline);
  const layout = pageLayout(withHead(marked.texts, chosen, title), title);
  if (!isArticle(marked.texts.filter((_, i) => chosen.has(i)))) {
    throw new SaysoError({
      code: "page-without-article",
      place,
      message: "The page holds no article.",
      remedy: "Give the page of one report, or save its text as a .txt file.",
    });
  }
  return { ...metadata, title: metadata.title ?? headline, ...layout };
}

interface Choice {
  readonly metadata: PageMetadata;
  readonly headline: string | null;
  /** Numbers of the text nodes that belong to the article. */
  readonly chosen: ReadonlySet<number>;
}

function choose({ html, texts }: MarkedPage): Choice {
  const { parseHTML } = onDemand.linkedom();
  if (texts.length > MOST_TEXTS || html.length > MOST_SOURCE) {
    const head = html.slice(0, Math.max(0, html.search(/<body[\s>]/)));
    const { document } = parseHTML(`${head}<body></body></html>`);
    const isMain = texts.some(({ setting }) => setting.isMain);
    const chosen = texts.flatMap(({ setting }, i) => ((isMain ? setting.isMain : !setting.isMargin) ? [i] : []));
    return { metadata: pageMetadata(document), headline: null, chosen: new Set(chosen) };
  }
  const { document } = parseHTML(html);
  const metadata = pageMetadata(document);
  const { Readability } = onDemand.readability();
  const article = new Readability(document, { charThreshold: 200, serializer: numbersIn }).parse();
  return { metadata, headline: article?.title ?? null, chosen: article?.content ?? new Set() };
}

/** The numbers of the marked text nodes below a node. */
function numbersIn(node: unknown): ReadonlySet<number> {
  const spans = (node as ParentNode).querySelectorAll("[data-sayso]");
  return new Set([...spans].map((span) => Number(span.getAttribute("data-sayso"))));
}

function isArticle(texts: readonly PageText[]): boolean {
  const letters = (text: PageText) =>
    text.fragments.reduce((sum, { text }) => sum + (text.match(/\p{L}/gu)?.length ?? 0), 0);
  let linked = 0;
  let free = 0;
  for (const text of texts) {
    if (text.setting.isLink) linked += letters(text);
    else free += letters(text);
  }
  return free >= LEAST && linked <= (free + linked) * MOST_LINKED;
}

/** The article's text nodes with those of its head, which the library leaves out: headline, byline, dateline. */
function withHead(
  texts: readonly PageText[],
  chosen: ReadonlySet<number>,
  title: PageText | null,
): readonly PageText[] {
  const first = texts.findIndex((_, i) => chosen.has(i));
  const heading = title === null ? first : texts.indexOf(title);
  return texts.filter(
    ({ line, setting }, i) =>
      chosen.has(i) ||
      line === title?.line ||
      (i > heading && i < first && !setting.isMargin && (setting.called === "byline" || setting.called === "dateline")),
  );
}

/** The page's first heading that its title begins with (the house's name often stands behind), or else its only one. */
function titleText(texts: readonly PageText[], title: string | null): PageText | null {
  const plain = (words: string) => words.replace(/\s+/g, " ").trim();
  const wordsOf = ({ fragments }: PageText) => plain(fragments.map(({ text }) => text).join(""));
  const headings = texts.filter(({ setting }) => setting.kind === "title" && !setting.isMargin);
  const wanted = plain(title ?? "");
  const same = headings.find((text) => wanted.startsWith(wordsOf(text)));
  if (same !== undefined) return same;
  const lines = new Set(headings.map(({ line }) => line));
  if (lines.size === 1) return headings[0] ?? null;
  return texts.find((text) => wanted !== "" && wordsOf(text) === wanted) ?? null;
}
