import { SaysoError } from "../../errors/sayso-error.ts";
import type { ByteReader } from "./byte-reader.ts";

/** A record of a web archive. */
export interface WarcRecord {
  /** By its name in small letters. */
  readonly fields: ReadonlyMap<string, string>;
  /** Null where it was larger than what was asked for, and passed over. */
  readonly block: Buffer | null;
}

export type Fields = WarcRecord["fields"];

const LONGEST_LINE = 65_536;
/** Of a block, so much is looked at to tell whether it is wanted. */
const HEAD = 16_384;

/**
 * The records of a WARC that `isWanted` by their fields and the beginning of their block, in order; blocks of more than `most` bytes are not held. Refuses with
 * `file-damaged`, after all that came before, an archive that is cut in the middle or is none.
 */
export async function* warcRecords(
  reader: ByteReader,
  place: string,
  most: number,
  isWanted: (fields: Fields, head: Buffer) => boolean,
): AsyncGenerator<WarcRecord> {
  for (let number = 1; ; number += 1) {
    const version = await firstLine(reader);
    if (version === null) return;
    if (!/^WARC\/\d/.test(version)) throw damaged(place, number, `Record ${number} does not begin as one`);
    const fields = await fieldsOf(reader);
    const length = Number(fields?.get("content-length") ?? Number.NaN);
    if (fields === null || !Number.isSafeInteger(length) || length < 0)
      throw damaged(place, number, `Record ${number} is cut in its header, or has no length`);
    const wanted = isWanted(fields, await reader.peek(Math.min(length, HEAD)));
    const block = wanted && length <= most ? await reader.take(length) : null;
    const passed = block?.length ?? (await reader.skip(length));
    if (passed < length) {
      const of = fields.get("warc-target-uri");
      throw damaged(place, number, `The archive ends in record ${number}${of === undefined ? "" : ` (${of})`}`);
    }
    if (wanted) yield { fields, block };
  }
}

/** Empty lines part records; some writers set more than the two that the standard asks for. */
async function firstLine(reader: ByteReader): Promise<string | null> {
  for (;;) {
    const line = await reader.line(LONGEST_LINE);
    if (line === null) return null;
    const words = line.toString("latin1").trim();
    if (words !== "") return words;
  }
}

/** Fields up to the empty line; null where the end comes first. */
async function fieldsOf(reader: ByteReader): Promise<Fields | null> {
  const lines: string[] = [];
  for (let line = await reader.line(LONGEST_LINE); line !== null; line = await reader.line(LONGEST_LINE)) {
    const words = line.toString("utf8").trimEnd();
    if (words === "") return parseFields(lines);
    lines.push(words);
  }
  return null;
}

/** Header fields by their names in small letters, the first of each; lines that begin with a space go on with the last. */
export function parseFields(lines: readonly string[]): Fields {
  const fields = new Map<string, string>();
  let last = "";
  for (const line of lines) {
    if (/^[ \t]/.test(line)) {
      fields.set(last, `${fields.get(last) ?? ""} ${line.trim()}`);
      continue;
    }
    const colon = line.indexOf(":");
    if (colon < 0) continue;
    last = line.slice(0, colon).trim().toLowerCase();
    if (!fields.has(last)) fields.set(last, line.slice(colon + 1).trim());
  }
  return fields;
}

function damaged(place: string, number: number, what: string): SaysoError {
  return new SaysoError({
    code: "file-damaged",
    place,
    message: `${what}; ${number === 1 ? "nothing came before" : "the records before it were read"}.`,
    remedy: "Get the archive again.",
  });
}
