import { decodeHTML } from "entities";
import { type DefaultTreeAdapterTypes, parse } from "parse5";

/** The words of one text node of a page, and where each of its code units stands in the source. */
export interface PageText {
  readonly characters: string;
  readonly offsets: readonly number[];
  /** The element that it stands in. */
  readonly tag: string;
}

type PageNode = DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.Document;

const LEFT_OUT = new Set([
  "script",
  "style",
  "noscript",
  "template",
  "iframe",
  "object",
  "svg",
  "math",
  "canvas",
  "form",
  "button",
  "select",
  "textarea",
]);
const VOID = new Set(["br", "hr", "img", "meta", "link", "input", "source", "wbr", "col", "base"]);
/** Deeper elements lose their tags and keep their words: no article nests so, and recursive libraries overflow. */
const DEEPEST = 150;

/**
 * The page written again with every text node in a numbered `<span data-sayso>`, so that its place in the source is
 * known whatever a library makes of the tree. Scripts and the like are left out (JSON-LD stays).
 */
export function markedPage(html: string): { readonly html: string; readonly texts: readonly PageText[] } {
  const texts: PageText[] = [];
  const out: string[] = [];
  const work: { node: PageNode; depth: number; tag: string }[] | { close: string }[] = [];
  const stack: ({ node: PageNode; depth: number; tag: string } | { close: string })[] = work;
  stack.push({ node: parse(html, { sourceCodeLocationInfo: true }), depth: 0, tag: "" });
  for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
    if ("close" in item) {
      out.push(item.close);
      continue;
    }
    const { node, depth, tag } = item;
    if (node.nodeName === "#text" && "value" in node) {
      out.push(writeText(node, tag, html, texts));
    } else if ("childNodes" in node) {
      const name = node.nodeName;
      const isElement = "tagName" in node;
      if (isElement && LEFT_OUT.has(name) && !isJsonLd(node)) continue;
      const isTagged = isElement && depth < DEEPEST;
      if (isTagged) out.push(`<${name}${attributes(node)}>`);
      if (isTagged && !VOID.has(name)) stack.push({ close: `</${name}>` });
      for (const child of [...node.childNodes].reverse())
        stack.push({ node: child, depth: depth + 1, tag: isElement ? name : tag });
    }
  }
  return { html: `<!doctype html>${out.join("")}`, texts };
}

function isJsonLd(node: DefaultTreeAdapterTypes.Element): boolean {
  return node.attrs.some(({ name, value }) => name === "type" && value === "application/ld+json");
}

function attributes(node: DefaultTreeAdapterTypes.Element): string {
  return node.attrs.map(({ name, value }) => (/^[\w:-]+$/.test(name) ? ` ${name}="${escaped(value)}"` : "")).join("");
}

function writeText(node: DefaultTreeAdapterTypes.TextNode, tag: string, html: string, texts: PageText[]): string {
  if (tag === "script") return node.value;
  const place = node.sourceCodeLocation;
  if (place == null || node.value.trim() === "") return escaped(node.value);
  const offsets = offsetsOf(node.value, html.slice(place.startOffset, place.endOffset), place.startOffset);
  texts.push({ characters: node.value, offsets, tag });
  return tag === "title" ? escaped(node.value) : `<span data-sayso="${texts.length - 1}">${escaped(node.value)}</span>`;
}

/** Where each code unit of a text node comes from: a character reference gives all of its units its own beginning. */
function offsetsOf(value: string, raw: string, start: number): readonly number[] {
  const offsets: number[] = [];
  let characters = "";
  for (const match of raw.matchAll(/&(?:#\d+|#[xX][\da-fA-F]+|\w+);?|\r\n?|[^&\r]|&/g)) {
    const decoded = match[0].startsWith("&") ? decodeHTML(match[0]) : match[0].replace(/\r\n?/, "\n");
    characters += decoded;
    for (let i = 0; i < decoded.length; i++) offsets.push(start + match.index + (match[0].startsWith("&") ? 0 : i));
  }
  // Where the parser moved text about (a table's stray words), only its beginning is known.
  return characters === value ? offsets : [...value].map(() => start);
}

function escaped(value: string): string {
  return value.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}
