import { decodeHTML } from "entities";
import type { DefaultTreeAdapterTypes } from "parse5";
import type { Fragment } from "../text/mapped-text.ts";
import { onDemand } from "./on-demand.ts";
import type { BlockKind } from "./report.ts";

/** The words of one text node of a page: what they read, where they stand in the source, and in what elements. */
export interface PageText {
  readonly fragments: readonly Fragment[];
  /** Text nodes of one line stand in one block element, with no line break between. */
  readonly line: number;
  readonly setting: Setting;
}

/** What the elements round a text node say of it. */
export interface Setting {
  readonly tag: string;
  readonly kind: BlockKind;
  readonly isLink: boolean;
  readonly isBold: boolean;
  /** In an `article` or `main`, and in no navigation, footer or aside of it. */
  readonly isMain: boolean;
  readonly isMargin: boolean;
  /** What its element's role, relation or class calls it. */
  readonly called: "byline" | "dateline" | "credit" | null;
}

export interface MarkedPage {
  readonly html: string;
  readonly texts: readonly PageText[];
}

type Node = DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.Document;
type Element = DefaultTreeAdapterTypes.Element;
type Step =
  | { readonly node: Node; readonly depth: number; readonly setting: Setting }
  | { readonly close: string; readonly isLine: boolean };

/** Elements that hold no words of an article. A form may: some systems put the whole page into one. */
const LEFT_OUT = words(
  "script style noscript template iframe object svg math canvas button select textarea xmp noembed noframes plaintext",
);
const VOID = words("br hr img meta link input source wbr col base area embed param track");
/** Elements that words flow through without a break. */
const INLINE = words(
  "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q ruby rb rp rt s samp small span strike strong sub sup time tt u var wbr img",
);
const MARGIN = words("nav footer aside menu dialog");
const KINDS: Readonly<Record<string, BlockKind>> = {
  h1: "title",
  h2: "crosshead",
  h3: "crosshead",
  h4: "crosshead",
  h5: "crosshead",
  h6: "crosshead",
  li: "list-item",
  blockquote: "block-quote",
  figcaption: "caption",
  caption: "caption",
};
/** Deeper elements lose their tags and keep their words: no article nests so, and recursive libraries overflow. */
const DEEPEST = 150;
const OUTSIDE: Setting = {
  tag: "",
  kind: "paragraph",
  isLink: false,
  isBold: false,
  isMain: false,
  isMargin: false,
  called: null,
};

/**
 * The page written again with every text node in a numbered `<span data-sayso>`, so that its place in the source is
 * known whatever a library makes of the tree. Scripts and the like are left out (JSON-LD stays). Never recurses.
 */
export function markedPage(html: string): MarkedPage {
  const texts: PageText[] = [];
  const out: string[] = ["<!doctype html>"];
  let line = 0;
  const document = onDemand.parse5().parse(html, { sourceCodeLocationInfo: true });
  const steps: Step[] = [{ node: document, depth: 0, setting: OUTSIDE }];
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    if ("close" in step) {
      out.push(step.close);
      if (step.isLine) line += 1;
    } else if ("value" in step.node) {
      out.push(writeText(step.node, step.setting, line, html, texts));
    } else if ("tagName" in step.node) {
      const { node, depth } = step;
      const name = node.tagName;
      if (LEFT_OUT.has(name) && !isJsonLd(node)) continue;
      const isLine = !INLINE.has(name);
      if (isLine) line += 1;
      if (depth < DEEPEST) out.push(`<${name}${attributes(node)}>`);
      if (VOID.has(name)) continue;
      steps.push({ close: depth < DEEPEST ? `</${name}>` : "", isLine });
      pushChildren(steps, node.childNodes, depth + 1, settingIn(node, step.setting));
    } else if ("childNodes" in step.node) {
      pushChildren(steps, step.node.childNodes, step.depth, step.setting);
    }
  }
  return { html: out.join(""), texts };
}

function pushChildren(steps: Step[], children: readonly Node[], depth: number, setting: Setting): void {
  for (let i = children.length - 1; i >= 0; i -= 1) {
    const node = children[i];
    if (node !== undefined) steps.push({ node, depth, setting });
  }
}

function settingIn(node: Element, outer: Setting): Setting {
  const tag = node.tagName;
  const isMargin = outer.isMargin || MARGIN.has(tag);
  return {
    tag,
    kind: KINDS[tag] ?? outer.kind,
    isLink: outer.isLink || tag === "a",
    isBold: outer.isBold || tag === "b" || tag === "strong",
    isMain: !isMargin && (outer.isMain || tag === "article" || tag === "main"),
    isMargin,
    called: calledOf(node) ?? outer.called,
  };
}

function calledOf({ tagName, attrs }: Element): Setting["called"] {
  if (tagName === "time") return "dateline";
  if (tagName === "body" || tagName === "article" || tagName === "main") return null;
  const names = attrs
    .filter(({ name }) => name === "class" || name === "rel" || name === "itemprop")
    .map(({ value }) => value)
    .join(" ");
  if (/(?:^|[\s_-])(?:credit|photographer|copyright)s?(?:$|[\s_-])/i.test(names)) return "credit";
  if (/(?:^|[\s_-])(?:byline|author)s?(?:$|[\s_-])/i.test(names)) return "byline";
  return /(?:^|[\s_-])(?:dateline|datePublished|pubdate|timestamp)(?:$|[\s_-])/i.test(names) ? "dateline" : null;
}

function isJsonLd(node: Element): boolean {
  return node.attrs.some(({ name, value }) => name === "type" && value.trim().toLowerCase() === "application/ld+json");
}

function attributes(node: Element): string {
  return node.attrs
    .map(({ name, value }) => (/^[a-z][\w:-]*$/.test(name) ? ` ${name}="${escaped(value)}"` : ""))
    .join("");
}

function writeText(
  node: DefaultTreeAdapterTypes.TextNode,
  setting: Setting,
  line: number,
  html: string,
  texts: PageText[],
): string {
  if (setting.tag === "script") return node.value;
  const place = node.sourceCodeLocation;
  if (setting.tag === "title" || place == null || node.value.trim() === "") return escaped(node.value);
  texts.push({ fragments: fragmentsOf(node.value, html, place.startOffset, place.endOffset), line, setting });
  return `<span data-sayso="${texts.length - 1}">${escaped(node.value)}</span>`;
}

/** A text node's words in runs: as the source has them, or what a character reference stands for. */
function fragmentsOf(value: string, html: string, start: number, end: number): readonly Fragment[] {
  const raw = html.slice(start, end);
  const fragments: Fragment[] = [];
  let at = 0;
  const push = (text: string, from: number, to: number) => {
    if (text !== "") fragments.push({ text, sourceStart: start + from, sourceEnd: start + to });
  };
  for (const { 0: reference, index } of raw.matchAll(
    /&(?:#\d{1,9}|#[xX][\da-fA-F]{1,8}|[a-zA-Z][a-zA-Z\d]{1,31});?|\r\n?/g,
  )) {
    push(raw.slice(at, index), at, index);
    push(reference.startsWith("&") ? decodeHTML(reference) : "\n", index, index + reference.length);
    at = index + reference.length;
  }
  push(raw.slice(at), at, raw.length);
  // Where the parser moved words about (stray ones in a table), all that is known is between which they stood.
  const isTrue = fragments.reduce((length, { text }) => length + text.length, 0) === value.length;
  return isTrue && fragments.map(({ text }) => text).join("") === value
    ? fragments
    : [{ text: value, sourceStart: start, sourceEnd: end }];
}

function escaped(value: string): string {
  return value.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(" "));
}
