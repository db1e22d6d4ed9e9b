import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isForbiddenAddress } from "../../src/report/address.ts";
import { fetchPage } from "../../src/report/fetch-page.ts";
import { guardedRequest } from "../../src/report/guarded-request.ts";

describe("isForbiddenAddress", () => {
  test.each([
    "127.0.0.1",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",
    "no address",
  ])("forbids %s", (address) => {
    expect(isForbiddenAddress(address)).toBe(true);
  });

  test.each(["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "8.8.8.8"])("allows %s", (address) => {
    expect(isForbiddenAddress(address)).toBe(false);
  });
});

describe("fetchPage", () => {
  let server: Server;
  let base = "";
  /** The test's own server is let through; everything else stays forbidden. */
  const isForbidden = (address: string) => address !== "127.0.0.1";

  beforeAll(async () => {
    server = createServer((request, response) => {
      const { url } = request;
      if (request.headers["if-none-match"] === '"1"') response.writeHead(304).end();
      else if (url === "/page") response.setHeader("content-type", "text/html").end("<p>hello</p>");
      else if (url === "/moved") response.writeHead(302, { location: "/page" }).end();
      else if (url === "/inside")
        response.writeHead(302, { location: "http://169.254.169.254/latest/meta-data" }).end();
      else if (url === "/loop") response.writeHead(302, { location: "/loop" }).end();
      else if (url === "/packed" || url === "/bomb") {
        response.setHeader("content-encoding", "gzip").end(gzipSync(url === "/bomb" ? "x".repeat(5_000_000) : "hello"));
      } else if (url === "/broken") response.setHeader("content-encoding", "gzip").end("no gzip");
      else if (url === "/endless") {
        response.write("x".repeat(5000));
      } else if (url === "/large") response.end("x".repeat(5000));
      else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  test("brings the bytes, their type and the last address", async () => {
    const page = await fetchPage(`${base}/moved`, { isForbidden });
    expect({ ...page, bytes: Buffer.from(page.bytes).toString() }).toEqual({
      bytes: "<p>hello</p>",
      contentType: "text/html",
      url: `${base}/page`,
    });
  });

  test("gives a redirect to whoever wants to follow it", async () => {
    const { status, headers } = await guardedRequest(`${base}/moved`, {}, { isForbidden, follows: false });
    expect([status, headers["location"]]).toEqual([302, "/page"]);
  });

  test("gives an answer of any status, and headers that were asked with", async () => {
    expect((await guardedRequest(`${base}/none`, {}, { isForbidden })).status).toBe(404);
    expect((await guardedRequest(`${base}/page`, { "if-none-match": '"1"' }, { isForbidden })).status).toBe(304);
  });

  test("unpacks what a server packs unasked", async () => {
    const { bytes } = await fetchPage(`${base}/packed`, { isForbidden });
    expect(Buffer.from(bytes).toString()).toBe("hello");
  });

  test.each([
    ["/nowhere", {}, "url-failed", "404"],
    ["/inside", {}, "url-private", "private"],
    ["/loop", { redirects: 3 }, "url-redirects", "3 times"],
    ["/bomb", { maxSize: 100_000 }, "file-too-large", "100000"],
    ["/broken", {}, "url-failed", "could not be fetched"],
    ["/large", { maxSize: 1000 }, "file-too-large", "1000"],
    ["/endless", { timeout: 300 }, "url-timeout", "0.3 seconds"],
  ])("refuses %s", async (path, limits, code, words) => {
    await expect(fetchPage(base + path, { ...limits, isForbidden })).rejects.toMatchObject({
      failure: { code, message: expect.stringContaining(words) },
    });
  });

  test.each([
    "http://127.0.0.1/",
    "http://localhost/",
    "http://[::1]/",
    "http://0x7f.1/",
    "http://2130706433/",
    "http://169.254.169.254/",
  ])("goes nowhere near %s", async (address) => {
    await expect(fetchPage(address)).rejects.toMatchObject({ failure: { code: "url-private" } });
  });

  test.each(["file:///etc/passwd", "ftp://example.org/", "https://user:secret@example.org/", "nonsense"])(
    "refuses %s as no web address",
    async (address) => {
      await expect(fetchPage(address)).rejects.toMatchObject({ failure: { code: "url-invalid" } });
    },
  );
});
