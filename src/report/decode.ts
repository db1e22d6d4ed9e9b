import iconv from "iconv-lite";
import { SaysoError } from "../errors/sayso-error.ts";
import { knownFormat, looksBinary } from "./binary-kind.ts";
import { type Encoding, tellEncoding } from "./encoding.ts";
import type { Warning } from "./report.ts";

export interface Decoded {
  /** The bytes as text, whole and unchanged but for a byte-order mark. */
  readonly text: string;
  readonly encoding: Encoding;
  readonly warnings: readonly Warning[];
}

/**
 * The text of a file's bytes. Refuses formats that are no text. `declared` is the encoding that a header or the page
 * itself names; `place` names the file in errors.
 */
export function decodeBytes(bytes: Uint8Array, place: string, declared?: string): Decoded {
  const format = knownFormat(bytes);
  if (format !== null) throw binary(place, `The file is a ${format}, not text.`);
  const encoding = tellEncoding(bytes, declared);
  if (encoding === null) throw unknownEncoding(place);
  if (!encoding.name.startsWith("utf-16") && !encoding.name.startsWith("utf-32") && looksBinary(bytes)) {
    throw binary(place, "The file is binary: more than one byte in twenty is a control code.");
  }
  const text = decodeAs(bytes.subarray(encoding.markLength), encoding.name);
  return { text, encoding, warnings: warningsOf(text, encoding) };
}

function decodeAs(bytes: Uint8Array, name: string): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (name === "utf-8") return buffer.toString("utf8");
  // Buffer keeps lone surrogates, where other decoders put U+FFFD and so hide the damage.
  if (name === "utf-16le") return buffer.toString("utf16le");
  if (name === "utf-16be")
    return Buffer.from(buffer.subarray(0, buffer.length & ~1))
      .swap16()
      .toString("utf16le");
  return iconv.decode(buffer, name, { stripBOM: false });
}

function warningsOf(text: string, { name, toldBy }: Encoding): readonly Warning[] {
  const warnings: Warning[] = [];
  if (toldBy === "guess" && name !== "utf-8") {
    const message = `The encoding was guessed to be ${name}; accented letters may be wrong. Save the file as UTF-8 to be sure.`;
    warnings.push({ code: "encoding-guessed", message });
  }
  const start = toldBy === "mark" || toldBy === "form" ? -1 : text.indexOf("\ufffd");
  if (start >= 0) {
    const message = `Some bytes do not fit ${name} and stand as U+FFFD, the first here.`;
    warnings.push({ code: "encoding-damaged", message, start, end: start + 1 });
  }
  return warnings;
}

function binary(place: string, message: string): SaysoError {
  return new SaysoError({ code: "file-binary", place, message, remedy: "Give a text file or a web page." });
}

function unknownEncoding(place: string): SaysoError {
  const message = "The encoding of the file cannot be told.";
  return new SaysoError({ code: "encoding-unknown", place, message, remedy: "Save the file as UTF-8." });
}
