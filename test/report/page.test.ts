import fc from "fast-check";
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
