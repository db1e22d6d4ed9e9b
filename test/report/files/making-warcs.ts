/** A record of a web archive. */
export function record(type: string, url: string, block: string | Uint8Array, more = ""): Buffer {
  const bytes = Buffer.from(block as Uint8Array);
  const contentType = type === "response" ? "Content-Type: application/http; msgtype=response\r\n" : "";
  const head = `WARC/1.1\r\nWARC-Type: ${type}\r\nWARC-Target-URI: ${url}\r\nWARC-Date: 2031-05-07T09:00:00Z\r\n${contentType}${more}Content-Length: ${bytes.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), bytes, Buffer.from("\r\n\r\n")]);
}

/** An HTTP answer. */
export function answer(
  body: string | Uint8Array,
  fields = "Content-Type: text/html; charset=utf-8",
  status = "200 OK",
) {
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\n${fields}\r\n\r\n`), Buffer.from(body as Uint8Array)]);
}
