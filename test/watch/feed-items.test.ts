import { expect, test } from "vitest";
import { feedContent } from "../../src/watch/feed-items.ts";

const BASE = "https://news.example/feeds/all";
const bytes = (text: string) => new TextEncoder().encode(text);

const ONE = { title: "The Marn Post", url: "https://news.example/a", own: "Bridge & ferry", published: "2026-03-03" };

test.each([
  [
    "RSS",
    `<rss version="2.0"><channel><title>The Marn Post</title><item><title>Bridge &amp; ferry</title>
     <link>https://news.example/a?utm_source=rss#top</link><pubDate>Tue, 03 Mar 2026 00:00:00 GMT</pubDate></item></channel></rss>`,
  ],
  [
    "RSS with the address as its guid",
    `<rss version="2.0"><channel><title>The Marn Post</title><item><title>Bridge &amp; ferry</title>
     <guid>https://news.example/a</guid><pubDate>Tue, 03 Mar 2026 00:00:00 GMT</pubDate></item></channel></rss>`,
  ],
  [
    "Atom",
    `<feed xmlns="http://www.w3.org/2005/Atom"><title>The Marn Post</title><entry><id>urn:1</id><title>Bridge &amp; ferry</title>
     <link rel="self" href="/x"/><link href="/a"/><updated>2026-03-03T00:00:00Z</updated></entry></feed>`,
  ],
  [
    "RDF",
    `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
     <channel><title>The Marn Post</title></channel><item rdf:about="https://news.example/a"><title>Bridge &amp; ferry</title>
     <link>https://news.example/a</link><dc:date>2026-03-03</dc:date></item></rdf:RDF>`,
  ],
  [
    "JSON Feed",
    JSON.stringify({
      version: "https://jsonfeed.org/version/1.1",
      title: "The Marn Post",
      items: [{ id: "1", url: "https://news.example/a", title: "Bridge & ferry", date_published: "2026-03-03" }],
    }),
  ],
])("reads %s", (_, text) => {
  const { title, items, withoutPage } = feedContent(bytes(text), BASE);
  expect(withoutPage).toBe(0);
  expect(
    items.map((item) => ({ title, url: item.url, own: item.title, published: item.published?.slice(0, 10) })),
  ).toEqual([ONE]);
});

test("one page is one item, however it is linked, and what has no page is counted", () => {
  const item = (link: string) => `<item><title>x</title>${link}</item>`;
  const links = [
    "<link>/a?utm_medium=x</link>",
    "<link>/a#b</link>",
    "<guid isPermaLink='false'>77</guid>",
    "<link>mailto:a@b</link>",
  ];
  const { items, withoutPage } = feedContent(
    bytes(`<rss version="2.0"><channel>${links.map(item).join("")}</channel></rss>`),
    BASE,
  );
  expect(items.map(({ url }) => url)).toEqual(["https://news.example/a"]);
  expect(withoutPage).toBe(2);
});

test.each([
  ["an error page", "<!doctype html><html><body>Down for maintenance</body></html>", "web page, not a feed"],
  ["another JSON", '{"a":1}', "no feed in RSS"],
  ["a feed cut short", "<rss><channel><item>", "no feed in RSS"],
  ["nothing", " ", "no feed in RSS"],
])("refuses %s", (_, text, message) => {
  expect(() => feedContent(bytes(text), BASE)).toThrow(message);
});

test("reads a feed in the code page that it declares", () => {
  const text =
    '<?xml version="1.0" encoding="ISO-8859-1"?><rss version="2.0"><channel><title>Marn\xe9</title></channel></rss>';
  expect(feedContent(Buffer.from(text, "latin1"), BASE).title).toBe("Marné");
});
