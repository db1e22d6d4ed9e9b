import { createHash } from "node:crypto";
import { parseFeed } from "feedsmith";
import { SaysoError } from "../errors/sayso-error.ts";
import { isoDate } from "../report/dates.ts";
import { decodeBytes } from "../report/decode.ts";

/** What a feed holds, whatever its form. */
export interface FeedContent {
  readonly title: string | null;
  /** With an address each; in the feed's order. */
  readonly items: readonly FeedItem[];
  /** How many have no address of a page, and cannot be read. */
  readonly withoutPage: number;
}

export interface FeedItem {
  /** By which the item is known again, in whatever feed. */
  readonly key: string;
  readonly url: string;
  readonly title: string | null;
  /** ISO 8601, or null where the feed does not tell, or not plainly. */
  readonly published: string | null;
}

interface Told {
  readonly links: readonly (string | undefined)[];
  readonly title: string | undefined;
  readonly date: string | undefined;
}

/**
 * The items of a feed in RSS, Atom, RDF or JSON Feed. Refuses with `feed-invalid` what is none of these, such as the
 * page of an error.
 */
export function feedContent(bytes: Uint8Array, address: string, charset?: string): FeedContent {
  const { text } = decodeBytes(bytes, address, charset ?? declaredInXml(bytes));
  const { title, told } = parsed(text, address);
  const items = told.flatMap(({ links, title: own, date }): readonly FeedItem[] => {
    const url = links.map((link) => pageAddress(link, address)).find((link) => link !== null) ?? null;
    if (url === null) return [];
    return [{ key: keyOf(url), url, title: plain(own), published: date === undefined ? null : isoDate(date) }];
  });
  const distinct = [...new Map(items.map((item) => [item.key, item])).values()];
  return { title: plain(title), items: distinct, withoutPage: told.length - items.length };
}

function parsed(text: string, place: string): { readonly title: string | undefined; readonly told: readonly Told[] } {
  try {
    const found = parseFeed(text);
    if (found.format === "atom") {
      const told = (found.feed.entries ?? []).map(({ links = [], id, title, published, updated }) => ({
        links: [...links.filter(({ rel }) => rel === undefined || rel === "alternate").map(({ href }) => href), id],
        title: title?.value,
        date: published ?? updated,
      }));
      return { title: found.feed.title?.value, told };
    }
    if (found.format === "json") {
      const told = (found.feed.items ?? []).map(({ url, id, title, date_published }) => ({
        links: [url, id],
        title,
        date: date_published,
      }));
      return { title: found.feed.title, told };
    }
    if (found.format === "rdf") {
      const told = (found.feed.items ?? []).map(({ link, title, rdf, dc }) => ({
        links: [link, rdf?.about],
        title,
        date: dc?.dates?.[0],
      }));
      return { title: found.feed.title, told };
    }
    const told = (found.feed.items ?? []).map(({ link, guid, title, pubDate, dc }) => ({
      links: [link, guid?.isPermaLink === false ? undefined : guid?.value],
      title,
      date: pubDate ?? dc?.dates?.[0],
    }));
    return { title: found.feed.title, told };
  } catch (cause) {
    const isPage = /^\s*(<!doctype html|<html[\s>])/i.test(text);
    throw new SaysoError(
      {
        code: "feed-invalid",
        place,
        message: isPage ? "It is a web page, not a feed." : "It is no feed in RSS, Atom, RDF or JSON Feed.",
        remedy: "Give the address of the feed itself; the page's source names it under rel=alternate.",
      },
      cause,
    );
  }
}

/** The address of a page, or null where it is none. What only counts readers is left out, so that a page is one page. */
function pageAddress(link: string | undefined, base: string): string | null {
  if (link === undefined || link.trim() === "" || /^(urn|tag):/i.test(link) || !URL.canParse(link, base)) return null;
  const url = new URL(link.trim(), base);
  if (!/^https?:$/.test(url.protocol)) return null;
  url.hash = "";
  for (const name of [...url.searchParams.keys()]) if (name.startsWith("utm_")) url.searchParams.delete(name);
  return url.href;
}

function keyOf(url: string): string {
  return createHash("sha256").update(url).digest("hex").slice(0, 32);
}

function plain(title: string | undefined): string | null {
  const text = (title ?? "").replace(/\s+/g, " ").trim();
  return text === "" ? null : text;
}

function declaredInXml(bytes: Uint8Array): string | undefined {
  return /^\s*<\?xml[^>]*encoding=["']([\w-]+)/i.exec(Buffer.from(bytes.subarray(0, 200)).toString("latin1"))?.[1];
}
