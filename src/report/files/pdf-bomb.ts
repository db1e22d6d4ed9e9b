import { inflateSync } from "node:zlib";
import { SaysoError } from "../../errors/sayso-error.ts";

/** A picture of a page takes some megabytes unpacked, and is never unpacked for its text. */
const AT_LEAST = 64 * 1024 * 1024;
/** Packed over packed, no deeper. */
const DEEPEST = 3;

/**
 * Refuses with `archive-too-large` a PDF of which a packed stream would take more than `most` bytes (or `AT_LEAST`) in
 * memory: the library that reads PDFs unpacks without bound. What cannot be unpacked is left to it.
 */
export function refusePdfBomb(bytes: Uint8Array, place: string, most: number): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const limit = Math.max(most, AT_LEAST);
  for (let at = file.indexOf("stream"); at >= 0; at = file.indexOf("stream", at + 6)) {
    if (file.subarray(at - 3, at).toString("latin1") === "end") continue;
    let start = at + 6;
    while (file[start] === 13 || file[start] === 10) start += 1;
    if (bursts(file.subarray(start), limit, DEEPEST)) throw tooLarge(place, limit);
  }
}

function bursts(packed: Buffer, limit: number, depth: number): boolean {
  // How zlib's data begin: only these are unpacked, the rest costs nothing.
  if (depth === 0 || packed[0] === undefined || (packed[0] & 0x0f) !== 8 || packed.readUInt16BE(0) % 31 !== 0)
    return false;
  try {
    return bursts(inflateSync(packed, { maxOutputLength: limit }), limit, depth - 1);
  } catch (error) {
    return (error as { code?: string }).code === "ERR_BUFFER_TOO_LARGE";
  }
}

function tooLarge(place: string, limit: number): SaysoError {
  return new SaysoError({
    code: "archive-too-large",
    place,
    message: `A part of the PDF unpacks to more than ${Math.round(limit / 1024 / 1024)} MB.`,
    remedy: "It may be made to fill memory. If you trust it, save its text as a .txt file.",
  });
}
