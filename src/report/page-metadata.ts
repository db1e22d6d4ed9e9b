/** What a page says of itself. */
export interface PageMetadata {
  readonly title: string | null;
  readonly publisher: string | null;
  readonly published: string | null;
  readonly url: string | null;
}

/** Title, publisher, date and address from JSON-LD, Open Graph, meta and `time`, the first that has them. */
export function pageMetadata(document: Document): PageMetadata {
  const linked = linkedData(document);
  const meta = (...names: string[]) => {
    for (const name of names) {
      const value = document
        .querySelector(`meta[property="${name}"],meta[name="${name}"],meta[itemprop="${name}"]`)
        ?.getAttribute("content");
      if (value != null && value.trim() !== "") return value.trim();
    }
    return null;
  };
  const time = document.querySelector("time[datetime]")?.getAttribute("datetime") ?? null;
  return {
    title: text(linked["headline"]) ?? meta("og:title", "twitter:title"),
    publisher: nameOf(linked["publisher"]) ?? meta("og:site_name", "publisher", "application-name"),
    published:
      text(linked["datePublished"]) ??
      meta(
        "article:published_time",
        "datePublished",
        "pubdate",
        "publish-date",
        "date",
        "DC.date.issued",
        "parsely-pub-date",
      ) ??
      time,
    url:
      webAddress(document.querySelector('link[rel="canonical"]')?.getAttribute("href")) ?? webAddress(meta("og:url")),
  };
}

const ARTICLE = /Article|Report|BlogPosting|LiveBlog/;

/** The first article among a page's JSON-LD; hostile or broken data is passed over. */
function linkedData(document: Document): Readonly<Record<string, unknown>> {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    try {
      const waiting: unknown[] = [JSON.parse(script.textContent ?? "")];
      for (let seen = 0; waiting.length > 0 && seen < 1000; seen++) {
        const item = waiting.shift();
        if (Array.isArray(item)) waiting.push(...item.slice(0, 100));
        else if (isRecord(item)) {
          if (ARTICLE.test(String(item["@type"]))) return item;
          if ("@graph" in item) waiting.push(item["@graph"]);
        }
      }
    } catch {
      // Not JSON: the page's other metadata serves.
    }
  }
  return {};
}

function webAddress(value: string | null | undefined): string | null {
  return value != null && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol) ? value : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function text(value: unknown): string | null {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
}

function nameOf(value: unknown): string | null {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  return text(one) ?? (isRecord(one) ? text(one["name"]) : null);
}
