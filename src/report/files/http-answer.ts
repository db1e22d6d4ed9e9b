import { parseFields } from "./warc-records.ts";

/** What stands before the body of an HTTP answer, and where the body begins. */
export interface HttpHead {
  readonly status: number;
  readonly fields: ReadonlyMap<string, string>;
  readonly bodyAt: number;
}

/** The head of an HTTP answer, or null where the bytes are none or its end is not among them. */
export function httpHead(bytes: Buffer): HttpHead | null {
  const end = /\r?\n\r?\n/.exec(bytes.subarray(0, 65_536).toString("latin1"));
  if (end === null) return null;
  const [first = "", ...lines] = bytes.subarray(0, end.index).toString("latin1").split(/\r?\n/);
  const status = /^HTTP\/[\d.]+ (\d{3})(?:\s|$)/.exec(first)?.[1];
  if (status === undefined) return null;
  return { status: Number(status), fields: parseFields(lines), bodyAt: end.index + end[0].length };
}

/** A body without the lengths that are set between its chunks; as it stands where it only says to have such. */
export function unchunked(body: Buffer): Buffer {
  const parts: Buffer[] = [];
  let at = 0;
  for (;;) {
    const size = /^([\da-f]{1,8})(?:\s*;[^\r\n]*)?\s*?\r?\n/i.exec(body.subarray(at, at + 200).toString("latin1"));
    if (size === null) return at === 0 ? body : Buffer.concat(parts);
    const length = Number.parseInt(size[1] ?? "", 16);
    if (length === 0) return Buffer.concat(parts);
    const start = at + size[0].length;
    parts.push(body.subarray(start, start + length));
    at = start + length;
    while (body[at] === 13 || body[at] === 10) at += 1;
  }
}
