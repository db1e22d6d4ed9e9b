import { randomBytes } from "node:crypto";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { answer, record } from "./making-warcs.ts";
import { page, takeAll } from "./taking.ts";

const QUAY = page("Quay shut", "The mayor, Ana Brandt, said that nobody had been told of it before the weekend.");
const DATED = page(
  "Quay open",
  "The mayor, Ana Brandt, said that the inspectors had found nothing that would keep ships out.",
  '<meta property="article:published_time" content="2031-05-09">',
);
const [first, second] = ["https://oskavar.example/quay", "https://oskavar.example/open"];
const RECORDS = [
  record("warcinfo", "https://oskavar.example/", "software: made for a test"),
  record("request", first, "GET /quay HTTP/1.1\r\n\r\n"),
  record("response", first, answer(QUAY)),
  record("response", "https://oskavar.example/logo.png", answer("x".repeat(3000), "Content-Type: image/png")),
  record("response", "https://oskavar.example/gone", answer(QUAY, "Content-Type: text/html", "404 Not Found")),
  record("response", "https://oskavar.example/robots.txt", answer("User-agent: *", "Content-Type: text/plain")),
  record("response", second, answer(DATED)),
];
const WARC = Buffer.concat(RECORDS);
const PACKED = Buffer.concat(RECORDS.map((one) => gzipSync(one)));
const WACZ = zipSync({
  "pages/pages.jsonl": strToU8('{"format":"json-pages-1.0"}'),
  "archive/data.warc.gz": [PACKED, { level: 0 }],
  "archive/more.warc": [record("response", first, answer(QUAY)), { level: 6 }],
  "datapackage.json": strToU8("{}"),
});
/** What is long and packs badly, so that what comes after it is far from what comes before. */
const PICTURE = gzipSync(
  record("response", "https://oskavar.example/quay.jpg", answer(randomBytes(90_000), "Content-Type: image/jpeg")),
);
const placesOf = ({ reports }: Awaited<ReturnType<typeof takeAll>>) => reports.map(({ file }) => file);

describe("a web archive", () => {
  test.each([
    ["crawl.warc", WARC],
    ["crawl.warc.gz", PACKED],
    ["crawl", gzipSync(WARC)],
  ])("%s gives the pages that were fetched, with address and day", async (name, bytes) => {
    const { reports, failures } = await takeAll(name, bytes);
    expect(failures).toEqual([]);
    expect(reports).toMatchObject([
      { file: `${name}#${first}`, url: first, title: "Quay shut", published: "2031-05-07T09:00:00Z" },
      { file: `${name}#${second}`, url: second, title: "Quay open", published: "2031-05-09" },
    ]);
    expect(reports[0]?.text).toContain("nobody had been told");
  });

  test("in a WACZ is read, one after the other", async () => {
    const taken = await takeAll("crawl.wacz", WACZ);
    expect(taken.failures).toEqual([]);
    expect(placesOf(taken)).toEqual([first, second, first].map((url) => `crawl.wacz#${url}`));
  });

  const chunked = `${Buffer.byteLength(QUAY).toString(16)}\r\n${QUAY}\r\n0\r\n\r\n`;
  test.each([
    ["packed by gzip", answer(gzipSync(QUAY), "Content-Type: text/html\r\nContent-Encoding: gzip")],
    ["packed by brotli", answer(brotliCompressSync(QUAY), "Content-Type: text/html\r\nContent-Encoding: br")],
    ["in chunks", answer(chunked, "Content-Type: text/html\r\nTransfer-Encoding: chunked")],
    ["unpacked though it says otherwise", answer(QUAY, "Content-Type: text/html\r\nContent-Encoding: gzip")],
  ])("has pages %s", async (_, block) => {
    expect((await takeAll("a.warc", record("response", first, block))).reports[0]?.text).toContain("Ana Brandt");
  });

  test("has pages and texts that were put into it by themselves", async () => {
    const page = record("resource", first, QUAY, "Content-Type: text/html\r\n");
    const text = record("conversion", second, "The quay is open.", "Content-Type: text/plain\r\n");
    const { reports } = await takeAll("a.warc", Buffer.concat([page, text]));
    expect(reports.map(({ title, text }) => title ?? text)).toEqual(["Quay shut", "The quay is open."]);
  });
});

describe("a bad archive", () => {
  test("cut in the middle of a record gives what came before, and tells the rest", async () => {
    const taken = await takeAll("a.warc", WARC.subarray(0, WARC.length - 400));
    expect(placesOf(taken)).toEqual([`a.warc#${first}`]);
    expect(taken.failures).toEqual([
      {
        place: "a.warc",
        code: "file-damaged",
        message: `The archive ends in record 7 (${second}); the records before it were read.`,
      },
    ]);
  });

  test.each([
    ["a packed one that is cut", PACKED.subarray(0, PACKED.length - 60), "a.warc.gz"],
    ["a packed one that is damaged", Buffer.concat([PACKED, PICTURE, gzipSync(WARC).fill(7, 40, 90)]), "a.warc.gz"],
    ["a WACZ that is cut", Buffer.from(WACZ).subarray(0, 900), "a.wacz"],
  ])("%s gives what came before, and tells the rest", async (_, bytes, name) => {
    const taken = await takeAll(name, bytes);
    expect(placesOf(taken)[0]).toBe(`${name}#${first}`);
    expect(taken.failures).toMatchObject([{ place: name, code: "file-damaged" }]);
  });

  test.each([
    ["no page", record("warcinfo", first, "x"), "file-empty"],
    [
      "junk between records",
      Buffer.concat([record("warcinfo", first, "x"), Buffer.from("junk\r\n\r\n")]),
      "file-damaged",
    ],
    ["a record without its length", "WARC/1.1\r\nWARC-Type: response\r\n\r\n", "file-damaged"],
    ["an office document", zipSync({ "word/document.xml": strToU8("<w/>") }), "file-binary"],
    ["a gzip in a gzip", gzipSync(gzipSync(WARC)), "file-binary"],
    ["a broken gzip", gzipSync("words ".repeat(900)).fill(255, 20, 40), "file-damaged"],
    ["a gzip cut in its head", gzipSync("words").subarray(0, 6), "file-damaged"],
  ])("with %s is told", async (_, bytes, code) => {
    const { reports, failures } = await takeAll("a.bin", bytes);
    expect(reports).toEqual([]);
    expect(failures).toMatchObject([{ place: "a.bin", code }]);
  });

  const nothing = Buffer.alloc(80 * 1024 * 1024);
  test.each([
    ["gzip", gzipSync(Buffer.concat([record("warcinfo", first, "x"), record("resource", first, nothing)]))],
    ["zip", zipSync({ "archive/a.warc": [record("resource", first, nothing), { level: 6 }] })],
    ["zip, beside the archive", zipSync({ "pages/a": [nothing, { level: 6 }], "archive/a.warc": WARC })],
  ])("that bursts is refused: %s", async (_, bomb) => {
    expect((await takeAll("a.bin", bomb)).failures).toMatchObject([{ code: "archive-too-large" }]);
  });

  test("whose one page bursts tells that page and reads the next", async () => {
    const bomb = answer(gzipSync(nothing), "Content-Type: text/html\r\nContent-Encoding: gzip");
    const taken = await takeAll("a.warc", Buffer.concat([record("response", second, bomb), RECORDS[2] as Buffer]));
    expect(taken.failures).toMatchObject([{ place: `a.warc#${second}`, code: "file-too-large" }]);
    expect(placesOf(taken)).toEqual([`a.warc#${first}`]);
  });
});

test("a text or a mail in a gzip is read as what it is", async () => {
  expect((await takeAll("a.txt.gz", gzipSync("The quay is shut."))).reports[0]?.text).toBe("The quay is shut.");
  const mail = "From: Ana\r\nSubject: Quay\r\nMIME-Version: 1.0\r\n\r\nThe quay is shut.";
  expect((await takeAll("a.gz", gzipSync(mail))).reports[0]?.title).toBe("Quay");
});
