import fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { intakeBytes } from "../../src/report/intake.ts";
import { sourceSpan } from "../../src/text/mapped-text.ts";

const LONG =
  "Shopkeepers on both banks rejected the plan and demanded talks with the council about it before the end of the week.";
const page = (body: string, head = "") =>
  `<!doctype html><html><head><title>Bridge closed | The Marn Post</title>${head}</head><body><nav><a href="/">Home</a></nav>${body}<footer>About us</footer></body></html>`;
const ARTICLE = `<article><h1>Bridge closed</h1><p>Mayor Petra Lunnik said that the bridge &amp; the ferry would close for &quot;at least a month&quot; &mdash; perhaps  longer.</p><figure><img src="a.png"><figcaption>The bridge in May</figcaption></figure><p>&#8220;We have <b>no</b> other way,&#8221; she told reporters.</p><p>${LONG}</p><h2>Reactions</h2><ul><li>The union welcomed the decision.</li></ul><blockquote>${LONG}</blockquote></article>`;
const read = (html: string) => intakeBytes(Buffer.from(html), { contentType: "text/html" });

describe("a web page", () => {
  const report = read(page(ARTICLE));

  test("is read as its article's blocks, entities resolved, without menus", () => {
    const blocks = report.blocks.map(({ kind, start, end }) => [kind, report.text.slice(start, end)]);
    expect(blocks).toContainEqual(["title", "Bridge closed"]);
    expect(blocks).toContainEqual([
      "paragraph",
      'Mayor Petra Lunnik said that the bridge & the ferry would close for "at least a month" — perhaps longer.',
    ]);
    expect(blocks).toContainEqual(["paragraph", "“We have no other way,” she told reporters."]);
    expect(blocks).toContainEqual(["caption", "The bridge in May"]);
    expect(blocks).toContainEqual(["crosshead", "Reactions"]);
    expect(blocks).toContainEqual(["list-item", "The union welcomed the decision."]);
    expect(report.text).not.toContain("Home");
  });

  test("keeps the way back to its source", () => {
    const html = page(ARTICLE);
    for (const words of ["Petra Lunnik", "Shopkeepers on both", "she told reporters", "bridge & the"]) {
      const start = report.text.indexOf(words);
      const span = sourceSpan(report.source ?? [], { start, end: start + words.length });
      expect(html.slice(span?.start, span?.end)).toBe(words.replace("&", "&amp;"));
    }
  });

  test.each([
    [
      "JSON-LD",
      '<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Bridge shut","datePublished":"2031-05-06T10:00:00Z","publisher":{"name":"The Marn Post"}}]}</script>',
      "Bridge shut",
    ],
    [
      "Open Graph",
      '<meta property="og:title" content="Bridge shut"><meta property="og:site_name" content="The Marn Post"><meta property="article:published_time" content="2031-05-06T10:00:00Z">',
      "Bridge shut",
    ],
    [
      "broken JSON-LD and meta",
      '<script type="application/ld+json">{oops</script><meta name="publisher" content="The Marn Post"><meta name="date" content="2031-05-06T10:00:00Z"><meta property="og:title" content="Bridge shut">',
      "Bridge shut",
    ],
  ])("tells title, publisher and date from %s", (_, head, title) => {
    expect(read(page(ARTICLE, head))).toMatchObject({
      title,
      publisher: "The Marn Post",
      published: "2031-05-06T10:00:00Z",
    });
  });

  test("without an article is refused", () => {
    expect(() => read(page("<p>Not found</p>"))).toThrow(
      expect.objectContaining({ failure: expect.objectContaining({ code: "page-without-article" }) }),
    );
  });

  test("shows its byline, dateline and credits as what they are", () => {
    const { text, blocks } = read(
      page(
        `<article><header><h1>Bridge <em>closed</em></h1><p class="byline">By Ana Brandt</p><time datetime="2031-05-06">6 May 2031</time></header><p>${LONG} It was <time>on Monday</time> that it shut.</p><figure><figcaption>The bridge in May <span class="credit">Meridian News</span></figcaption></figure><p><strong>What now?</strong></p><p>${LONG}</p><p>${LONG}</p></article>`,
      ),
    );
    expect(blocks.map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
      ["title", "Bridge closed"],
      ["byline", "By Ana Brandt"],
      ["dateline", "6 May 2031"],
      ["paragraph", `${LONG} It was on Monday that it shut.`],
      ["caption", "The bridge in May Meridian News"],
      ["crosshead", "What now?"],
      ["paragraph", LONG],
      ["paragraph", LONG],
    ]);
    expect(blocks[4]).toHaveProperty("credit", "Meridian News");
  });

  test.each([
    ["a form round the whole page", `<form>${ARTICLE}</form>`],
    ["unclosed tags", ARTICLE.replace(/<\/(?:p|li|figure|h2)>/g, "")],
    ["a table for a layout", `<table><tr><td>Menu</td><td>${ARTICLE}</td></tr></table>`],
  ])("is read through %s", (_, body) => {
    const { text } = read(page(body));
    expect(text).toContain("We have no other way");
    expect(text).toContain(LONG);
  });

  test("in a code page is read by its meta tag", () => {
    const html = page(ARTICLE.replace("Petra Lunnik", "Çağla Şimşek"), '<meta charset="windows-1254">');
    const bytes = iconv.encode(html, "windows-1254");
    expect(intakeBytes(bytes, { file: "a.html" }).text).toContain("Mayor Çağla Şimşek said");
  });

  test("of headlines alone is no article", () => {
    const list = `<ul>${`<li><a href="/x">${LONG}</a></li>`.repeat(30)}</ul>`;
    expect(() => read(page(list))).toThrow("The page holds no article.");
  });

  test.each([
    ["half a million character references", `<article><p>${LONG}</p><p>${"&amp;".repeat(500_000)}</p></article>`],
    ["fifty thousand paragraphs", `<article><p>${LONG}${"<p>x".repeat(50_000)}</article>`],
    ["tags nested fifty thousand deep", `<p>${LONG}${"<b>".repeat(50_000)}${LONG}`],
  ])("of %s is read in seconds", (_, body) => {
    expect(read(page(body)).text).toContain(LONG);
  });

  test("may nest as deep as it likes", () => {
    expect(read(page(`${"<div>".repeat(20_000)}<p>${LONG}</p><p>${LONG}</p>`)).text).toContain("Shopkeepers");
  });

  test("with script in it holds none of the script", () => {
    expect(
      read(page(ARTICLE.replace("</article>", "<script>alert(1)</script><style>p{}</style></article>"))).text,
    ).not.toMatch(/alert|p\{\}/);
  });

  test("of random words maps every block back to its words", () => {
    const words = fc.array(
      fc.constantFrom("said", "the", "café", "&amp;", "&lt;b&gt;", "naïve", "<b>bold</b>", "&#8220;", "\n", "  "),
      { minLength: 30, maxLength: 60 },
    );
    fc.assert(
      fc.property(words, (parts) => {
        const html = page(`<article><p>${LONG}</p><p>${parts.join(" ")}</p><p>${LONG}</p></article>`);
        const { text, source = [] } = read(html);
        for (const match of text.matchAll(/said|the|café|naïve|bold/g)) {
          const span = sourceSpan(source, { start: match.index, end: match.index + match[0].length });
          expect(html.slice(span?.start, span?.end)).toBe(match[0]);
        }
      }),
      { seed: 6, numRuns: 25 },
    );
  });
});
